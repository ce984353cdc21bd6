import numpy as np
import pytest

from akkoord.engine.matching.learning.quality import (
    Bin,
    Decided,
    Quality,
    brier,
    log_loss,
    quality,
    recall_at,
    reliability,
    spread,
)
from akkoord.engine.matching.learning.thresholds import Costs

LIKELY = np.array([0.99, 0.9, 0.6, 0.3, 0.05])
IS_SAME = np.array([1.0, 0.0, 1.0, 1.0, 0.0])


def test_quality_counts_what_each_decision_costs():
    found = quality(LIKELY, IS_SAME, Decided(0.8, 0.5, Costs(wrong_merge=50.0, missed=5.0)))

    assert found == Quality(
        pairs=5,
        log_loss=log_loss(LIKELY, IS_SAME),
        brier=brier(LIKELY, IS_SAME),
        recall=pytest.approx(1 / 3),
        joined=2,
        joined_wrong=1,
        asked=1,
        missed=1,
        cost=(50 + 5 + 1) / 5,
    )


def test_log_loss_and_brier_of_a_coin():
    half = np.full(5, 0.5)

    assert (log_loss(half, IS_SAME), brier(half, IS_SAME)) == (pytest.approx(0.6931, abs=1e-4), 0.25)


def test_recall_at_takes_pairs_of_equal_probability_together():
    assert recall_at(np.array([0.9, 0.9, 0.1]), np.array([1.0, 0.0, 1.0]), 0.6) == pytest.approx(1.0)
    assert recall_at(np.array([0.9, 0.9, 0.1]), np.array([1.0, 0.0, 1.0]), 0.9) == 0.0


def test_reliability_sets_what_was_said_beside_what_was_found():
    assert reliability(LIKELY, IS_SAME, bins=2) == [
        Bin(pairs=2, said=pytest.approx(0.175), found=0.5),
        Bin(pairs=3, said=pytest.approx(0.83), found=pytest.approx(2 / 3)),
    ]


def test_spread_of_values_that_hang_together_is_wider():
    values = np.array([1.0, 1.0, 0.0, 0.0])

    assert spread(values, ["a", "b", "c", "d"]) == pytest.approx(0.25)
    assert spread(values, ["a", "a", "b", "b"]) == pytest.approx(np.sqrt(2.0) / 4.0)
