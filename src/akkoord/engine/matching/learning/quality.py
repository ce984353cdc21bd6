"""How good are probabilities, measured on pairs whose answer is known?"""

from collections.abc import Sequence
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


def surprises(probability: Array, is_same: Array) -> Array:
    """Surprise at each answer, in nats."""
    likely = np.clip(probability, LEAST, 1.0 - LEAST)
    return np.asarray(np.where(is_same > 0, -np.log(likely), -np.log1p(-likely)))


def spread(values: Array, places: Sequence[str]) -> float:
    """Standard error of the mean of values that hang together within places."""
    place = np.unique(np.array(places), return_inverse=True)[1]
    away = np.bincount(place, weights=values - values.mean())
    return float(np.sqrt((away**2).sum()) / len(values))


def log_loss(probability: Array, is_same: Array) -> float:
    """Mean surprise at the answers, in nats; 0.693 for a coin."""
    return float(surprises(probability, is_same).mean())


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


@dataclass(frozen=True, slots=True)
class Decided:
    """What thresholds make of probabilities, and what that costs."""

    same: float
    ask: float
    costs: Costs

    def joined(self, probability: Array) -> npt.NDArray[np.bool_]:
        """Which pairs are joined without asking."""
        return probability >= self.same

    def asked(self, probability: Array) -> npt.NDArray[np.bool_]:
        """Which pairs a person is asked about."""
        return (probability >= self.ask) & (probability < self.same)

    def cost(self, probability: Array, is_same: Array) -> Array:
        """Of each pair, in questions."""
        joined, asked = self.joined(probability), self.asked(probability)
        mistakes = np.where(joined, (1.0 - is_same) * self.costs.wrong_merge, is_same * self.costs.missed)
        return np.asarray(np.where(asked, 1.0, mistakes))


def losses(probability: Array, is_same: Array, decided: Decided) -> dict[str, Array]:
    """Of each pair what its log-loss, its Brier score and its cost are the means of."""
    return {
        "log_loss": surprises(probability, is_same),
        "brier": (probability - is_same) ** 2,
        "cost": decided.cost(probability, is_same),
    }


def quality(probability: Array, is_same: Array, decided: Decided) -> Quality:
    """All figures of these probabilities."""
    joined, asked = decided.joined(probability), decided.asked(probability)
    return Quality(
        pairs=len(is_same),
        log_loss=log_loss(probability, is_same),
        brier=brier(probability, is_same),
        recall=recall_at(probability, is_same),
        joined=int(joined.sum()),
        joined_wrong=int((joined & (is_same == 0)).sum()),
        asked=int(asked.sum()),
        missed=int((~joined & ~asked & (is_same > 0)).sum()),
        cost=float(decided.cost(probability, is_same).mean()),
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
