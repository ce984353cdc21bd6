from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.learning.examples import MEASURES, invented, measures_of

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.learning.fitting import Examples, fitted
from akkoord.engine.matching.learning.quality import log_loss
from akkoord.engine.matching.learning.shapes import blank_model
from akkoord.engine.matching.learning.soundness import faults_of


def moved_by(examples, **how):
    """How far the log-odds of the examples move, on average."""
    start = shipped_model()
    return float(
        np.abs(
            fitted(start, examples, **how).log_odds(examples.measures) - start.log_odds(examples.measures)
        ).mean()
    )


def test_few_answers_move_the_model_little_and_many_much():
    few, many = moved_by(invented(30)), moved_by(invented(2000))

    assert few < 0.6
    assert many > 2.0 * few


def test_answers_that_agree_with_the_model_leave_it_in_place():
    start, examples = shipped_model(), invented(500)
    opinion = 1.0 / (1.0 + np.exp(-start.log_odds(examples.measures)))

    assert moved_by(replace(examples, is_same=opinion)) < 0.01


def test_answers_picked_from_one_place_alone_do_not_make_others_likelier():
    """Who looks for pairs of one place finds such pairs; that says nothing about how many there are."""
    start, others = shipped_model(), invented(3000, seed=7).measures
    found = invented(1000)
    picked = found.taken(found.is_same > 0)
    model = fitted(start, picked, others=others)

    assert model.probabilities(others).mean() < start.probabilities(others).mean() + 0.02
    assert fitted(start, picked, prior_pairs=0.0).probabilities(others).mean() > 0.5


def test_answers_leave_other_pairs_as_they_were():
    start, others = shipped_model(), measures_of(near=np.linspace(0.0, 1.0, 2000))
    model = fitted(start, invented(300), others=others)

    assert np.abs(model.probabilities(others) - start.probabilities(others)).max() < 0.02


def test_held_measures_keep_their_curves():
    model = fitted(shipped_model(), invented(500), held=frozenset({"name_likeness", "near"}))

    for name in ("name_likeness", "near"):
        assert model.curves[name] == shipped_model().curves[name]
    assert model.curves["address_shared"] != shipped_model().curves["address_shared"]


def test_a_blank_model_learns_the_rule_behind_the_pairs():
    blank = blank_model(MEASURES, version="", same=0.9, ask=0.1)
    model = fitted(blank, invented(3000), prior_pairs=0.0)
    unseen = invented(1000, seed=1)

    assert log_loss(model.probabilities(unseen.measures), unseen.is_same) < 0.4
    assert log_loss(blank.probabilities(unseen.measures), unseen.is_same) == pytest.approx(0.693, abs=0.001)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.0, 2000.0))
def test_no_answers_however_wrong_make_a_curve_turn(seed, prior_pairs):
    chance = np.random.default_rng(seed)
    examples = Examples.of(chance.random((60, len(MEASURES))), (chance.random(60) < 0.5).astype(np.float64))
    model = fitted(shipped_model(), examples, prior_pairs=prior_pairs)

    assert [fault for fault in faults_of(model) if "turns" in fault] == []


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_an_exact_name_never_counts_for_less_than_a_weak_one(seed):
    against = invented(300, seed=seed, rule=lambda name, address: name < 0.5)  # noqa: ARG005
    model = fitted(shipped_model(), against)
    name = np.linspace(0.0, 1.0, 21)
    odds = model.log_odds(measures_of(name_likeness=name, name_shared=name, name_only_one=1.0 - name))

    assert (np.diff(odds) >= 0.0).all()


def test_the_order_of_the_pairs_changes_nothing():
    examples = invented(200)

    assert fitted(shipped_model(), examples) == fitted(shipped_model(), examples.taken(np.arange(200)[::-1]))
