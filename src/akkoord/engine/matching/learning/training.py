"""Learn a model from people's answers, and measure it beside the model it starts from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.learning.answers import Answers
from akkoord.engine.matching.learning.errors import TooFewAnswers
from akkoord.engine.matching.learning.fitting import PRIOR_PAIRS, fitted
from akkoord.engine.matching.learning.folds import FOLDS, folds_of
from akkoord.engine.matching.learning.quality import Bin, Quality, quality, reliability
from akkoord.engine.matching.learning.soundness import faults_of
from akkoord.engine.matching.learning.thresholds import Costs, thresholds
from akkoord.engine.matching.model import Model, model_json

Array = npt.NDArray[np.float64]

LEAST_ANSWERS = 10
"""Answers of each kind without which nothing can be measured."""


@dataclass(frozen=True, slots=True)
class Training:
    """A learned model, and both models on answers that neither the curves nor the thresholds have seen."""

    model: Model
    before: Quality
    after: Quality
    reliability: tuple[Bin, ...]
    worse: tuple[str, ...]
    """Figures in which the learned model is worse, and what is not sound in it; empty for a better one."""


def train(
    start: Model, answers: Answers, *, costs: Costs, prior_pairs: float = PRIOR_PAIRS, folds: int = FOLDS
) -> Training:
    """`start` moved towards the answers, with thresholds for the costs.

    Raises TooFewAnswers below `LEAST_ANSWERS` answers of a kind.
    """
    is_same, measures = answers.examples.is_same, answers.examples.measures
    same, different = int(is_same.sum()), int((1.0 - is_same).sum())
    if min(same, different) < LEAST_ANSWERS:
        raise TooFewAnswers(same=same, different=different, least=LEAST_ANSWERS)
    fold = folds_of(answers.component, folds=folds)
    log_odds = out_of_fold(start, answers, fold, prior_pairs=prior_pairs)
    limits = _limits(log_odds, is_same, fold, costs)
    before = quality(start.probabilities(measures), is_same, same=start.same, ask=start.ask, costs=costs)
    likely = 1.0 / (1.0 + np.exp(-log_odds))
    after = quality(likely, is_same, same=limits[:, 0], ask=limits[:, 1], costs=costs)
    model = _finished(start, answers, thresholds(log_odds, is_same, costs), prior_pairs=prior_pairs)
    return Training(
        model=model,
        before=before,
        after=after,
        reliability=tuple(reliability(likely, is_same)),
        worse=(*_worse(before, after, one_pair=1.0 / same), *faults_of(model)),
    )


def out_of_fold(
    start: Model, answers: Answers, fold: npt.NDArray[np.int64], *, prior_pairs: float = PRIOR_PAIRS
) -> Array:
    """Log-odds of each pair by a model that has seen no pair of its fold."""
    found = np.zeros(len(fold))
    for at in np.unique(fold).tolist():
        model = fitted(start, answers.examples.taken(fold != at), prior_pairs=prior_pairs)
        found[fold == at] = model.log_odds(answers.examples.measures[fold == at])
    return found


def _limits(log_odds: Array, is_same: Array, fold: npt.NDArray[np.int64], costs: Costs) -> Array:
    """Of each pair the thresholds `same` and `ask` that the pairs of the other folds give."""
    limits = np.zeros((len(fold), 2))
    for at in np.unique(fold).tolist():
        limits[fold == at] = thresholds(log_odds[fold != at], is_same[fold != at], costs)
    return limits


def _worse(before: Quality, after: Quality, *, one_pair: float) -> Iterator[str]:
    """The figures that got worse; one pair found less is no more than chance."""
    for name in ("log_loss", "brier", "cost"):
        if getattr(after, name) > getattr(before, name):
            yield name
    if after.recall < before.recall - 1.5 * one_pair:
        yield "recall"


def _finished(start: Model, answers: Answers, limits: tuple[float, float], *, prior_pairs: float) -> Model:
    """The model learned from all answers, with a version that tells models apart."""
    learned = replace(fitted(start, answers.examples, prior_pairs=prior_pairs), same=limits[0], ask=limits[1])
    digest = blake2b(model_json(replace(learned, version="", trained_on="")).encode(), digest_size=4)
    count = len(answers.component)
    return replace(
        learned,
        version=f"{_root(start.version)}+{count}.{digest.hexdigest()}",
        trained_on=f"{count} answers of people, leaning on the model {start.version}",
    )


def _root(version: str) -> str:
    return version.partition("+")[0]
