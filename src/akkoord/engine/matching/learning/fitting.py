"""Fit a model to labelled pairs: curves that never turn, leaning on the model that one starts from."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.learning.steps import Stretches
from akkoord.engine.matching.model import Model

Array = npt.NDArray[np.float64]

PRIOR_PAIRS = 2000.0
"""The opinion of the model one starts from, on pairs that nobody judged, counts like so many answers."""
STIFFNESS = 0.5
"""Pull of each stretch towards the start, for what no pair tells anything about."""
FREE = 1e-3
"""Pull of what is to follow from the pairs alone."""
FEW_OTHERS = 1000
"""Besides fewer other pairs than these, the opinion on the judged ones counts as well."""
MOST_ROUNDS = 100
ENOUGH = 1e-7
"""Stop when a round gains less than this of the loss."""
NOTHING: Array = np.empty((0, 0))


@dataclass(frozen=True, slots=True)
class Examples:
    """Pairs with what is known of them."""

    measures: Array
    """Pairs × measures of the model."""
    is_same: Array
    """1 for one place, 0 for two; between them for what is not sure."""
    weight: Array

    @classmethod
    def of(cls, measures: Array, is_same: Array) -> Self:
        """Pairs that count equally."""
        return cls(measures, is_same, np.ones(len(is_same)))

    def taken(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> "Examples":
        """Some of the pairs."""
        return Examples(self.measures[chosen], self.is_same[chosen], self.weight[chosen])

    def beside(self, others: "Examples") -> "Examples":
        """These pairs and the others."""
        ends = ((getattr(self, name), getattr(others, name)) for name in ("measures", "is_same", "weight"))
        return Examples(*map(np.concatenate, ends))


def fitted(
    start: Model,
    examples: Examples,
    *,
    others: Array = NOTHING,
    prior_pairs: float = PRIOR_PAIRS,
    stiffness: float = STIFFNESS,
    held: frozenset[str] = frozenset(),
) -> Model:
    """`start` moved towards the examples; the curves of the measures in `held` stay as they are.

    The prior: what `start` says of `others`, measures of pairs that nobody judged, all together counts like
    `prior_pairs` examples. So the model stays what it was where answers tell nothing, unlike pairs included.
    Answers are picked, nobody knows how: when more of them are one place than `start` thought, this
    may be all that was picked. So an offset of the examples alone, never below zero, takes up what the
    opinions on the others do not bear, and only what tells one answer from another moves the curves.
    """
    stretches = Stretches.of(start)
    opinions = _opinions(start, examples, others, prior_pairs)
    every = examples.beside(opinions)
    is_answer = np.arange(len(every.is_same)) < (len(examples.is_same) if len(opinions.is_same) else 0)
    sizes = stretches.sizes(start)
    travelled = stretches.travelled(every.measures)
    travelled[:, stretches.held(held)] = 0.0
    problem = _Problem(
        columns=np.column_stack([np.ones(len(travelled)), is_answer, travelled]),
        # What the sizes leave out: curves that do not begin at zero, and the measures that stay.
        offset=start.log_odds(every.measures) - start.intercept - travelled @ sizes,
        target=every.is_same,
        weight=every.weight,
        anchor=np.concatenate([[start.intercept, 0.0], sizes]),
        pull=np.concatenate([[FREE, FREE], np.full(len(sizes), stiffness)]),
    )
    found = problem.solved()
    return stretches.applied(start, float(found[0]), found[2:])


def _opinions(start: Model, examples: Examples, others: Array, prior_pairs: float) -> Examples:
    """What `start` says of the others as examples that weigh `prior_pairs` in all."""
    measures = examples.measures
    if not prior_pairs:
        measures = measures[:0]
    elif len(others) >= FEW_OTHERS:
        measures = others
    elif len(others):
        measures = np.concatenate([others, measures])
    weight = np.full(len(measures), prior_pairs / max(1, len(measures)))
    return Examples(measures, 1.0 / (1.0 + np.exp(-start.log_odds(measures))), weight)


@dataclass(frozen=True, slots=True)
class _Problem:
    """Penalised logistic regression whose unknowns, the first excepted, may not fall below zero."""

    columns: Array
    offset: Array
    target: Array
    weight: Array
    anchor: Array
    pull: Array

    def solved(self) -> Array:
        """The best point, by Newton steps that stop at the bounds."""
        at = self.anchor.copy()
        loss = self._loss(at)
        for _ in range(MOST_ROUNDS):
            moved, lower = self._stepped(at, loss)
            gain, at, loss = loss - lower, moved, lower
            if gain <= ENOUGH * (1.0 + abs(loss)):
                break
        return at

    def _loss(self, at: Array) -> float:
        log_odds = self.offset + self.columns @ at
        misses = self.weight * (np.logaddexp(0.0, log_odds) - self.target * log_odds)
        return float(misses.sum() + (self.pull * (at - self.anchor) ** 2).sum())

    def _stepped(self, at: Array, loss: float) -> tuple[Array, float]:
        """One step downhill and the loss there; the same point when none goes down."""
        likely = 1.0 / (1.0 + np.exp(-(self.offset + self.columns @ at)))
        slope = self.columns.T @ (self.weight * (likely - self.target)) + 2.0 * self.pull * (at - self.anchor)
        free = (at > 0.0) | (slope < 0.0)
        free[0] = True
        curvature = self.weight * np.maximum(likely * (1.0 - likely), 1e-9)
        bent = self.columns[:, free]
        matrix = (bent * curvature[:, None]).T @ bent + np.diag(2.0 * self.pull[free] + 1e-9)
        direction = np.zeros_like(at)
        direction[free] = np.linalg.solve(matrix, -slope[free])
        length = 1.0
        while length > 1e-6:  # noqa: PLR2004 - no shorter step is worth a look
            moved = at + length * direction
            moved[1:] = np.maximum(moved[1:], 0.0)
            lower = self._loss(moved)
            if lower < loss:
                return moved, lower
            length /= 2.0
        return at, loss
