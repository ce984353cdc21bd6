import pytest

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.learning.thresholds import Costs


def test_costs_say_from_which_chances_on_is_joined_and_asked():
    costs = Costs(wrong_merge=50.0, missed=5.0)

    assert (costs.same, costs.ask) == (0.98, 0.2)


def test_nothing_is_asked_where_questions_cost_too_much():
    costs = Costs(wrong_merge=1.25, missed=1.25)

    assert (costs.same, costs.ask) == (0.2, 0.2)


def test_the_costs_of_a_model_give_its_thresholds():
    model = shipped_model()
    costs = Costs.of(model)

    assert (costs.same, costs.ask) == (
        pytest.approx(model.same, abs=1e-3),
        pytest.approx(model.ask, abs=1e-3),
    )


@pytest.mark.parametrize("costs", [(1.0, 5.0), (50.0, 0.5)])
def test_costs_in_which_a_question_costs_as_much_as_a_mistake_are_refused(costs):
    with pytest.raises(ValueError, match="question"):
        Costs(*costs)
