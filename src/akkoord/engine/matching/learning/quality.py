"""How good are probabilities, measured on pairs whose answer is known?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.learning.thresholds import Costs

Array = npt.NDArray[np.float64]

LEAST = 1e-6
"""No probability counts as more certain than this when the log-loss is taken."""
PRECISION = 0.97
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The pairs whose probability lies in one tenth of the scale."""

    pairs: int
    said: float
    """Mean probability."""
    found: float
    """Share that is one place."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Figures of one model on labelled pairs."""

    pairs: int
    log_loss: float
    brier: float
    recall: float
    """The highest share of the true pairs found at a precision of `PRECISION`."""
    joined: int
    """Pairs from the threshold `same` on."""
    joined_wrong: int
    asked: int
    missed: int
    """Pairs of one place below the threshold `ask`."""
    cost: float
    """Of wrong merges, questions and missed pairs, in questions per pair."""


def log_loss(probability: Array, is_same: Array) -> float:
    """Mean surprise at the answers, in nats; 0.693 for a coin."""
    likely = np.clip(probability, LEAST, 1.0 - LEAST)
    return float(-np.mean(np.where(is_same > 0, np.log(likely), np.log1p(-likely))))


def brier(probability: Array, is_same: Array) -> float:
    """Mean squared distance between probability and answer."""
    return float(np.mean((probability - is_same) ** 2))


def recall_at(probability: Array, is_same: Array, precision: float = PRECISION) -> float:
    """The highest recall at which at least this share of the found pairs is right."""
    levels = np.unique(probability)[::-1]
    found = np.array([probability >= level for level in levels])
    right = found @ is_same
    good = right >= precision * found.sum(axis=1)
    return float((right[good] / max(1.0, is_same.sum())).max()) if good.any() else 0.0


def quality(
    probability: Array, is_same: Array, *, same: float | Array, ask: float | Array, costs: Costs
) -> Quality:
    """All figures under these thresholds; probability and thresholds may be given per pair by fold."""
    joined, asked = probability >= same, (probability >= ask) & (probability < same)
    wrong = int((joined & (is_same == 0)).sum())
    missed = int(((probability < ask) & (is_same > 0)).sum())
    cost = wrong * costs.wrong_merge + missed * costs.missed + int(asked.sum()) * costs.question
    return Quality(
        pairs=len(is_same),
        log_loss=log_loss(probability, is_same),
        brier=brier(probability, is_same),
        recall=recall_at(probability, is_same),
        joined=int(joined.sum()),
        joined_wrong=wrong,
        asked=int(asked.sum()),
        missed=missed,
        cost=cost / max(1, len(is_same)),
    )


def reliability(probability: Array, is_same: Array, *, bins: int = BINS) -> list[Bin]:
    """What was said beside what was found, by tenths of the scale."""
    tenth = np.minimum((probability * bins).astype(np.int64), bins - 1)
    return [
        Bin(
            pairs=int(chosen.sum()),
            said=float(probability[chosen].mean()) if chosen.any() else 0.0,
            found=float(is_same[chosen].mean()) if chosen.any() else 0.0,
        )
        for chosen in (tenth == at for at in range(bins))
    ]
