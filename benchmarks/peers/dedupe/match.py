"""dedupe as Open Supply Hub uses it: equal cleaned text, then a gazetteer on country, name, address.

Its published training pairs, its thresholds: from 0.8 a row joins by itself, from 0.5 a person is asked.
Kinder than the original in one way: rows of one list are compared with each other, too.
"""

import csv
import io
import json
import re
from collections.abc import Mapping
from importlib.metadata import version

import dedupe
from anyascii import anyascii
from one_command import Task, clusters_table, pairs_table, read_task

ASKED = 0.5
SAME = 0.8
RECALL = 1.0
SAMPLE = 15_000
KEPT_FROM = 0.01
CORES = 2
FIELDS = ("country", "name", "address")

Record = dict[str, str | None]


def cleaned(text: str | None) -> str | None:
    """The cleaning that the training pairs went through: hyphens, commas and apostrophes vanish."""
    kept = re.sub(r"[-',]", "", anyascii(text or ""))
    return " ".join(re.sub(r"[\n/:]", " ", kept).split()).strip(" \"'").lower() or None


def training_file(task: Task) -> io.StringIO:
    """The training pairs as dedupe reads them, without a name that stands in the rows to be measured."""
    known = {cleaned(name) for name in task.rows["name"].to_pylist()}
    found: dict[str, list[object]] = {"match": [], "distinct": []}
    with task.training.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            pair = [{field: line[f"{field}_{side}"] or None for field in FIELDS} for side in "12"]
            if not known & {cleaned(record["name"]) for record in pair}:
                found[line["label"]].append({"__class__": "tuple", "__value__": pair})
    return io.StringIO(json.dumps(found))


def trained(task: Task, records: Mapping[str, Record]) -> dedupe.Gazetteer:
    """The gazetteer, trained and indexed."""
    unknown = any(not record["address"] for record in records.values())
    fields = [
        dedupe.variables.Exact("country"),
        dedupe.variables.String("name"),
        dedupe.variables.String("address", has_missing=unknown),
    ]
    gazetteer = dedupe.Gazetteer(fields, num_cores=CORES)
    with task.stage("train"):
        gazetteer.prepare_training(records, records, training_file=training_file(task), sample_size=SAMPLE)
        gazetteer.train(recall=RECALL)
        gazetteer.cleanup_training()
    with task.stage("index"):
        gazetteer.index(records)
    return gazetteer


def scored(gazetteer: dedupe.Gazetteer, records: Mapping[str, Record]) -> dict[tuple[str, str], float]:
    """Every pair that shares a fingerprint, with the likelihood that it is one place."""
    found: dict[tuple[str, str], float] = {}
    for key, matches in gazetteer.search(records, threshold=KEPT_FROM, n_matches=None, generator=True):
        for other, score in matches:
            if key != other:
                pair = (min(key, other), max(key, other))
                found[pair] = max(found.get(pair, 0.0), float(score))
    return found


def assigned(
    records: Mapping[str, Record], scores: Mapping[tuple[str, str], float]
) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Each row's facility, row after row as in a list, and the pairs that a person is asked."""
    near: dict[str, list[tuple[str, float]]] = {}
    for (one, other), score in scores.items():
        if score >= ASKED:
            near.setdefault(one, []).append((other, score))
            near.setdefault(other, []).append((one, score))
    facility: dict[str, str] = {}
    first_with: dict[tuple[str | None, ...], str] = {}
    asked: set[tuple[str, str]] = set()
    for key, record in records.items():
        text = tuple(record[field] for field in FIELDS)
        likely: dict[str, tuple[float, str]] = {}
        for other, score in near.get(key, ()):
            if other in facility:
                likely[facility[other]] = max(likely.get(facility[other], (0.0, "")), (score, other))
        certain = [place for place, (score, _) in likely.items() if score >= SAME]
        if text in first_with:
            facility[key] = facility[first_with[text]]
        elif len(certain) == 1:
            facility[key] = certain[0]
        else:
            facility[key] = key
            asked |= {(min(key, other), max(key, other)) for _, other in likely.values()}
        first_with.setdefault(text, key)
    return facility, asked


def main(task: Task) -> None:
    """Clean, train, index, search, assign."""
    with task.stage("clean"):
        lines = task.rows.select(["row_key", *FIELDS]).to_pylist()
        records = {line["row_key"]: {field: cleaned(line[field]) for field in FIELDS} for line in lines}
        for record in records.values():
            record["name"] = record["name"] or "?"
            record["country"] = record["country"] or "?"
    gazetteer = trained(task, records)
    with task.stage("search"):
        scores = scored(gazetteer, records)
    with task.stage("assign"):
        facility, asked = assigned(records, scores)
    waiting = frozenset(key for pair in asked for key in pair if facility[key] == key)
    task.write(
        pairs_table(((*pair, score) for pair, score in scores.items()), [pair in asked for pair in scores]),
        clusters_table(facility, waiting),
        threshold=SAME,
        version=f"dedupe {version('dedupe')}",
    )


if __name__ == "__main__":
    main(read_task())
