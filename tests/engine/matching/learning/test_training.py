from dataclasses import replace

import numpy as np
import pytest
from tests.engine.matching.learning.examples import answers

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.learning.errors import TooFewAnswers
from akkoord.engine.matching.learning.fitting import Examples
from akkoord.engine.matching.learning.folds import folds_of
from akkoord.engine.matching.learning.thresholds import Costs
from akkoord.engine.matching.learning.training import out_of_fold, train


def test_answers_with_a_rule_of_their_own_give_a_better_model():
    training = train(shipped_model(), answers(600, wrong=0.0), costs=Costs())

    assert training.worse == ()
    assert training.after.log_loss < training.before.log_loss
    assert training.after.cost < training.before.cost
    assert training.model.version.startswith("2026")
    assert training.model == train(shipped_model(), answers(600, wrong=0.0), costs=Costs()).model


def test_answers_drawn_by_chance_give_no_better_model():
    chance = np.random.default_rng(5)
    start = train(shipped_model(), answers(2000), costs=Costs()).model
    good = answers(120, seed=2)
    drawn = replace(
        good, examples=replace(good.examples, is_same=(chance.random(120) < 0.5).astype(np.float64))
    )
    half = replace(
        good,
        examples=Examples(
            good.examples.measures,
            np.where(np.arange(120) < 60, drawn.examples.is_same, good.examples.is_same),
            good.examples.weight,
        ),
    )

    assert train(start, half, costs=Costs(), prior_pairs=0.0).worse != ()


def test_no_pair_is_scored_by_a_model_that_saw_it():
    judged = answers(200)
    fold = folds_of(judged.component)
    turned = replace(
        judged.examples, is_same=np.where(fold == 0, 1.0 - judged.examples.is_same, judged.examples.is_same)
    )
    ours = out_of_fold(shipped_model(), judged, fold)
    theirs = out_of_fold(shipped_model(), replace(judged, examples=turned), fold)

    assert (ours[fold == 0] == theirs[fold == 0]).all()
    assert (ours[fold != 0] != theirs[fold != 0]).any()


def test_too_few_answers_are_refused_with_their_number():
    with pytest.raises(TooFewAnswers, match="at least 10 of each are needed"):
        train(shipped_model(), answers(12), costs=Costs())
