"""Which phase begins, on which decision."""

import pytest

from akkoord.desk.agreements.actions import change_phase
from akkoord.desk.agreements.models import PhaseChange
from akkoord.desk.agreements.rules import IllegalMove, Phase, ReasonNeeded
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


def test_change_phase_is_a_dated_fact(adviser, world):
    agreement = change_phase(adviser, world.agreement, Phase.CLOSING, "Decision of the steering group.")
    assert agreement.phase == "closing"
    change = PhaseChange.objects.get()
    assert (change.from_phase, change.to_phase, change.by_id) == ("implementing", "closing", adviser.user_id)


@pytest.mark.parametrize(
    ("to", "evidence", "refusal"),
    [(Phase.CLOSING, " ", ReasonNeeded), (Phase.ENDED, "Decision.", IllegalMove)],
)
def test_change_phase_refuses(adviser, world, to, evidence, refusal):
    with pytest.raises(refusal):
        change_phase(adviser, world.agreement, to, evidence)
    assert not PhaseChange.objects.exists()
