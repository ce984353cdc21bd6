"""Conflicts of interest at the door, and the parts that one person takes in a company's year."""

from datetime import date

import pytest

from akkoord.desk.people.actions import (
    NotAllowed,
    ReasonMissing,
    declare_conflict,
    end_conflict,
    give_role,
    require,
    take_part,
)
from akkoord.desk.people.models import ConflictOfInterest, PartTaken
from akkoord.desk.people.queries import actor_of, keeping_away_from, people_holding
from akkoord.desk.people.rules import (
    Action,
    HeldRole,
    Kind,
    Part,
    PartsApart,
    Role,
    RolesApart,
    Thing,
)

TODAY = date(2026, 1, 5)


@pytest.fixture
def adviser(person):
    return person(Role.SECRETARIAT_ADVISER)


def take(user, part, world, year=2017):
    take_part(actor_of(user), part, world.company.pk, agreement_id=world.agreement.pk, year=year)


def test_declared_conflict_refuses_at_once_and_its_end_lets_in_again(adviser, person, world):
    thing = Thing(Kind.HAND_IN, organisation_id=world.company.pk, agreement_id=world.agreement.pk)
    require(actor_of(adviser), Action.WRITE, thing)
    declared = declare_conflict(adviser, world.company.pk, reason=" Shares. ", by_id=adviser.pk)
    assert declare_conflict(adviser, world.company.pk, reason="Again.", by_id=adviser.pk) == declared
    with pytest.raises(NotAllowed):
        require(actor_of(adviser), Action.WRITE, thing)
    lead = person(Role.SECRETARIAT_ADVISER, is_lead=True)
    end_conflict(declared, reason="Sold.", by_id=lead.pk)
    end_conflict(declared, reason="Again.", by_id=lead.pk)
    require(actor_of(adviser), Action.WRITE, thing)
    assert list(ConflictOfInterest.objects.values_list("reason", "ended_by", "end_reason")) == [
        ("Shares.", lead.pk, "Sold.")
    ]


def test_conflict_and_its_end_are_explained(adviser, world):
    with pytest.raises(ReasonMissing):
        declare_conflict(adviser, world.company.pk, reason=" ", by_id=adviser.pk)
    declared = declare_conflict(adviser, world.company.pk, reason="Shares.", by_id=adviser.pk)
    with pytest.raises(ReasonMissing):
        end_conflict(declared, reason="", by_id=adviser.pk)


def test_roles_and_conflicts_are_read_in_one_question(adviser, world, django_assert_num_queries):
    give_role(adviser, HeldRole(Role.CASE_HANDLER), starts=date(2018, 1, 1))
    for company in (world.company, world.other_company):
        declare_conflict(adviser, company.pk, reason="Shares.", by_id=adviser.pk)
    with django_assert_num_queries(1):
        actor = actor_of(adviser)
    assert len(actor.roles) == 3
    assert actor.recused_from == {world.company.pk, world.other_company.pk}


def test_letters_about_an_organisation_leave_out_who_keeps_away(adviser, person, world):
    colleague = person(Role.SECRETARIAT_ADVISER)
    declare_conflict(adviser, world.company.pk, reason="Shares.", by_id=adviser.pk)
    insider = person(Role.SECRETARIAT_ADVISER)
    give_role(insider, HeldRole(Role.COMPANY_USER, world.company.pk), starts=date(2018, 1, 1))
    told = people_holding([Role.SECRETARIAT_ADVISER], about=world.company.pk)
    assert list(told) == [colleague]
    assert keeping_away_from(world.company.pk) == {adviser.pk, insider.pk}
    assert people_holding([Role.SECRETARIAT_ADVISER], about=world.other_company.pk).count() == 3


def test_who_advised_a_company_neither_assesses_it_nor_reads_second_that_year(adviser, world):
    take(adviser, Part.ADVISED, world)
    take(adviser, Part.ADVISED, world)
    for part in (Part.ASSESSED, Part.READ_SECOND):
        with pytest.raises(PartsApart):
            take(adviser, part, world)
    take(adviser, Part.ASSESSED, world, year=2018)
    assert list(PartTaken.objects.values_list("part", "year")) == [("advised", 2017), ("assessed", 2018)]


def test_assessor_is_assigned_to_no_company_that_he_or_she_advises_this_year(adviser, world):
    take(adviser, Part.ADVISED, world, year=TODAY.year)
    assigned = HeldRole(Role.ASSESSOR, world.company.pk, world.agreement.pk)
    with pytest.raises(PartsApart):
        give_role(adviser, assigned, starts=TODAY)
    give_role(adviser, HeldRole(Role.ASSESSOR, world.other_company.pk, world.agreement.pk), starts=TODAY)


def test_assigned_assessor_does_not_advise_the_company(adviser, world):
    assigned = HeldRole(Role.ASSESSOR, world.company.pk, world.agreement.pk)
    give_role(adviser, assigned, starts=date(2018, 1, 1))
    with pytest.raises(PartsApart):
        take(adviser, Part.ADVISED, world)


def test_custodian_is_never_an_adviser(adviser):
    with pytest.raises(RolesApart):
        give_role(adviser, HeldRole(Role.CUSTODIAN), starts=date(2018, 1, 1))
