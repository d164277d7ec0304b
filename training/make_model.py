# SPDX-License-Identifier: Apache-2.0
"""
Trains the role model on all labelled items, averages it with those of the folds, and writes the
file that Bellwether ships.
"""
import argparse
import os

import torch

import items as data
from encoder import RoleModel
from export import export
from train import add_options, pretrain, train
from wordpiece import WordPiece


def mean(states):
    """
    The mean of weights that were fine-tuned from the same ones, which is better than most of them.
    Wortsman et al., "Model soups" (2022).
    """
    return {
        name: sum(state[name] for state in states) / len(states)
        if value.is_floating_point()
        else value
        for name, value in states[0].items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--weights", required=True, help="file that keeps the trained weights")
    parser.add_argument("--folds", nargs="*", default=[], help="weights that cross_validate.py keeps")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--added", type=float, nargs=3, default=[0.0, 0.0, 0.0])
    parser.add_argument("--output", required=True, help="the ONNX file")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    tokenizer, items = WordPiece(options.tokenizer), data.read(options.corpus)
    if os.path.exists(options.weights):
        model = RoleModel(options.encoder)
        model.load_state_dict(torch.load(options.weights))
    else:
        model = pretrain(options, tokenizer, items, options.pretrained)
        written = [n for n, item in enumerate(items) if item.origin == data.WRITTEN]
        real = [n for n, item in enumerate(items) if item.origin != data.WRITTEN]
        train(model, tokenizer, items, real, written, options, options.epochs)
        torch.save(model.state_dict(), options.weights)
    folds = [torch.load(file) for file in options.folds]
    # The model that has seen all items counts half.
    model.load_state_dict(mean([model.state_dict()] * max(1, len(folds)) + folds))
    export(model.eval(), (options.temperature, options.added), options.output)


if __name__ == "__main__":
    main()
