"""A small world: two agreements, two companies in the first, and people who hold roles."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.rules import Role

PASSWORD = "correct horse battery"
FIRST_DAY = date(2018, 1, 1)
OF_A_COMPANY = {Role.COMPANY_USER, Role.COMPANY_ADMIN}


@dataclass(frozen=True)
class World:
    """The things that stand before a test begins."""

    agreement: Agreement
    other_agreement: Agreement
    company: Organisation
    other_company: Organisation


def _agreement(slug):
    return Agreement.objects.create(
        slug=slug,
        name_en=slug.title(),
        name_nl=slug.title(),
        phase="implementing",
        publication_mode="full_list",
        starts=date(2016, 7, 4),
        ends=date(2021, 12, 31),
    )


@pytest.fixture
def world(db):
    agreement = _agreement("textile")
    companies = [Organisation.objects.create(name=name, country="NL") for name in ("Weefhuis", "Naaldwerk")]
    for company in companies:
        Participation.objects.create(
            agreement=agreement,
            organisation=company,
            role="participating_company",
            state="active",
            since=date(2016, 7, 4),
        )
    return World(agreement, _agreement("gold"), *companies)


@pytest.fixture
def person(world):
    """Makes somebody with one role: `person(Role.COMPANY_ADMIN, organisation=world.company)`."""

    def make(role=None, *, organisation=None, agreement=None, **mandate):
        user = User.objects.create_user(f"person{User.objects.count()}@example.org", PASSWORD, name="Anna")
        if role is None:
            return user
        if organisation is None and role in OF_A_COMPANY:
            organisation = world.company
        if agreement is None and role not in OF_A_COMPANY:
            agreement = world.agreement
        values = {"starts": FIRST_DAY, **mandate}
        Mandate.objects.create(user=user, role=role, organisation=organisation, agreement=agreement, **values)
        return user

    return make


@pytest.fixture
def signed_in(person):
    """A browser in which somebody with a role is signed in: `signed_in(Role.SECRETARIAT_ADVISER)`."""

    def sign_in(role=None, **bound):
        browser = Client()
        browser.force_login(person(role, **bound))
        return browser

    return sign_in
