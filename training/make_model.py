# SPDX-License-Identifier: Apache-2.0
"""
Averages the models of the folds, each of which has read all items but one part, and writes the file
that Bellwether ships.
"""
import argparse
import hashlib
from pathlib import Path

import torch

from encoder import RoleModel
from export import export
from train import mean


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True, help="ONNX file of the encoder")
    parser.add_argument("--folds", nargs="+", help="weights that cross_validate.py keeps")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--added", type=float, nargs=3, default=[0.0, 0.0, 0.0])
    parser.add_argument("--output", required=True, help="the ONNX file")
    options = parser.parse_args()
    model = RoleModel(options.encoder)
    model.load_state_dict(mean([torch.load(file) for file in options.folds]))
    export(model.eval(), (options.temperature, options.added), options.output)
    digest = hashlib.sha256(Path(options.output).read_bytes()).hexdigest()
    print(f"RoleModel.VERSION: {digest[:16]}")


if __name__ == "__main__":
    main()
