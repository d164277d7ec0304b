# SPDX-License-Identifier: Apache-2.0
"""Trains a role model on labelled items, and lets it judge others."""
import copy
import os
import random
import time

import torch
import torch.nn.functional as functional

from encoder import MARKERS, STANDINGS, RoleModel, encode
from items import LATE_WRITTEN, MENTIONED, WRITTEN

BATCH = 16
UNCERTAIN_WEIGHT = 0.35
STANDING_WEIGHT = 0.3
PRETRAINING_EPOCHS = 2
REPEATED_SHARE = 0.25  # of the written items in each epoch over the real ones
LATE_EPOCHS = 2
LATE_REAL_SHARE = 0.4  # of the real items in each epoch over the late ones
LATE_WRITTEN_SHARE = 0.05  # of the other written items
CLASS_WEIGHTS = (1.0, 2.0, 1.0)  # sources are one organization in 15


def example(tokenizer, item, number, marked, chance, length, judged=None, hidden=()):
    """(ids, [(organization, role, positions)], number of the item, weight); at random markers."""
    markers = chance.sample(range(MARKERS), MARKERS) + [MARKERS - 1] * len(item.organizations)
    ids, positions = encode(tokenizer, item, marked, markers, length, hidden)
    organizations = [
        (index, item.organizations[index][1], places)
        for index, places in positions.items()
        if places and (judged is None or index in judged)
    ]
    return ids, organizations, number, UNCERTAIN_WEIGHT if "uncertain" in item.tags else 1.0


def training_example(tokenizer, item, number, chance, options):
    """
    Half of the time some organizations have no marker, as those that are not on any list. Some
    names are hidden, so that the model reads more than names.
    """
    marked = item.found
    if chance.random() < 0.5:
        marked = [i for i in marked if chance.random() < 0.5] or [chance.choice(marked)]
    judged = marked if item.complete else [
        i for i in marked if item.organizations[i][1] != MENTIONED
    ]
    hidden = [i for i in marked if chance.random() < options.hidden]
    return example(tokenizer, item, number, marked, chance, options.length, judged, hidden)


def batches(examples, chance=None):
    """Batches of similar length, in random order if a source of chance is given."""
    usable = [each for each in examples if each[1]]
    usable.sort(key=lambda each: len(each[0]) + (12 * chance.random() if chance else 0))
    made = [usable[i : i + BATCH] for i in range(0, len(usable), BATCH)]
    if chance:
        chance.shuffle(made)
    return made


def tensors(batch, items):
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
        torch.tensor(
            [[float(tag in items[n].tags) for tag in STANDINGS] for _, _, n, _ in batch]
        ),
        torch.tensor([batch[b][3] for b, _ in rows]),
        [(batch[b][2], index) for b, (index, _, _) in rows],
    )


def learn(options, tokenizer, items, real, kept):
    """
    A model that has read the written items, then these real ones, then the late ones: the mean of
    itself before and after the late ones, which forgets less of the real ones. A file keeps it as
    it was before the late ones, so that others can be tried.
    """
    chance = random.Random(options.seed)
    written, late = of_origin(items, WRITTEN), of_origin(items, LATE_WRITTEN)
    epochs = [real + sample(written, REPEATED_SHARE, chance) for _ in range(options.epochs)]
    if os.path.exists(kept):
        model = RoleModel(options.encoder)
        model.load_state_dict(torch.load(kept))
    else:
        model = pretrain(options, tokenizer, items)
        train(model, tokenizer, items, epochs, options)
        torch.save(model.state_dict(), kept)
    before = copy.deepcopy(model.state_dict())
    epochs = [
        late + sample(real, LATE_REAL_SHARE, chance) + sample(written, LATE_WRITTEN_SHARE, chance)
        for _ in range(LATE_EPOCHS)
    ]
    train(model, tokenizer, items, epochs, options)
    model.load_state_dict(mean([before, model.state_dict()]))
    return model


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


def pretrain(options, tokenizer, items):
    """A model that has read the written items; a file keeps it. All folds go on from it."""
    model = RoleModel(options.encoder)
    if os.path.exists(options.pretrained):
        model.load_state_dict(torch.load(options.pretrained))
    else:
        epochs = [of_origin(items, WRITTEN)] * PRETRAINING_EPOCHS
        train(model, tokenizer, items, epochs, options)
        torch.save(model.state_dict(), options.pretrained)
    return model


def of_origin(items, origin):
    return [number for number, item in enumerate(items) if item.origin == origin]


def sample(numbers, share, chance):
    return chance.sample(numbers, int(share * len(numbers)))


def train(model, tokenizer, items, epochs, options):
    """Reads in each epoch the items of its numbers, in random order."""
    chance = random.Random(options.seed)
    new = ("head.", "standing_head.", "markers")
    parameters = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    head = [p for n, p in parameters if n.startswith(new)]
    rest = [p for n, p in parameters if not n.startswith(new)]
    optimizer = torch.optim.AdamW(
        [{"params": rest, "lr": options.rate}, {"params": head, "lr": 1e-3}],
        weight_decay=0.01,
        fused=True,
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    total = sum(len(numbers) // BATCH + 1 for numbers in epochs)
    weights, step, start = torch.tensor(CLASS_WEIGHTS), 0, time.time()
    for epoch, numbers in enumerate(epochs):
        model.train()
        examples = [training_example(tokenizer, items[n], n, chance, options) for n in numbers]
        losses = []
        for batch in batches(examples, chance):
            inputs, roles, standings, importance, _ = tensors(batch, items)
            scale = min(1, (step + 1) / (0.1 * total)) * max(0.02, 1 - step / total)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * scale
            given, given_standings = model(*inputs)
            loss = functional.cross_entropy(
                given, roles, weights, reduction="none", label_smoothing=0.05
            )
            loss = (loss * importance).sum() / importance.sum()
            loss += STANDING_WEIGHT * functional.binary_cross_entropy_with_logits(
                given_standings, standings
            )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
            step += 1
        mean = sum(losses) / len(losses)
        print(f"  epoch {epoch + 1}: loss {mean:.3f}, {time.time() - start:.0f} s", flush=True)


def judge(model, tokenizer, items, groups, length, hidden):
    """
    Probabilities by (number of the item, organization). Each group, (number of the item,
    organizations), is marked in a reading of its own, in which its names may be hidden.
    """
    model.eval()
    chance = random.Random(1)
    examples = [
        example(
            tokenizer, items[number], number, group, chance, length, hidden=group if hidden else ()
        )
        for number, group in groups
    ]
    probabilities = {}
    with torch.no_grad():
        for batch in batches(examples):
            inputs, _, _, _, keys = tensors(batch, items)
            roles, standings = model(*inputs)
            standings = standings.sigmoid()[inputs[3]].tolist()
            for each, row, standing in zip(keys, roles.softmax(-1).tolist(), standings):
                probabilities[each] = row + standing
    return probabilities


def add_options(parser):
    parser.add_argument("--corpus", required=True, help="folder of the labelled items")
    parser.add_argument("--encoder", required=True, help="ONNX file of the encoder")
    parser.add_argument("--tokenizer", required=True, help="its tokenizer.json")
    parser.add_argument("--pretrained", required=True, help="file of the weights that all go on from")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--hidden", type=float, default=0.4, help="share of names to hide")
    parser.add_argument("--length", type=int, default=160, help="tokens read of each item")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
