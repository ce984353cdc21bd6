"""Who comes in, who leaves, and what is written down of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from akkoord.desk.agreements.actions import apply_for_participation, change_participation_state
from akkoord.desk.agreements.models import Organisation, Participation, ParticipationEvent
from akkoord.desk.agreements.queries import successors_in
from akkoord.desk.agreements.rules import (
    IllegalMove,
    NotInThisPhase,
    ParticipationState,
    PartyRole,
    Phase,
    ReasonNeeded,
    SuccessorNeeded,
    after_working_days,
)
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

COMPANY = PartyRole.PARTICIPATING_COMPANY
DAY = date(2018, 2, 16)


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def participation(world):
    return Participation.objects.get(organisation=world.company)


def states(participation):
    return list(
        ParticipationEvent.objects.filter(participation=participation).values_list(
            "from_state", "to_state", "reason"
        )
    )


def test_company_comes_all_the_way_in(adviser, world):
    newcomer = Organisation.objects.create(name="Breihuis")
    participation = apply_for_participation(adviser, world.agreement, newcomer, role=COMPANY, reason="Form.")
    today = timezone.localdate()
    admitted = after_working_days(today, 11)
    for state, day in (
        ("documents_signed", today),
        ("objection_window", today),
        ("admitted", admitted),
        ("active", admitted),
    ):
        Participation.objects.filter(state="objection_window").update(objections_until=DAY)
        participation = change_participation_state(
            adviser, participation, ParticipationState(state), "As agreed.", on=day
        )
    assert (participation.state, participation.since, participation.until) == (
        "active",
        admitted,
        None,
    )
    assert states(participation) == [
        ("", "applied", "Form."),
        ("applied", "documents_signed", "As agreed."),
        ("documents_signed", "objection_window", "As agreed."),
        ("objection_window", "admitted", "As agreed."),
        ("admitted", "active", "As agreed."),
    ]


def test_applying_twice_is_one_application(adviser, world):
    newcomer = Organisation.objects.create(name="Breihuis")
    both = [
        apply_for_participation(adviser, world.agreement, newcomer, role=COMPANY, reason="Form.")
        for _ in range(2)
    ]
    assert both[0] == both[1]
    assert len(states(both[0])) == 1


def test_nobody_applies_to_a_closing_agreement(adviser, world):
    world.agreement.phase = Phase.CLOSING
    with pytest.raises(NotInThisPhase):
        apply_for_participation(adviser, world.agreement, world.company, role=COMPANY, reason="Form.")


def test_leaving_sets_the_last_day(adviser, participation):
    left = change_participation_state(
        adviser, participation, ParticipationState.BANKRUPT, "Ruling of the court.", on=DAY
    )
    assert (left.state, left.until) == ("bankrupt", DAY)
    assert states(left) == [("active", "bankrupt", "Ruling of the court.")]


def test_pause_keeps_the_first_day(adviser, participation):
    change_participation_state(adviser, participation, ParticipationState.SUSPENDED, "No answer.")
    back = change_participation_state(adviser, participation, ParticipationState.ACTIVE, "Answered.")
    assert (back.since, back.until) == (date(2016, 7, 4), None)


def test_illegal_move_changes_nothing(adviser, participation):
    with pytest.raises(IllegalMove):
        change_participation_state(adviser, participation, ParticipationState.APPLIED, "Why not.")
    participation.refresh_from_db()
    assert participation.state == "active"
    assert states(participation) == []


def test_move_without_reason_changes_nothing(adviser, participation):
    with pytest.raises(ReasonNeeded):
        change_participation_state(adviser, participation, ParticipationState.WITHDRAWN, "  ")
    participation.refresh_from_db()
    assert (participation.state, participation.until) == ("active", None)


@pytest.mark.parametrize("role", [Role.COMPANY_USER, Role.PARTY_REPRESENTATIVE, Role.CASE_HANDLER])
def test_others_may_not_move_a_participation(person, participation, role):
    with pytest.raises(NotAllowed):
        change_participation_state(
            actor_of(person(role)), participation, ParticipationState.WITHDRAWN, "Because."
        )


def test_adviser_of_another_agreement_may_not(person, world, participation):
    stranger = actor_of(person(Role.SECRETARIAT_ADVISER, agreement=world.other_agreement))
    with pytest.raises(NotAllowed):
        change_participation_state(stranger, participation, ParticipationState.WITHDRAWN, "Because.")


@pytest.mark.parametrize("state", ["suspended", "active", "terminated"])
def test_company_moves_itself_only_by_stepping_back(person, participation, state):
    company = actor_of(person(Role.COMPANY_ADMIN))
    with pytest.raises(NotAllowed):
        change_participation_state(company, participation, ParticipationState(state), "Because.")
    left = change_participation_state(company, participation, ParticipationState.WITHDRAWN, "We stop.")
    assert left.state == "withdrawn"


def test_company_takes_no_other_company_out(person, world):
    company = actor_of(person(Role.COMPANY_ADMIN))
    other = Participation.objects.get(organisation=world.other_company)
    with pytest.raises(NotAllowed):
        change_participation_state(company, other, ParticipationState.WITHDRAWN, "We stop.")


def test_merger_names_the_company_that_goes_on(adviser, world, participation):
    for successor in (None, world.company):
        with pytest.raises(SuccessorNeeded):
            change_participation_state(
                adviser, participation, ParticipationState.MERGED, "Taken over.", successor=successor
            )
    change_participation_state(
        adviser,
        participation,
        ParticipationState.MERGED,
        "Taken over.",
        successor=world.other_company,
        on=DAY,
    )
    participation.refresh_from_db()
    assert (participation.state, participation.until) == ("merged", DAY)
    assert participation.events.get().successor == world.other_company
    assert successors_in(world.agreement.pk) == {world.company.pk: world.other_company.pk}


def test_company_is_told_by_a_letter_that_says_nothing(adviser, person, participation):
    user = person(Role.COMPANY_ADMIN)
    change_participation_state(adviser, participation, ParticipationState.SUSPENDED, "No answer.")
    letter = Letter.objects.get(receiver=user)
    assert "No answer" not in letter.body
    assert "/agreements/own/" in letter.body


def last_days(user):
    return list(user.mandates.values_list("ends", flat=True))


@pytest.mark.parametrize("state", ["withdrawn", "terminated", "bankrupt"])
def test_people_of_a_company_that_left_lose_access_after_that_day(
    adviser, person, world, participation, state
):
    left, stays = person(Role.COMPANY_ADMIN), person(Role.COMPANY_ADMIN, organisation=world.other_company)
    today = timezone.localdate()
    change_participation_state(adviser, participation, ParticipationState(state), "They stop.", on=today)
    assert (last_days(left), last_days(stays)) == ([today], [None])
    assert any(held.role is Role.COMPANY_ADMIN for held in actor_of(left).roles)


def test_people_of_a_company_that_left_before_today_have_no_access(adviser, person, participation):
    user = person(Role.COMPANY_ADMIN)
    yesterday = timezone.localdate() - timedelta(days=1)
    change_participation_state(adviser, participation, ParticipationState.WITHDRAWN, "Stop.", on=yesterday)
    assert actor_of(user).companies == {}


def test_people_keep_access_while_their_company_takes_part_in_something_else(
    adviser, person, world, participation
):
    user = person(Role.COMPANY_ADMIN)
    Participation.objects.create(
        agreement=world.other_agreement, organisation=world.company, role=COMPANY, state="applied"
    )
    change_participation_state(adviser, participation, ParticipationState.WITHDRAWN, "They stop.")
    assert last_days(user) == [None]


def test_people_keep_access_when_the_agreement_ended(adviser, person, participation):
    user = person(Role.COMPANY_ADMIN)
    change_participation_state(adviser, participation, ParticipationState.EXPIRED, "It is over.")
    assert last_days(user) == [None]
