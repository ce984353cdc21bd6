import numpy as np
import pytest

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.learning.calibration import LEAST_ROWS, calibration, recalibrated
from akkoord.engine.matching.learning.soundness import faults_of


def heaps(count, *, share, apart=8.0, middle=0.0, width=2.0, seed=0):
    """Log-odds of candidates in two heaps, those of one place being `share` of all."""
    chance = np.random.default_rng(seed)
    is_same = chance.random(count) < share
    return chance.normal(np.where(is_same, middle + apart / 2, middle - apart / 2), width)


def test_calibration_finds_the_share_of_pairs_of_one_place():
    for share in (0.1, 0.3, 0.6):
        assert calibration(heaps(20_000, share=share)).share == pytest.approx(share, abs=0.02)


def test_calibration_moves_half_way_to_where_the_heaps_part():
    assert calibration(heaps(20_000, share=0.5, middle=-2.0)).even == pytest.approx(-1.0, abs=0.1)


def test_the_order_of_the_pairs_changes_nothing():
    log_odds = heaps(5000, share=0.3)

    assert calibration(log_odds) == calibration(log_odds[::-1])


@pytest.mark.parametrize("log_odds", [np.zeros(2000), np.full(2000, 9.0), np.linspace(-40, 40, 2000)])
def test_a_model_recalibrated_on_odd_samples_stays_sound_and_within_bounds(log_odds):
    model = recalibrated(shipped_model(), log_odds, rows=LEAST_ROWS)

    assert faults_of(model) == []
    assert -1.5 <= calibration(log_odds).even <= 1.5
    assert 0.7 <= calibration(log_odds).scale <= 1.42


def test_a_model_recalibrated_gives_the_log_odds_of_the_calibration():
    model, log_odds = shipped_model(), heaps(5000, share=0.3, middle=-2.0)
    found, after = calibration(log_odds), recalibrated(model, log_odds, rows=LEAST_ROWS)
    measures = np.random.default_rng(1).random((50, len(model.curves)))

    assert after.log_odds(measures) == pytest.approx(
        found.scale * (model.log_odds(measures) - found.even), abs=0.05
    )
    assert (after.same, after.ask) == (model.same, model.ask)


def test_small_registers_and_small_samples_keep_the_model():
    model = shipped_model()

    assert recalibrated(model, heaps(5000, share=0.3), rows=LEAST_ROWS - 1) is model
    assert recalibrated(model, heaps(500, share=0.3), rows=LEAST_ROWS) is model
