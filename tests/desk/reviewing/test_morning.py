"""What waits for a signature in the morning."""

import pytest

from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role
from akkoord.desk.reviewing import actions
from akkoord.desk.reviewing.morning import lines


@pytest.fixture
def built(reviewed, reviewer, appointment):
    """A data set that waits for two signatures."""
    found = actions.ask_for_set(actor_of(reviewed.lead), appointment)
    actions.build_sets()
    return found


def told(user, agreement):
    return [(each.sentence, each.address) for each in lines(actor_of(user), [agreement])]


def test_data_set_waits_for_those_who_have_not_signed(reviewed, built):
    address = f"/agreements/{reviewed.agreement.slug}/reviews/{reviewed.review.pk}/reviewer/"
    waits = [("The data set for “Halfway” waits for your signature", address)]
    assert told(reviewed.lead, reviewed.agreement) == [], "whoever had it built does not sign"
    assert told(reviewed.second, reviewed.agreement) == waits

    actions.sign_set(actor_of(reviewed.second), built)
    assert told(reviewed.second, reviewed.agreement) == []
    assert told(reviewed.third, reviewed.agreement) == waits

    actions.sign_set(actor_of(reviewed.third), built)
    assert told(reviewed.assessor, reviewed.agreement) == []


def test_nothing_is_told_to_those_who_may_not_sign(reviewed, built, person, world):
    for role in (Role.PARTY_REPRESENTATIVE, Role.COMPANY_ADMIN, Role.MONITOR, Role.CASE_HANDLER):
        assert told(person(role), reviewed.agreement) == [], role
    assert told(reviewed.second, world.other_agreement) == []
