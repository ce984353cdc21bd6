"""Bringing signatories and supporters in."""

from datetime import date
from uuid import uuid4

import pytest

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.actions.parties import add_party, name_party
from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.desk.agreements.rules import NotInThisPhase, ParticipationState, PartyRole, ReasonNeeded
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

SIGNED = date(2016, 7, 4)
UNION = {"name": "Union of garment workers", "kind": "union", "country": "NL", "website": ""}
COMES = {"role": PartyRole.SIGNATORY, "since": SIGNED, "reason": "Signed."}


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def union(adviser, world):
    return name_party(adviser, world.agreement, entry=uuid4(), values=UNION)


def test_party_sent_twice_stands_once(adviser, world):
    entry = uuid4()
    for _ in range(2):
        union = name_party(adviser, world.agreement, entry=entry, values=UNION)
        party = add_party(adviser, world.agreement, union, **COMES)
    assert (party.state, party.since, party.events.count()) == ("active", SIGNED, 1)
    assert Participation.objects.filter(role="signatory").count() == 1


def test_party_that_left_may_come_back_with_its_trail_kept(adviser, world, union):
    first = add_party(adviser, world.agreement, union, **COMES)
    change_participation_state(adviser, first, ParticipationState.WITHDRAWN, "Left.", on=date(2017, 7, 4))
    second = add_party(adviser, world.agreement, union, **{**COMES, "since": date(2018, 1, 1)})
    first.refresh_from_db()
    assert (first.until, second.since, second.until) == (date(2017, 7, 4), date(2018, 1, 1), None)
    assert Participation.objects.filter(organisation=union).count() == 2


def test_party_is_not_added_without_a_reason_or_to_an_agreement_that_is_over(adviser, world, union):
    with pytest.raises(ReasonNeeded):
        add_party(adviser, world.agreement, union, **{**COMES, "reason": " "})
    Agreement.objects.update(phase="ended")
    world.agreement.refresh_from_db()
    with pytest.raises(NotInThisPhase):
        add_party(adviser, world.agreement, union, **COMES)


def test_nobody_but_the_secretariat_adds_a_party(person, world, union):
    with pytest.raises(NotAllowed):
        add_party(actor_of(person(Role.PARTY_REPRESENTATIVE)), world.agreement, union, **COMES)
