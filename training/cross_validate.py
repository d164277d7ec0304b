# SPDX-License-Identifier: Apache-2.0
"""
Trains the role model on all folds but one, judges that one, and prints the scores over all folds.
See README.md.
"""
import argparse
import collections
import random
import time

import torch
import torch.nn.functional as functional

import items as data
from encoder import MARKERS, RoleModel, encode
from items import MENTIONED, SOURCE, VICTIM
from wordpiece import WordPiece

BATCH = 16
UNCERTAIN_WEIGHT = 0.35
CLASS_WEIGHTS = (1.0, 2.0, 1.0)  # sources are one organization in 15
THRESHOLDS = (0.35, 0.5, 0.65, 0.8)


def example(tokenizer, item, number, marked, chance, length, judged=None):
    """(ids, [(organization, role, positions)], number of the item, weight); at random markers."""
    markers = chance.sample(range(MARKERS), MARKERS) + [MARKERS - 1] * len(item.organizations)
    ids, positions = encode(tokenizer, item, marked, markers, length)
    organizations = [
        (index, item.organizations[index][1], places)
        for index, places in positions.items()
        if places and (judged is None or index in judged)
    ]
    return ids, organizations, number, UNCERTAIN_WEIGHT if "uncertain" in item.tags else 1.0


def training_example(tokenizer, item, number, chance, length):
    """Half of the time some organizations keep their names, as those that are not on any list do."""
    marked = item.found
    if chance.random() < 0.5:
        marked = [i for i in marked if chance.random() < 0.5] or [chance.choice(marked)]
    judged = marked if item.complete else [
        i for i in marked if item.organizations[i][1] != MENTIONED
    ]
    return example(tokenizer, item, number, marked, chance, length, judged)


def batches(examples, chance=None):
    """Batches of similar length, in random order if a source of chance is given."""
    usable = [each for each in examples if each[1]]
    usable.sort(key=lambda each: len(each[0]) + (12 * chance.random() if chance else 0))
    made = [usable[i : i + BATCH] for i in range(0, len(usable), BATCH)]
    if chance:
        chance.shuffle(made)
    return made


def tensors(batch):
    length = max(len(ids) for ids, _, _, _ in batch)
    rows = [(b, each) for b, (_, found, _, _) in enumerate(batch) for each in found]
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros(len(batch), length)
    places = torch.zeros(len(rows), len(batch) * length)
    for b, (tokens, _, _, _) in enumerate(batch):
        ids[b, : len(tokens)] = torch.tensor(tokens)
        mask[b, : len(tokens)] = 1
    for row, (b, (_, _, positions)) in enumerate(rows):
        places[row, [b * length + p for p in positions]] = 1 / len(positions)
    return (
        (ids, mask, places, torch.tensor([b for b, _ in rows])),
        torch.tensor([role for _, (_, role, _) in rows]),
        torch.tensor([batch[b][3] for b, _ in rows]),
        [(batch[b][2], index) for b, (index, _, _) in rows],
    )


def logits(model, inputs):
    # Processors with AMX multiply bfloat16 some thirty times as fast as float.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return model(*inputs).float()


def train(model, tokenizer, items, numbers, options):
    chance = random.Random(options.seed)
    head = [p for n, p in model.named_parameters() if n.startswith(("head.", "markers"))]
    rest = [
        p
        for n, p in model.named_parameters()
        if p.requires_grad and not n.startswith(("head.", "markers"))
    ]
    optimizer = torch.optim.AdamW(
        [{"params": rest, "lr": options.rate}, {"params": head, "lr": 1e-3}], weight_decay=0.01
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    total = options.epochs * (len(numbers) // BATCH + 1)
    weights, step, start = torch.tensor(CLASS_WEIGHTS), 0, time.time()
    for epoch in range(options.epochs):
        model.train()
        examples = [
            training_example(tokenizer, items[n], n, chance, options.length) for n in numbers
        ]
        losses = []
        for batch in batches(examples, chance):
            inputs, roles, importance, _ = tensors(batch)
            scale = min(1, (step + 1) / (0.1 * total)) * max(0.02, 1 - step / total)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * scale
            loss = functional.cross_entropy(
                logits(model, inputs), roles, weights, reduction="none", label_smoothing=0.05
            )
            loss = (loss * importance).sum() / importance.sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
            step += 1
        mean = sum(losses) / len(losses)
        print(f"  epoch {epoch + 1}: loss {mean:.3f}, {time.time() - start:.0f} s", flush=True)


def judge(model, tokenizer, items, numbers, length, alone):
    """Probabilities by (item, organization); each organization is marked alone, or all are."""
    model.eval()
    chance = random.Random(1)
    examples = []
    for number in numbers:
        found = items[number].found
        for marked in [[index] for index in found] if alone else [found]:
            examples.append(example(tokenizer, items[number], number, marked, chance, length))
    probabilities = {}
    with torch.no_grad():
        for batch in batches(examples):
            inputs, _, _, keys = tensors(batch)
            for each, row in zip(keys, logits(model, inputs).softmax(-1).tolist()):
                probabilities[each] = row
    return probabilities


def decide(row, threshold):
    if row[VICTIM] + row[SOURCE] < threshold:
        return MENTIONED
    return VICTIM if row[VICTIM] >= row[SOURCE] else SOURCE


def judged_pairs(items, probabilities):
    """(true role, probabilities, number of the item), without what the labels leave open."""
    for (number, index), row in probabilities.items():
        role = items[number].organizations[index][1]
        if "uncertain" not in items[number].tags and (items[number].complete or role != MENTIONED):
            yield role, row, number


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


def report(items, probabilities):
    pairs = list(judged_pairs(items, probabilities))
    names = ("alert P", "alert R", "victim P", "victim R", "source P", "source R", "silent")
    print("| threshold | " + " | ".join(names) + " |")
    print("|---" * (len(names) + 1) + "|")
    for threshold in THRESHOLDS:
        row = [f"{value:.3f}" for value in scores(pairs, threshold)]
        print(f"| {threshold} | " + " | ".join(row) + " |")
    low_high = interval(pairs, 0.65)
    print("| 0.65, 95% | " + " | ".join(f"{low:.2f} to {high:.2f}" for low, high in low_high) + " |")
    print("calibration of the probability of victim or source:")
    for low in [i / 10 for i in range(10)]:
        inside = [
            role != MENTIONED
            for role, row, _ in pairs
            if low <= min(row[VICTIM] + row[SOURCE], 0.9999) < low + 0.1
        ]
        if inside:
            print(f"  {low:.1f} to {low + 0.1:.1f}: {sum(inside) / len(inside):.2f} of {len(inside)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", required=True, help="folder of the labelled items")
    parser.add_argument("--encoder", required=True, help="ONNX file of the encoder")
    parser.add_argument("--tokenizer", required=True, help="its tokenizer.json")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, help="judge this fold only, counted from 0")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--length", type=int, default=144, help="tokens read of each item")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    tokenizer, items = WordPiece(options.tokenizer), data.read(options.corpus)
    fold_of = data.folds(items, options.folds, options.seed)
    print(f"{len(items)} items, folds of {[fold_of.count(f) for f in range(options.folds)]}")
    together, alone = {}, {}
    for fold in range(options.folds) if options.only is None else [options.only]:
        torch.manual_seed(options.seed)
        model = RoleModel(options.encoder)
        print(f"fold {fold}", flush=True)
        train(model, tokenizer, items, [n for n, f in enumerate(fold_of) if f != fold], options)
        held_out = [n for n, f in enumerate(fold_of) if f == fold]
        together.update(judge(model, tokenizer, items, held_out, options.length, False))
        alone.update(judge(model, tokenizer, items, held_out, options.length, True))
    for title, found in (("all organizations marked", together), ("each alone", alone)):
        print(f"\n{title}")
        report(items, found)


if __name__ == "__main__":
    main()
