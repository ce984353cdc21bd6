from dataclasses import replace

import numpy as np
import pytest
from tests.engine.matching.learning.examples import answers

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.learning.errors import TooFewAnswers
from akkoord.engine.matching.learning.folds import folds_of_pairs
from akkoord.engine.matching.learning.thresholds import Costs
from akkoord.engine.matching.learning.training import out_of_fold, train


def test_answers_with_a_rule_of_their_own_give_a_better_model():
    training = train(shipped_model(), answers(600, wrong=0.0))

    assert training.worse == ()
    assert training.after.log_loss < training.before.log_loss
    assert training.after.cost < training.before.cost
    assert training.model.version.startswith("2026")
    assert training.model == train(shipped_model(), answers(600, wrong=0.0)).model


def test_few_answers_without_a_prior_give_no_better_model():
    start = train(shipped_model(), answers(2000), prior_pairs=0.0).model

    assert "log_loss" in train(start, answers(60, seed=2), prior_pairs=0.0).worse


def test_no_pair_is_scored_by_a_model_that_saw_it():
    judged = answers(200)
    fold = folds_of_pairs(judged.places)
    concerned = (fold == 0).any(axis=1)
    turned = replace(
        judged.examples,
        is_same=np.where((fold == 0).all(axis=1), 1.0 - judged.examples.is_same, judged.examples.is_same),
    )
    ours = out_of_fold(shipped_model(), judged, fold)
    theirs = out_of_fold(shipped_model(), replace(judged, examples=turned), fold)

    assert (ours[concerned] == theirs[concerned]).all()
    assert (ours[~concerned] != theirs[~concerned]).any()


def test_answers_that_hang_together_in_a_chain_are_learned_from():
    judged = answers(600, wrong=0.0)
    chain = tuple((f"row-{at}", f"row-{(at + 1) % 600}") for at in range(600))

    assert train(shipped_model(), replace(judged, places=chain)).worse == ()


def test_thresholds_stay_unless_costs_are_given():
    judged, costs = answers(200), Costs(wrong_merge=50.0, missed=5.0)
    models = (train(shipped_model(), judged).model, train(shipped_model(), judged, costs=costs).model)

    assert [(model.same, model.ask) for model in models] == [
        (shipped_model().same, shipped_model().ask),
        (0.98, 0.2),
    ]


def test_the_model_in_use_stays_where_the_learned_one_is_no_better():
    judged = answers(200)
    opinion = 1.0 / (1.0 + np.exp(-shipped_model().log_odds(judged.examples.measures)))
    agreeing = replace(judged, examples=replace(judged.examples, is_same=np.round(opinion)))

    assert train(shipped_model(), agreeing, prior_pairs=1e9).better(shipped_model()) == shipped_model()


def test_too_few_answers_are_refused_with_their_number():
    with pytest.raises(TooFewAnswers, match="at least 10 of each are needed"):
        train(shipped_model(), answers(12))
