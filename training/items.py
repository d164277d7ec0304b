# SPDX-License-Identifier: Apache-2.0
"""Reads labelled items, finds their organizations, and divides them into folds."""
import collections
import csv
import glob
import json
import os
import random
import re
import unicodedata
from dataclasses import dataclass, field

VICTIM, SOURCE, MENTIONED = range(3)
WRITTEN = "written"  # the origin of items in our own words, which are only trained on
LATE_WRITTEN = "late written"  # the origin of those that are read last
ROLE_FIELDS = ("victims", "sources", "mentioned")
EVERYWHERE = 15  # a company that so many items mention is part of many unrelated events
# Reports of the stream with these flags are open to argument.
UNCLEAR = {
    "vendor-not-named", "context", "campaign", "platform-abuse", "doubtful", "old", "roundup"
}


@dataclass
class Item:
    id: str
    title: str
    text: str
    tags: set
    complete: bool = True  # False if only victims and sources are labelled
    origin: str = ""  # the file that it comes from
    publisher: str = ""
    organizations: list = field(default_factory=list)  # (name, role)
    title_spans: list = field(default_factory=list)  # (start, end, index of the organization)
    text_spans: list = field(default_factory=list)

    @property
    def is_real(self):
        return self.origin not in (WRITTEN, LATE_WRITTEN)

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
    """The items of all files in which at least one labelled organization is found."""
    aliases = read_aliases(os.path.join(folder, vendors))
    items = []
    for name in files:
        items += [parse(r, aliases, name) for r in records(os.path.join(folder, name))]
    stream = records(os.path.join(folder, "incident-stream.jsonl"))
    items += [parse_report(record, aliases) for record in stream]
    for origin, folder in ((WRITTEN, "written"), (LATE_WRITTEN, "written/late")):
        for name in sorted(glob.glob(os.path.join(os.path.dirname(__file__), folder, "*.jsonl"))):
            items += [parse(record, {}, origin) for record in records(name)]
    return [item for item in items if item.found]


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def parse_report(record, aliases):
    """An item of the stream: vendors that it reports on, and the vendors that it merely names."""
    item = Item(record["id"], record["title"], record["text"], set(), origin="stream")
    item.publisher = record["url"].split("/")[2]
    roles = {vendor: None for vendor in record["dont_care"]}
    for report in record["reports"]:
        unclear = UNCLEAR.intersection(report["flags"])
        roles[report["vendor"]] = None if unclear else ("victim", "source").index(report["role"])
        item.tags |= {flag for flag in report["flags"] if flag in ("claimed", "aftermath")}
    names = []
    for vendor, other_names in aliases.items():
        role = roles.get(vendor, MENTIONED)
        if role is not None:
            spellings = [(each, len(item.organizations)) for each in [vendor] + other_names]
            if find_spans(item.title, spellings) or find_spans(item.text, spellings):
                item.organizations.append((vendor, role))
                names += spellings
    item.title_spans = find_spans(item.title, names)
    item.text_spans = find_spans(item.text, names)
    return item


def parse(record, aliases, origin):
    item = Item(
        record["id"],
        record["title"],
        record["text"],
        set(record.get("tags", [])),
        record.get("labels_complete", True),
        origin,
        record.get("source", ""),
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
    The fold of each item; None for written ones. Items that share a victim, a source or the
    beginning of their title are in the same fold, so that no vendor and no event is both trained on
    and tested on. Not joined are the items of the few companies that much other news mentions too:
    they would make most items one group.
    """
    parent = list(range(len(items)))

    def root(index):
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    real = [index for index, item in enumerate(items) if item.is_real]
    mentions = collections.Counter(
        key(name) for i in real for name, role in items[i].organizations if role == MENTIONED
    )
    first = {}
    for index in real:
        concerned = [key(n) for n, role in items[index].organizations if role != MENTIONED]
        joined = ["organization " + name for name in concerned if mentions[name] < EVERYWHERE]
        for each in joined + ["title " + key(items[index].title)[:60]]:
            parent[root(index)] = root(first.setdefault(each, index))
    groups = collections.defaultdict(list)
    for index in real:
        groups[root(index)].append(index)
    shuffled = sorted(groups.values(), key=lambda group: group[0])
    random.Random(seed).shuffle(shuffled)
    sizes, fold = [0] * count, [None] * len(items)
    for group in sorted(shuffled, key=len, reverse=True):
        smallest = sizes.index(min(sizes))
        sizes[smallest] += len(group)
        for index in group:
            fold[index] = smallest
    return fold


def judged_pairs(items, probabilities, chosen=lambda item, organization: True):
    """
    (true role, probabilities, number of the item), without what the labels leave open and without
    written items, which are only trained on.
    """
    for (number, index), row in probabilities.items():
        item = items[number]
        name, role = item.organizations[index]
        settled = "uncertain" not in item.tags and (item.complete or role != MENTIONED)
        if settled and item.is_real and chosen(item, name):
            yield role, row, number


def known_vendors(folder, vendors="vendors-dev.csv"):
    """The keys of all names of the listed vendors."""
    aliases = read_aliases(os.path.join(folder, vendors))
    return {key(name) for vendor, names in aliases.items() for name in [vendor] + names}
