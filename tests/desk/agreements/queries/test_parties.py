"""Who takes part when, and what somebody may see of it."""

from datetime import date

import pytest

from akkoord.desk.agreements.models import Organisation, Participation
from akkoord.desk.agreements.queries import (
    ParticipationFigures,
    companies_taking_part_between,
    participation_figures,
    public_parties,
)


@pytest.fixture
def leaver(world):
    organisation = Organisation.objects.create(name="Afscheid")
    Participation.objects.create(
        agreement=world.agreement,
        organisation=organisation,
        role="participating_company",
        state="withdrawn",
        since=date(2016, 7, 4),
        until=date(2018, 1, 31),
    )
    return organisation


@pytest.fixture
def union(world):
    organisation = Organisation.objects.create(name="Bond", kind="union")
    Participation.objects.create(
        agreement=world.agreement,
        organisation=organisation,
        role="signatory",
        state="active",
        since=date(2016, 7, 4),
    )
    return organisation


def names(organisations):
    return [each.name for each in organisations]


def test_companies_taking_part_on_a_day(world, leaver, union):
    assert names(companies_taking_part_between(world.agreement, date(2018, 1, 31), date(2018, 1, 31))) == [
        "Afscheid",
        "Naaldwerk",
        "Weefhuis",
    ]
    assert names(companies_taking_part_between(world.agreement, date(2018, 2, 1), date(2018, 2, 1))) == [
        "Naaldwerk",
        "Weefhuis",
    ]
    assert names(companies_taking_part_between(world.agreement, date(2016, 7, 3), date(2016, 7, 3))) == []


def test_companies_in_year_counts_who_left_during_it(world, leaver, union):
    assert len(companies_taking_part_between(world.agreement, date(2018, 1, 1), date(2018, 12, 31))) == 3
    assert len(companies_taking_part_between(world.agreement, date(2019, 1, 1), date(2019, 12, 31))) == 2
    assert len(companies_taking_part_between(world.agreement, date(2015, 1, 1), date(2015, 12, 31))) == 0


def test_public_parties_carry_role_and_dates(world, leaver, union):
    assert [
        (each.organisation.name, each.role, each.since)
        for each in public_parties(world.agreement, on=date(2018, 7, 4))
    ] == [
        ("Naaldwerk", "participating_company", date(2016, 7, 4)),
        ("Weefhuis", "participating_company", date(2016, 7, 4)),
        ("Bond", "signatory", date(2016, 7, 4)),
    ]


def test_participation_figures(world, leaver, union):
    Participation.objects.create(
        agreement=world.agreement, organisation=union, role="supporter", state="applied"
    )
    assert participation_figures(world.agreement) == ParticipationFigures(
        companies=2, signatories=1, supporters=0, on_the_way=1
    )
