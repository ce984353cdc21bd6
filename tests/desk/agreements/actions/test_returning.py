"""Applying again after having left: a new participation beside the old one, by the way in which it ended."""

from datetime import date

import pytest

from akkoord.desk.agreements.actions import apply_for_participation, change_participation_state
from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.agreements.queries import (
    agreements_to_join,
    answers_for,
    companies_that_left,
    documents_to_sign,
    own_participations,
    predecessors_of,
)
from akkoord.desk.agreements.rules import ParticipationState, PartyRole, ReasonNeeded
from akkoord.desk.agreements.rules.returning import GoesOnElsewhere, SecretariatOpens
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

LEFT = date(2018, 3, 1)
AGAIN = {"role": PartyRole.PARTICIPATING_COMPANY, "reason": "We want to come back."}


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def admin(person, world):
    return actor_of(person(Role.COMPANY_ADMIN, organisation=world.company))


@pytest.fixture
def leave(adviser, world):
    """Let the company leave in some way."""

    def left(state, **values):
        part = Participation.objects.get(organisation=world.company)
        return change_participation_state(adviser, part, state, "It leaves.", on=LEFT, **values)

    return left


def joinable(world):
    return {each.slug for each in agreements_to_join(world.company.pk)}


def test_company_that_withdrew_applies_again_beside_its_old_trail(admin, world, leave):
    old = leave(ParticipationState.WITHDRAWN)
    assert joinable(world) == {"gold", "textile"}
    for _ in range(2):
        new = apply_for_participation(admin, world.agreement, world.company, **AGAIN)
    assert own_participations(world.company.pk) == [new, old]
    assert (old.state, old.until, new.state, new.since) == ("withdrawn", LEFT, "applied", None)
    assert Organisation.objects.filter(name="Weefhuis").count() == 1
    assert joinable(world) == {"gold"}
    assert companies_that_left([world.agreement.pk], organisation_id=world.company.pk) == []


@pytest.mark.parametrize("state", [ParticipationState.TERMINATED, ParticipationState.BANKRUPT])
def test_expelled_or_bankrupt_company_waits_for_the_secretariat(admin, adviser, person, world, leave, state):
    leave(state)
    assert joinable(world) == {"gold"}
    with pytest.raises(SecretariatOpens):
        apply_for_participation(admin, world.agreement, world.company, **AGAIN)
    person(Role.COMPANY_ADMIN)  # invited anew: those who were there lost access when the company left
    letters = Letter.objects.count()
    opened = apply_for_participation(adviser, world.agreement, world.company, **AGAIN)
    assert (opened.state, Letter.objects.count()) == ("applied", letters + 1)


def test_merged_company_takes_part_as_the_one_that_goes_on(adviser, world, leave):
    leave(ParticipationState.MERGED, successor=world.other_company)
    with pytest.raises(GoesOnElsewhere):
        apply_for_participation(adviser, world.agreement, world.company, **AGAIN)
    assert predecessors_of(world.other_company.pk) == {world.agreement.pk: [world.company]}
    assert predecessors_of(world.company.pk) == {}
    assert answers_for(world.company.pk, world.agreement.pk) == world.other_company.pk


def test_company_that_comes_back_signs_again_and_goes_on_in_its_years(admin, adviser, world, leave):
    Agreement.objects.update(documents=[{"kind": "covenant", "version": "1"}])
    world.agreement.refresh_from_db()
    leave(ParticipationState.WITHDRAWN)
    new = apply_for_participation(admin, world.agreement, world.company, **AGAIN)
    assert len(documents_to_sign(new)) == 1
    Participation.objects.filter(pk=new.pk).update(state="admitted")
    active = change_participation_state(
        adviser, new, ParticipationState.ACTIVE, "Admitted.", on=date(2020, 5, 1)
    )
    assert (active.years_before, active.year_in(2021)) == (2, 3)


def test_application_that_came_to_nothing_gives_no_more_time(admin, world, leave):
    leave(ParticipationState.WITHDRAWN)
    new = apply_for_participation(admin, world.agreement, world.company, **AGAIN)
    change_participation_state(admin, new, ParticipationState.CANCELLED, "We do not.")
    (left,) = companies_that_left([world.agreement.pk], organisation_id=world.company.pk)
    assert left.left_on == LEFT
    assert joinable(world) == {"gold", "textile"}


def test_application_says_why(admin, world):
    with pytest.raises(ReasonNeeded):
        apply_for_participation(admin, world.other_agreement, world.company, **{**AGAIN, "reason": " "})
