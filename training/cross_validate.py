# SPDX-License-Identifier: Apache-2.0
"""
Trains the role model on all folds but one, judges that one, and prints the scores over all folds.
See README.md.
"""
import argparse
import os
import random

import torch

import items as data
import scores
from train import add_options, judge, learn, sample
from wordpiece import WordPiece

THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
INTERVAL_AT = 0.5
DECISIVE = 0.9  # as in Reading.java


def judged_folds(tokenizer, items, fold_of, options):
    """By fold, what judged_readings returns."""
    found = {}
    for fold in range(options.folds) if options.only is None else options.only:
        file = os.path.join(options.results, f"fold-{fold}.pt")
        if not os.path.exists(file):
            print(f"fold {fold}", flush=True)
            torch.manual_seed(options.seed)
            learned = [n for n, f in enumerate(fold_of) if f not in (fold, None)]
            learned = sample(learned, options.share, random.Random(options.seed))
            kept = os.path.join(options.results, f"before-{fold}.pt")
            model = learn(options, tokenizer, items, learned, kept)
            torch.save(model.state_dict(), os.path.join(options.results, f"weights-{fold}.pt"))
            held_out = [n for n, f in enumerate(fold_of) if f == fold]
            torch.save(judged_readings(model, tokenizer, items, held_out, options), file)
        found[fold] = torch.load(file)
    return found


def judged_readings(model, tokenizer, items, numbers, options):
    """
    The probabilities by (number of the item, organization) of each organization alone, of each
    beside all others of its item, and of each listed vendor beside the others.
    """
    vendors = data.known_vendors(options.corpus)
    alone = [(number, [index]) for number in numbers for index in items[number].found]
    beside = [(number, items[number].found) for number in numbers]
    listed = [
        (number, [index for index in found
                  if data.key(items[number].organizations[index][0]) in vendors])
        for number, found in beside
    ]
    hide_all = options.hidden == 1
    return [
        judge(model, tokenizer, items, groups, options.length, hidden)
        for groups, hidden in (
            (alone, True), (several(beside), hide_all), (several(listed), hide_all)
        )
    ]


def several(groups):
    """An organization that has no others beside it is read once."""
    return [(number, group) for number, group in groups if len(group) > 1]


def as_read(alone, beside):
    """Bellwether reads a second time, beside the others, what it is not sure of alone."""
    return {
        place: row
        if max(row[:3]) >= DECISIVE
        else [(a + b) / 2 for a, b in zip(row, beside.get(place, row))]
        for place, row in alone.items()
    }


def report(title, items, by_fold, chosen=lambda item, organization: True):
    """Every fold is calibrated by the others."""
    pairs = {
        fold: list(data.judged_pairs(items, probabilities, chosen))
        for fold, probabilities in by_fold.items()
    }
    honest = []
    for fold, judged in pairs.items():
        others = [pair for other, rest in by_fold.items() if other != fold or len(by_fold) == 1
                  for pair in data.judged_pairs(items, rest)]
        calibration = scores.calibrate(others)
        honest += [(role, scores.calibrated(row, calibration), n) for role, row, n in judged]
    print(f"\n{title}: {len(honest)} organizations")
    scores.print_table(honest, THRESHOLDS, INTERVAL_AT)
    return honest


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, nargs="+", help="judge these folds only, from 0")
    parser.add_argument("--share", type=float, default=1, help="of the real items to train on")
    parser.add_argument("--results", required=True, help="folder that keeps what was judged")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    os.makedirs(options.results, exist_ok=True)
    tokenizer, items = WordPiece(options.tokenizer), data.read(options.corpus)
    fold_of = data.folds(items, options.folds, options.seed)
    print(f"{len(items)} items, folds of {[fold_of.count(f) for f in range(options.folds)]}")
    judged = judged_folds(tokenizer, items, fold_of, options)
    by_fold = {fold: as_read(alone, beside) for fold, (alone, beside, _) in judged.items()}
    honest = report("all", items, by_fold)
    for low, share, number in scores.reliability(honest):
        print(f"  {low:.1f} to {low + 0.1:.1f}: {share:.2f} of {number}")
    for origin in sorted({item.origin for item in items if item.is_real}):
        report(origin, items, by_fold, lambda item, _: item.origin == origin)
    report("not English", items, by_fold, lambda item, _: "non-english" in item.tags)
    vendors = data.known_vendors(options.corpus)
    listed = {fold: as_read(alone, among) for fold, (alone, _, among) in judged.items()}
    report("vendors", items, listed, lambda _, organization: data.key(organization) in vendors)
    every = [pair for rows in by_fold.values() for pair in data.judged_pairs(items, rows)]
    print("\ncalibration of the shipped model:", scores.calibrate(every))


if __name__ == "__main__":
    main()
