"""Learn a model from people's answers, and measure it beside the model it starts from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.learning.answers import Answers
from akkoord.engine.matching.learning.errors import TooFewAnswers
from akkoord.engine.matching.learning.fitting import PRIOR_PAIRS, fitted
from akkoord.engine.matching.learning.folds import FOLDS, Folds, divisions, folds_of_pairs
from akkoord.engine.matching.learning.quality import (
    Bin,
    Decided,
    Quality,
    losses,
    quality,
    reliability,
    spread,
)
from akkoord.engine.matching.learning.soundness import faults_of
from akkoord.engine.matching.learning.thresholds import Costs
from akkoord.engine.matching.model import Model, model_json

Array = npt.NDArray[np.float64]

LEAST_ANSWERS = 10
"""Answers of each kind without which nothing can be measured."""


@dataclass(frozen=True, slots=True)
class Training:
    """A learned model, and both models on answers that its curves have not seen."""

    model: Model
    before: Quality
    after: Quality
    reliability: tuple[Bin, ...]
    worse: tuple[str, ...]
    """In what the learned model is not good enough, or not sound; empty for a better one."""

    def better(self, start: Model) -> Model:
        """The learned model, or the one it started from when that is no worse."""
        return start if self.worse else self.model


def train(
    start: Model,
    answers: Answers,
    *,
    costs: Costs | None = None,
    prior_pairs: float = PRIOR_PAIRS,
    folds: int = FOLDS,
) -> Training:
    """`start` moved towards the answers.

    Its thresholds stay, for their meaning does; `costs` set others. Raises TooFewAnswers below
    `LEAST_ANSWERS` answers of a kind.
    """
    is_same = answers.examples.is_same
    same, different = int(is_same.sum()), int((1.0 - is_same).sum())
    if min(same, different) < LEAST_ANSWERS:
        raise TooFewAnswers(same=same, different=different, least=LEAST_ANSWERS)
    limits = (costs.same, costs.ask) if costs else (start.same, start.ask)
    costs = costs or Costs.of(start)
    sides = (Decided(start.same, start.ask, costs), Decided(*limits, costs))
    fold = folds_of_pairs(answers.places, folds=folds)
    unseen = out_of_fold(start, answers, fold, prior_pairs=prior_pairs)
    likely = [1.0 / (1.0 + np.exp(-odds)) for odds in (start.log_odds(answers.examples.measures), unseen)]
    model = _finished(start, answers, limits, prior_pairs=prior_pairs)
    return Training(
        model=model,
        before=quality(likely[0], is_same, sides[0]),
        after=quality(likely[1], is_same, sides[1]),
        reliability=tuple(reliability(likely[1], is_same)),
        worse=(*_worse(answers, likely, sides), *faults_of(model)),
    )


def out_of_fold(start: Model, answers: Answers, fold: Folds, *, prior_pairs: float = PRIOR_PAIRS) -> Array:
    """Log-odds of each pair by a model that has seen no pair of a fold that one of its places is in."""
    found = np.zeros(len(fold))
    for learned_from, scored in divisions(fold):
        examples = answers.examples.taken(learned_from)
        model = fitted(start, examples, others=answers.others, prior_pairs=prior_pairs)
        found[scored] = model.log_odds(answers.examples.measures[scored])
    return found


def _worse(answers: Answers, likely: Sequence[Array], sides: Sequence[Decided]) -> Iterator[str]:
    """The figures that are not good enough: of the model one starts from, and of the learned one.

    The log-loss must be lower by more than chance plays, so that no model changes for nothing; the others
    may not be higher by more. Chance is measured by places: answers about one are hardly more than one.
    """
    before, after = (
        losses(said, answers.examples.is_same, side) for said, side in zip(likely, sides, strict=True)
    )
    for name in before:
        higher = after[name] - before[name]
        chance = spread(higher, [left for left, _ in answers.places])
        if higher.mean() > chance or (name == "log_loss" and higher.mean() >= -chance):
            yield name


def _finished(start: Model, answers: Answers, limits: tuple[float, float], *, prior_pairs: float) -> Model:
    """The model learned from all answers, with a version that tells models apart."""
    learned = fitted(start, answers.examples, others=answers.others, prior_pairs=prior_pairs)
    learned = replace(learned, same=limits[0], ask=limits[1])
    digest = blake2b(model_json(replace(learned, version="", trained_on="")).encode(), digest_size=4)
    count = len(answers.places)
    return replace(
        learned,
        version=f"{_root(start.version)}+{count}.{digest.hexdigest()}",
        trained_on=f"{count} answers of people, leaning on the model {start.version}",
    )


def _root(version: str) -> str:
    return version.partition("+")[0]
