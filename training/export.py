# SPDX-License-Identifier: Apache-2.0
"""
Writes a trained role model as an ONNX file for one item and one organization, its weights as small
integers.

Weights have 7 bits and a factor for each row. The sum of two products of such a weight and an
activation of 8 bits fits into the 16 bits that processors without VNNI add them up in, so that
every processor decides alike. See "Quantize ONNX models" in the documentation of ONNX Runtime.
"""
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from encoder import FIRST_MARKER, HEADS, MARKERS, WIDTH

BITS = 7
OPSET = 17  # the first with LayerNormalization
MAX_TOKENS = 512


def quantize(matrix, axis):
    """Integers of BITS bits and their factors, one for each entry along the axis that is kept."""
    limit = 2 ** (BITS - 1) - 1
    largest = np.abs(matrix).max(axis=axis, keepdims=True).clip(1e-9)
    best, least = None, None
    # Cutting off the largest weights often costs less than coarser steps for all.
    for share in (1.0, 0.9, 0.8, 0.7, 0.6):
        scale = largest * share / limit
        rounded = np.clip(np.round(matrix / scale), -limit, limit)
        error = ((rounded * scale - matrix) ** 2).sum(axis=axis, keepdims=True)
        if best is None:
            best, best_scale, least = rounded, scale, error
        else:
            better = error < least
            best = np.where(better, rounded, best)
            best_scale, least = np.where(better, scale, best_scale), np.where(better, error, least)
    return best.astype(np.int8), best_scale.astype(np.float32)


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.count = [], [], 0

    def weight(self, array):
        self.count += 1
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), f"w{self.count}"))
        return self.weights[-1].name

    def op(self, kind, *inputs, outputs=1, **attributes):
        self.count += 1
        names = [f"v{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def number(self, value):
        return self.weight(np.array(value, dtype=np.float32))

    def shape(self, *sizes):
        return self.weight(np.array(sizes, dtype=np.int64))

    def linear(self, x, matrix, bias):
        """x: (tokens, in); matrix: (in, out)"""
        integers, factor = quantize(matrix, 0)
        xq, xs, xz = self.op("DynamicQuantizeLinear", x, outputs=3)
        zero = self.weight(np.zeros((), dtype=np.int8))
        product = self.op("MatMulInteger", xq, self.weight(integers), xz, zero)
        product = self.op("Cast", product, to=TensorProto.FLOAT)
        factors = self.op("Mul", xs, self.weight(factor[0]))
        return self.op("Add", self.op("Mul", product, factors), self.weight(bias))

    def norm(self, x, module):
        weight, bias = array(module.weight), array(module.bias)
        return self.op(
            "LayerNormalization", x, self.weight(weight), self.weight(bias), axis=-1, epsilon=1e-12
        )

    def gelu(self, x):
        erf = self.op("Erf", self.op("Div", x, self.number(2**0.5)))
        both = self.op("Mul", x, self.op("Add", erf, self.number(1)))
        return self.op("Mul", both, self.number(0.5))

    def heads(self, x):
        split = self.op("Reshape", x, self.shape(-1, HEADS, WIDTH // HEADS))
        return self.op("Transpose", split, perm=[1, 0, 2])


def array(tensor):
    return tensor.detach().float().numpy()


def transformer(graph, layer, x):
    linear = [layer.query, layer.key, layer.value]
    together = graph.linear(
        x,
        np.concatenate([array(each.weight).T for each in linear], 1),
        np.concatenate([array(each.bias) for each in linear]),
    )
    query, key, value = graph.op("Split", together, outputs=3, axis=1)
    keys = graph.op("Transpose", graph.heads(key), perm=[0, 2, 1])
    scores = graph.op("MatMul", graph.heads(query), keys)
    scores = graph.op("Mul", scores, graph.number((WIDTH // HEADS) ** -0.5))
    mixed = graph.op("MatMul", graph.op("Softmax", scores, axis=-1), graph.heads(value))
    mixed = graph.op("Transpose", mixed, perm=[1, 0, 2])
    mixed = graph.op("Reshape", mixed, graph.shape(-1, WIDTH))
    added = graph.linear(mixed, array(layer.output.weight).T, array(layer.output.bias))
    x = graph.norm(graph.op("Add", x, added), layer.attention_norm)
    inner = graph.gelu(graph.linear(x, array(layer.up.weight).T, array(layer.up.bias)))
    added = graph.linear(inner, array(layer.down.weight).T, array(layer.down.bias))
    return graph.norm(graph.op("Add", x, added), layer.output_norm)


def embeddings(graph, model):
    words = array(model.words.weight).copy()
    words[FIRST_MARKER : FIRST_MARKER + MARKERS] = array(model.markers)
    integers, factors = quantize(words, 1)
    x = graph.op("Gather", graph.weight(integers), "ids")
    x = graph.op("Cast", x, to=TensorProto.FLOAT)
    x = graph.op("Mul", x, graph.op("Gather", graph.weight(factors), "ids"))
    length = graph.op("Shape", "ids")
    positions = graph.weight(array(model.positions)[:MAX_TOKENS])
    x = graph.op("Add", x, graph.op("Slice", positions, graph.shape(0), length))
    return graph.norm(x, model.norm)


def export(model, calibration, path):
    """
    calibration: (temperature, what is added to the logits of victim, source, mentioned)
    """
    graph = Graph()
    x = embeddings(graph, model)
    for layer in model.layers:
        x = transformer(graph, layer, x)
    named = graph.op("ReduceMean", graph.op("Gather", x, "named"), axes=[0], keepdims=1)
    text = graph.op("ReduceMean", x, axes=[0], keepdims=1)
    first = graph.op("Gather", x, graph.shape(0))

    def gemm(value, module, divisor=1.0, more=0.0):
        bias = array(module.bias) / divisor + np.array(more, dtype=np.float32)
        matrix = graph.weight(array(module.weight) / np.float32(divisor))
        return graph.op("Gemm", value, matrix, graph.weight(bias.astype(np.float32)), transB=1)

    _, inner, _, _, outer = model.head
    joined = graph.op("Concat", named, text, first, axis=1)
    logits = gemm(graph.gelu(gemm(joined, inner)), outer, *calibration)
    item = graph.op("Concat", text, first, axis=1)
    roles = graph.op("Softmax", logits, axis=-1)
    standings = graph.op("Sigmoid", gemm(item, model.standing_head[1]))
    probabilities = graph.op("Concat", roles, standings, axis=1)
    graph.nodes.append(helper.make_node("Squeeze", [probabilities, graph.shape(0)], ["out"]))
    proto = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "roles",
            [
                helper.make_tensor_value_info("ids", TensorProto.INT64, ["tokens"]),
                helper.make_tensor_value_info("named", TensorProto.INT64, ["places"]),
            ],
            [helper.make_tensor_value_info("out", TensorProto.FLOAT, [6])],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        producer_name="bellwether",
    )
    proto.ir_version = 8
    onnx.checker.check_model(proto)
    onnx.save(proto, path)
