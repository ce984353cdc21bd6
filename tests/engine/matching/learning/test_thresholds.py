import numpy as np
import pytest

from akkoord.engine.matching.learning.thresholds import Costs, thresholds


def told(count, *, scale=1.0, seed=0):
    """Log-odds whose true chances are `scale` times them, with answers drawn so."""
    chance = np.random.default_rng(seed)
    log_odds = chance.normal(0.0, 3.0, count)
    return log_odds, (chance.random(count) < 1.0 / (1.0 + np.exp(-scale * log_odds))).astype(np.float64)


def test_honest_probabilities_get_the_thresholds_of_the_costs():
    same, ask = thresholds(*told(20_000), Costs(wrong_merge=50.0, missed=5.0))

    assert (same, ask) == (pytest.approx(0.98, abs=0.005), pytest.approx(0.2, abs=0.02))


def test_a_model_too_sure_of_itself_gets_a_higher_threshold():
    assert thresholds(*told(5000, scale=0.5), Costs())[0] > thresholds(*told(5000, scale=2.0), Costs())[0]


def test_few_answers_hardly_move_the_thresholds():
    same, ask = thresholds(*told(10, scale=3.0), Costs())

    assert same > 0.9
    assert 0.1 < ask < 0.3


@pytest.mark.parametrize("costs", [{"wrong_merge": 1.0}, {"missed": 0.5}, {"question": 0.0}])
def test_costs_in_which_a_question_costs_as_much_as_a_mistake_are_refused(costs):
    with pytest.raises(ValueError, match="question"):
        Costs(**costs)
