# SPDX-License-Identifier: Apache-2.0
"""Reads labelled items, finds their organizations, and divides them into folds."""
import collections
import csv
import json
import os
import random
import re
import unicodedata
from dataclasses import dataclass, field

VICTIM, SOURCE, MENTIONED = range(3)
ROLE_FIELDS = ("victims", "sources", "mentioned")


@dataclass
class Item:
    id: str
    title: str
    text: str
    tags: set
    complete: bool  # False if only victims and sources are labelled
    organizations: list = field(default_factory=list)  # (name, role)
    title_spans: list = field(default_factory=list)  # (start, end, index of the organization)
    text_spans: list = field(default_factory=list)

    @property
    def found(self):
        return sorted({index for _, _, index in self.title_spans + self.text_spans})


def key(name):
    return re.sub(r"[^a-z0-9]+", "", unicodedata.normalize("NFKD", name.lower()))


def find_spans(text, names):
    """Whole words, longest name first: (start, end, index of the organization)."""
    spans = []
    for name, index in sorted(names, key=lambda entry: -len(entry[0])):
        for match in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in spans):
                spans.append((match.start(), match.end(), index))
    return sorted(spans)


def read_aliases(path):
    with open(path, encoding="utf-8") as file:
        return {
            row["name"]: [
                name.strip()
                for column in ("aliases", "products")
                for name in (row.get(column) or "").split(";")
                if name.strip()
            ]
            for row in csv.DictReader(file)
        }


def read(folder, files=("labelled-dev.jsonl", "roles-train.jsonl"), vendors="vendors-dev.csv"):
    """The items of these files in which at least one labelled organization is found."""
    aliases = read_aliases(os.path.join(folder, vendors))
    items = []
    for name in files:
        with open(os.path.join(folder, name), encoding="utf-8") as lines:
            items += [parse(json.loads(line), aliases) for line in lines]
    return [item for item in items if item.found]


def parse(record, aliases):
    item = Item(
        record["id"],
        record["title"],
        record["text"],
        set(record.get("tags", [])),
        record.get("labels_complete", True),
    )
    names, seen = [], set()
    for role, role_field in enumerate(ROLE_FIELDS):
        for name in record[role_field]:
            if key(name) and key(name) not in seen:
                seen.add(key(name))
                index = len(item.organizations)
                item.organizations.append((name, role))
                names += [(each, index) for each in [name] + aliases.get(name, [])]
    item.title_spans = find_spans(item.title, names)
    item.text_spans = find_spans(item.text, names)
    return item


def folds(items, count, seed):
    """
    The fold of each item. Items that share a victim, a source or the beginning of their title are
    in the same fold, so that no vendor and no event is both trained on and tested on.
    """
    parent = list(range(len(items)))

    def root(index):
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first = {}
    for index, item in enumerate(items):
        keys = ["organization " + key(n) for n, role in item.organizations if role != MENTIONED]
        for each in keys + ["title " + key(item.title)[:60]]:
            parent[root(index)] = root(first.setdefault(each, index))
    groups = collections.defaultdict(list)
    for index in range(len(items)):
        groups[root(index)].append(index)
    shuffled = sorted(groups.values(), key=lambda group: group[0])
    random.Random(seed).shuffle(shuffled)
    sizes, fold = [0] * count, [0] * len(items)
    for group in sorted(shuffled, key=len, reverse=True):
        smallest = sizes.index(min(sizes))
        sizes[smallest] += len(group)
        for index in group:
            fold[index] = smallest
    return fold
