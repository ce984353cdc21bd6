"""What one system's answer is worth on one data set."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from comparison.dataset import Dataset
from comparison.measures import (
    Array,
    Likeness,
    best_f1,
    calibration,
    coded,
    exact_clusters,
    merged,
    outcome,
    pairwise,
    pairwise_across,
    recall_at,
)

PRECISION = 0.97
"""At which recall is told."""


def evaluated(dataset: Dataset, folders: Sequence[Path], *, seen: pa.Table | None) -> dict[str, Any]:
    """All measures of the answers in `folders`, one or one a fold; rows in the labels `seen` do not count."""
    if dataset.judged is not None:
        return _judged(dataset.judged, folders)
    return _placed(dataset, folders[0], seen=seen)


def said_of(folder: Path) -> dict[str, Any]:
    """What the script says of its own run."""
    return dict(json.loads((folder / "report.json").read_text(encoding="utf-8")))


def _judged(judged: pa.Table, folders: Sequence[Path]) -> dict[str, Any]:
    """Outcomes of the judged pairs, each by the run of its fold."""
    parts = [
        _judged_by(judged if len(folders) == 1 else judged.filter(pc.equal(judged["fold"], fold)), folder)
        for fold, folder in enumerate(folders)
    ]
    score, joined, asked, is_same = (np.concatenate(column) for column in zip(*parts, strict=True))
    true = int(is_same.sum())
    clusters = [pq.read_table(folder / "clusters.parquet") for folder in folders]
    answered = np.where(asked, is_same, joined)
    return {
        "pairs": outcome(joined, is_same).figures(),
        "best": best_f1(score, is_same, true),
        "recall_at": recall_at(score, is_same, true, PRECISION),
        "answered": outcome(answered, is_same).figures(),
        "asked_rows": float(np.mean([np.mean(np.asarray(each["asked"])) for each in clusters])),
        "asked_pairs": int(asked.sum()),
        "calibration": calibration(score, is_same),
    }


def _judged_by(judged: pa.Table, folder: Path) -> tuple[Array, Array, Array, Array]:
    """Score, joined, asked and verdict of judged pairs."""
    columns = pq.read_table(folder / "pairs.parquet").to_pydict()
    found = zip(
        columns["left"], columns["right"], zip(columns["score"], columns["asked"], strict=True), strict=True
    )
    by_pair = {(left, right): what for left, right, what in found}
    clusters = pq.read_table(folder / "clusters.parquet")
    cluster_of = dict(zip(clusters["row_key"].to_pylist(), clusters["cluster"].to_pylist(), strict=True))
    pairs = list(zip(judged["left"].to_pylist(), judged["right"].to_pylist(), strict=True))
    known = [by_pair.get(pair, (0.0, False)) for pair in pairs]
    joined = np.array([cluster_of[left] == cluster_of[right] for left, right in pairs], dtype=bool)
    asked = np.array([asked for _, asked in known], dtype=bool) & ~joined
    return np.array([score for score, _ in known]), joined, asked, np.asarray(judged["is_same"]).astype(float)


def _codes(column: pa.ChunkedArray) -> Array:
    return np.asarray(pc.dictionary_encode(column.combine_chunks()).indices).astype(np.int64)


def _positions(keys: pa.ChunkedArray, among: pa.ChunkedArray) -> Array:
    """Where each key stands among all rows."""
    return np.asarray(pc.index_in(keys, value_set=among.combine_chunks())).astype(np.int64)


def _placed(dataset: Dataset, folder: Path, *, seen: pa.Table | None) -> dict[str, Any]:
    """Measures against the true location of rows."""
    keys = dataset.rows["row_key"]
    names = keys.to_pylist()
    is_known = np.array([name in dataset.truth for name in names])
    if seen is not None:
        is_known[_positions(seen["left"], keys)] = False
        is_known[_positions(seen["right"], keys)] = False
    truth = coded([dataset.truth.get(name, "") for name in names])
    clusters = pq.read_table(folder / "clusters.parquet")
    made = np.zeros(len(names), dtype=np.int64)
    made[_positions(clusters["row_key"], keys)] = _codes(clusters["cluster"])
    lists = _codes(dataset.rows["list"])

    def likeness(clusters: Array) -> Likeness:
        if dataset.is_across:
            return pairwise_across(truth[is_known], clusters[is_known], lists[is_known])
        return pairwise(truth[is_known], clusters[is_known])

    pairs = pq.read_table(folder / "pairs.parquet")
    left, right = (_positions(pairs[side], keys) for side in ("left", "right"))
    counts = is_known[left] & is_known[right]
    if dataset.is_across:
        counts &= lists[left] != lists[right]
    is_asked = np.asarray(pairs["asked"]).astype(bool)
    is_same = truth[left] == truth[right]
    by_hand = is_asked & is_same & is_known[left] & is_known[right]
    joined = merged(made, made[left[by_hand]], made[right[by_hand]])
    score, same = np.asarray(pairs["score"])[counts], is_same[counts].astype(float)
    every = likeness(made)
    missed = np.zeros(max(0, every.true - int(same.sum())))
    return {
        "pairs": every.figures(),
        "clusters": exact_clusters(truth[is_known], made[is_known]).figures(),
        "best": best_f1(score, same, every.true),
        "recall_at": recall_at(score, same, every.true, PRECISION),
        "answered": likeness(joined).figures(),
        "asked_rows": float(np.mean(np.asarray(clusters["asked"]))),
        "asked_pairs": int(is_asked.sum()),
        "measured_rows": int(is_known.sum()),
        "calibration": calibration(
            np.concatenate([score, missed]), np.concatenate([same, np.ones(len(missed))])
        ),
    }
