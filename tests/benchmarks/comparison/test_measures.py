"""The measures against definitions that count pair by pair."""

from itertools import combinations

import numpy as np
import pytest
from benchmarks.comparison.measures import (
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
from hypothesis import given
from hypothesis import strategies as st

rows = st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=1, max_size=12)


def columns(lines):
    return [coded(column) for column in zip(*lines, strict=True)]


@given(rows)
def test_pairwise_counts_each_pair_once(lines):
    truth, made, lists = columns(lines)
    pairs = list(combinations(range(len(lines)), 2))
    true = {(a, b) for a, b in pairs if truth[a] == truth[b]}
    put = {(a, b) for a, b in pairs if made[a] == made[b]}
    across = {(a, b) for a, b in pairs if lists[a] != lists[b]}

    assert pairwise(truth, made) == Likeness(len(true & put), len(put), len(true))
    assert pairwise_across(truth, made, lists) == Likeness(
        len(true & put & across), len(put & across), len(true & across)
    )


@given(rows)
def test_exact_clusters_are_those_with_the_same_rows(lines):
    truth, made, _ = columns(lines)

    def groups(places):
        return {frozenset(np.flatnonzero(places == place)) for place in set(places)}

    right = groups(truth) & groups(made)
    assert exact_clusters(truth, made) == Likeness(len(right), len(groups(made)), len(groups(truth)))


def test_outcome_of_judged_pairs():
    assert outcome(np.array([True, True, False]), np.array([True, False, True])) == Likeness(1, 2, 2)


def test_best_f1_takes_equal_scores_together():
    score, is_same = np.array([0.9, 0.5, 0.5, 0.1]), np.array([1, 1, 0, 0])

    assert best_f1(score, is_same, true=2) == {
        "precision": pytest.approx(2 / 3),
        "recall": 1.0,
        "f1": pytest.approx(0.8),
        "threshold": 0.5,
    }


def test_best_f1_when_nothing_was_found():
    none = np.zeros(0)

    assert best_f1(none, none, true=2) == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "threshold": 1.0}


def test_recall_at_a_precision():
    score, is_same = np.array([0.9, 0.8, 0.7, 0.6]), np.array([1, 0, 1, 1])

    assert recall_at(score, is_same, true=4, precision=0.75) == 0.75
    assert recall_at(score, is_same, true=4, precision=0.9) == 0.25


def test_calibration_of_two_pairs():
    assert calibration(np.array([1.0, 0.25]), np.array([1, 0])) == {
        "brier": pytest.approx(0.03125),
        "bins": [[1, 0.25, 0.0], [1, 1.0, 1.0]],
    }


def test_merged_clusters_follow_chains():
    joined = merged(np.array([0, 1, 2, 3, 3]), np.array([0, 2]), np.array([1, 1]))

    assert joined.tolist() == [0, 0, 0, 3, 3]
