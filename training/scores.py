# SPDX-License-Identifier: Apache-2.0
"""Scores of judged organizations, their intervals, and the calibration of probabilities."""
import collections
import random

import torch
import torch.nn.functional as functional

from items import MENTIONED, SOURCE, VICTIM

NAMES = ("alert P", "alert R", "victim P", "victim R", "source P", "source R", "silent")


def decide(row, threshold):
    if row[VICTIM] + row[SOURCE] < threshold:
        return MENTIONED
    return VICTIM if row[VICTIM] >= row[SOURCE] else SOURCE


def scores(pairs, threshold):
    counts = collections.Counter((role, decide(row, threshold)) for role, row, _ in pairs)
    alerts = (VICTIM, SOURCE)

    def share(true, given):
        both = sum(counts[a, b] for a in true for b in given)
        return (
            both / max(1, sum(counts[a, b] for a in range(3) for b in given)),
            both / max(1, sum(counts[a, b] for a in true for b in range(3))),
        )

    return [*share(alerts, alerts), *share((VICTIM,), (VICTIM,)), *share((SOURCE,), (SOURCE,)),
            share((MENTIONED,), (MENTIONED,))[1]]


def interval(pairs, threshold, rounds=200):
    """95% of the scores of samples with replacement of whole items."""
    by_item = collections.defaultdict(list)
    for pair in pairs:
        by_item[pair[2]].append(pair)
    groups, chance = list(by_item.values()), random.Random(7)
    drawn = [
        scores([p for g in chance.choices(groups, k=len(groups)) for p in g], threshold)
        for _ in range(rounds)
    ]
    columns = [sorted(column) for column in zip(*drawn)]
    return [(column[int(0.025 * rounds)], column[int(0.975 * rounds) - 1]) for column in columns]


def calibrate(pairs):
    """
    (temperature, what is added to the logits of victim, source and mentioned): with these the
    probability of an alert is as often right as it says. Guo et al., "On Calibration of Modern
    Neural Networks" (2017). Between victim and source nothing is shifted: the share of sources
    differs too much from one set of news to the next.
    """
    logits = torch.tensor([row[:3] for _, row, _ in pairs]).clamp(1e-6).log()
    concerned = torch.tensor([float(role != MENTIONED) for role, _, _ in pairs])
    inverse, added = torch.ones(1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([inverse, added], max_iter=100)

    def loss():
        optimizer.zero_grad()
        scaled = logits * inverse
        odds = scaled[:, :MENTIONED].logsumexp(-1) - scaled[:, MENTIONED] - added
        value = functional.binary_cross_entropy_with_logits(odds, concerned)
        value.backward()
        return value

    optimizer.step(loss)
    return round(1 / inverse.item(), 3), [0.0, 0.0, round(added.item(), 3)]


def calibrated(row, calibration):
    temperature, added = calibration
    logits = torch.tensor(row[:3]).clamp(1e-6).log() / temperature + torch.tensor(added)
    return logits.softmax(-1).tolist() + list(row[3:])


def reliability(pairs):
    """For tenths of the probability of victim or source: (from, share that was right, number)."""
    for low in [i / 10 for i in range(10)]:
        inside = [
            role != MENTIONED
            for role, row, _ in pairs
            if low <= min(row[VICTIM] + row[SOURCE], 0.9999) < low + 0.1
        ]
        if inside:
            yield low, sum(inside) / len(inside), len(inside)


def print_table(pairs, thresholds, interval_at):
    print("| threshold | " + " | ".join(NAMES) + " |")
    print("|---" * (len(NAMES) + 1) + "|")
    for threshold in thresholds:
        row = [f"{value:.3f}" for value in scores(pairs, threshold)]
        print(f"| {threshold} | " + " | ".join(row) + " |")
    low_high = interval(pairs, interval_at)
    print(f"| {interval_at}, 95% | " + " | ".join(f"{a:.2f} to {b:.2f}" for a, b in low_high) + " |")
