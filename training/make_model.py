# SPDX-License-Identifier: Apache-2.0
"""Trains the role model on all labelled items, and writes the file that Bellwether ships."""
import argparse
import os

import torch

import items as data
from encoder import RoleModel
from export import export
from train import add_options, train
from wordpiece import WordPiece


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--weights", required=True, help="file that keeps the trained weights")
    parser.add_argument("--start", help="weights to go on from, if there are new items")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--added", type=float, nargs=3, default=[0.0, 0.0, 0.0])
    parser.add_argument("--output", required=True, help="the ONNX file")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    model = RoleModel(options.encoder)
    if os.path.exists(options.weights):
        model.load_state_dict(torch.load(options.weights))
    else:
        items = data.read(options.corpus)
        if options.start:
            model.load_state_dict(torch.load(options.start))
        train(model, WordPiece(options.tokenizer), items, range(len(items)), options)
        torch.save(model.state_dict(), options.weights)
    export(model.eval(), (options.temperature, options.added), options.output)


if __name__ == "__main__":
    main()
