"""How good are scored pairs and clusters? Precision, recall and calibration, in one place for all systems."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
BINS = 10


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is true, what was made, and what of it is both."""

    both: int
    made: int
    true: int

    @property
    def precision(self) -> float:
        return self.both / max(1, self.made)

    @property
    def recall(self) -> float:
        return self.both / max(1, self.true)

    @property
    def f1(self) -> float:
        return 2 * self.both / max(1, self.made + self.true)

    def minus(self, other: "Likeness") -> "Likeness":
        return Likeness(self.both - other.both, self.made - other.made, self.true - other.true)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 by name."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


def coded(names: Sequence[object]) -> Array:
    """A number for each distinct name."""
    found: dict[object, int] = {}
    return np.array([found.setdefault(name, len(found)) for name in names], dtype=np.int64)


def _together(first: Array, *others: Array) -> Array:
    """A number for each distinct combination."""
    combined = first
    for other in others:
        combined = combined * (int(other.max(initial=0)) + 1) + other
        combined = np.unique(combined, return_inverse=True)[1]
    return combined


def _pairs(groups: Array) -> int:
    sizes = np.unique(groups, return_counts=True)[1].astype(np.int64)
    return int((sizes * (sizes - 1) // 2).sum())


def pairwise(truth: Array, made: Array) -> Likeness:
    """Of all pairs of rows that are together, how many should be, and the other way round."""
    return Likeness(_pairs(_together(truth, made)), _pairs(made), _pairs(truth))


def pairwise_across(truth: Array, made: Array, lists: Array) -> Likeness:
    """The same, of pairs of rows that stand in two lists."""
    within = pairwise(_together(truth, lists), _together(made, lists))
    return pairwise(truth, made).minus(within)


def exact_clusters(truth: Array, made: Array) -> Likeness:
    """Of all clusters, those with one row too, how many are exactly the rows of a true location."""
    _, first, size = np.unique(_together(truth, made), return_index=True, return_counts=True)
    size_made, size_true = np.bincount(made), np.bincount(truth)
    right = (size == size_made[made[first]]) & (size == size_true[truth[first]])
    return Likeness(int(right.sum()), int((size_made > 0).sum()), int((size_true > 0).sum()))


def outcome(found: Array, is_same: Array, true: int | None = None) -> Likeness:
    """Of judged pairs: those `found` to be one place against those that are."""
    is_same, found = is_same.astype(bool), found.astype(bool)
    return Likeness(
        int((found & is_same).sum()), int(found.sum()), int(is_same.sum()) if true is None else true
    )


def _curve(score: Array, is_same: Array, true: int) -> tuple[Array, Array, Array]:
    """Precision, recall and score at every threshold at which something changes."""
    order = np.argsort(-score, kind="stable")
    ranked, right = score[order], np.cumsum(is_same[order])
    last = np.append(ranked[1:] != ranked[:-1], True) if len(ranked) else np.zeros(0, dtype=bool)
    made = np.arange(1, len(ranked) + 1)[last]
    return right[last] / made, right[last] / max(1, true), ranked[last]


def best_f1(score: Array, is_same: Array, true: int) -> dict[str, float]:
    """The threshold that would have been best for these very pairs, and what it gives."""
    precision, recall, threshold = _curve(score[score > 0], is_same[score > 0], true)
    if not len(precision):
        return {"precision": 0.0, "recall": 0.0, "f1": 0.0, "threshold": 1.0}
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    at = int(np.argmax(f1))
    names = ("precision", "recall", "f1", "threshold")
    return {
        name: float(each[at]) for name, each in zip(names, (precision, recall, f1, threshold), strict=True)
    }


def recall_at(score: Array, is_same: Array, true: int, precision: float) -> float:
    """The highest recall at which at least this share of the found pairs is right."""
    reached, recall, _ = _curve(score[score > 0], is_same[score > 0], true)
    return float(recall[reached >= precision].max(initial=0.0))


def calibration(score: Array, is_same: Array) -> dict[str, Any]:
    """Brier score, and for each tenth of the scale: pairs, mean score, share that is one place."""
    bins = np.minimum((score * BINS).astype(int), BINS - 1)
    table = [
        [int((bins == at).sum()), float(score[bins == at].mean()), float(is_same[bins == at].mean())]
        for at in np.unique(bins)
    ]
    return {"brier": float(np.mean((score - is_same) ** 2)) if len(score) else 0.0, "bins": table}


def merged(made: Array, left: Array, right: Array) -> Array:
    """The cluster of each row after a person has put clusters `left` and `right` together, pair by pair."""
    above = np.arange(int(made.max(initial=0)) + 1)

    def top(cluster: int) -> int:
        while above[cluster] != cluster:
            cluster = above[cluster]
        return cluster

    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return np.array([top(cluster) for cluster in range(len(above))])[made]
