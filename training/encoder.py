# SPDX-License-Identifier: Apache-2.0
"""
A sentence encoder of the BERT family, read from its ONNX file, and a head that tells the role of
each organization of an item from the places where it is named.
"""
import math
import re

import onnx
import torch
import torch.nn.functional as functional
from onnx import numpy_helper
from torch import nn

from wordpiece import CLS, SEP

WIDTH, HEADS, INNER = 384, 12, 1536
DROPPED = 0.1
STANDINGS = ("claimed", "denied", "aftermath")  # what else is told about the item
FIRST_MARKER, MARKERS = 1, 24  # [unused0] and following, which stand for organizations
COMPANY_WORDS = [2194, 3813, 3029]  # company, firm, organization: what a marker means at first


class Linear(nn.Linear):
    """Multiplies in the precision of its input."""

    def forward(self, x):
        return functional.linear(x, self.weight.to(x.dtype), self.bias.to(x.dtype))


class LayerNorm(nn.LayerNorm):
    """Normalizes in the precision of its input."""

    def forward(self, x):
        return functional.layer_norm(
            x, (WIDTH,), self.weight.to(x.dtype), self.bias.to(x.dtype), self.eps
        )


class Layer(nn.Module):
    def __init__(self, weights, matrices, prefix):
        super().__init__()
        names = ("attention.self.query", "attention.self.key", "attention.self.value")
        names += ("attention.output.dense", "intermediate.dense", "output.dense")
        linear = [Linear(WIDTH, WIDTH) for _ in range(4)]
        linear += [Linear(WIDTH, INNER), Linear(INNER, WIDTH)]
        for module, name, matrix in zip(linear, names, matrices):
            module.weight.data = weights[matrix].t().contiguous()
            module.bias.data = weights[prefix + name + ".bias"]
        self.query, self.key, self.value, self.output, self.up, self.down = linear
        self.attention_norm = norm(weights, prefix + "attention.output.LayerNorm")
        self.output_norm = norm(weights, prefix + "output.LayerNorm")
        self.dropout = SharedDropout()

    def forward(self, x, mask):
        batch, length, _ = x.shape
        size = WIDTH // HEADS

        def heads(linear):
            return linear(x).view(batch, length, HEADS, size).transpose(1, 2)

        scores = (heads(self.query) / math.sqrt(size)) @ heads(self.key).transpose(2, 3) + mask
        mixed = (scores.softmax(-1) @ heads(self.value)).transpose(1, 2)
        x = self.attention_norm(x + self.dropout(self.output(mixed.reshape(batch, length, WIDTH))))
        return self.output_norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class SharedDropout(nn.Module):
    """Drops the same features at all places of a text: a tenth of the random numbers, as good."""

    def forward(self, x):
        if not self.training:
            return x
        kept = (torch.rand(x.shape[0], 1, x.shape[2]) >= DROPPED).float() / (1 - DROPPED)
        return x * kept.to(x.dtype)


def norm(weights, name):
    module = LayerNorm(WIDTH, eps=1e-12)
    module.weight.data, module.bias.data = weights[name + ".weight"], weights[name + ".bias"]
    return module


class RoleModel(nn.Module):
    """
    For each organization of a batch of items the logits of victim, source and mentioned, and for
    each item those of its standings.
    """

    # Processors with AVX-512 or AMX multiply it several times as fast as float.
    precision = torch.bfloat16

    def __init__(self, onnx_file):
        super().__init__()
        graph = onnx.load(onnx_file).graph
        weights = {t.name: torch.tensor(numpy_helper.to_array(t).copy()) for t in graph.initializer}
        # Exported matrices have no names but keep the order of the layers.
        matrices = [name for name in weights if name.startswith("onnx::MatMul")]
        matrices.sort(key=lambda name: int(name.split("_")[1]))
        layers = 1 + max(int(n) for n in re.findall(r"encoder\.layer\.(\d+)\.", " ".join(weights)))
        words = weights["embeddings.word_embeddings.weight"]
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        markers = words[FIRST_MARKER : FIRST_MARKER + MARKERS]
        self.markers = nn.Parameter(0.5 * markers + 0.7 * words[COMPANY_WORDS].mean(0))
        self.register_buffer(
            "positions",
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
        )
        self.norm = norm(weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(
            Layer(weights, matrices[6 * i : 6 * i + 6], f"encoder.layer.{i}.") for i in range(layers)
        )
        self.head = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(3 * WIDTH, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, 3)
        )
        self.standing_head = nn.Sequential(nn.Dropout(0.1), nn.Linear(2 * WIDTH, len(STANDINGS)))

    def forward(self, ids, mask, places, item):
        """
        ids, mask: (items, tokens); places: (organizations, items * tokens), rows that average the
        markers of an organization; item: (organizations), the item of each
        """
        marker = ids - FIRST_MARKER
        is_marker = (marker >= 0) & (marker < MARKERS)
        x = torch.where(
            is_marker.unsqueeze(-1), self.markers[marker.clamp(0, MARKERS - 1)], self.words(ids)
        )
        x = self.norm(x + self.positions[: ids.shape[1]]).to(self.precision)
        attention_mask = ((1 - mask)[:, None, None, :] * -1e4).to(self.precision)
        for layer in self.layers:
            x = layer(x, attention_mask)
        x = x.float()
        text = (x * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        named = places @ x.reshape(-1, WIDTH)
        roles = self.head(torch.cat([named, text[item], x[:, 0][item]], -1))
        return roles, self.standing_head(torch.cat([text, x[:, 0]], -1))


def encode(tokenizer, item, marked, markers, length, hidden=()):
    """
    The token ids of title and text, and the positions of each marked organization. A marker stands
    before each of its names, or in the place of the names of those that are hidden.
    """
    ids, positions = [CLS], {index: [] for index in marked}
    for text, spans in ((item.title, item.title_spans), (item.text, item.text_spans)):
        at = 0
        for start, end, index in spans:
            if index in positions:
                ids += tokenizer.ids(text[at:start])
                positions[index].append(len(ids))
                ids.append(FIRST_MARKER + markers[index])
                at = end if index in hidden else start
        ids += tokenizer.ids(text[at:]) + [SEP]
    return ids[:length], {i: [p for p in places if p < length] for i, places in positions.items()}
