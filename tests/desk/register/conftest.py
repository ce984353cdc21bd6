"""An agreement with companies, their admins, and an adviser of the secretariat."""

from datetime import date

import pytest
from tests.desk.register.handing_in import ORUM, PADMA, SCREEN, SCREEN_OTHERWISE, live, person

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import consolidate_cycle, open_cycle


@pytest.fixture(autouse=True)
def private_dir(settings, tmp_path):
    """Lists go to a folder of this test, and background work is done at once."""
    settings.PRIVATE_DIR = tmp_path / "private"
    settings.TASKS = {"default": {"BACKEND": "tests.desk.at_once.AtOnce"}}
    return settings.PRIVATE_DIR


@pytest.fixture
def textile(db):
    return Agreement.objects.create(
        slug="textile", name_en="Textile", name_nl="Textiel", phase="implementing"
    )


@pytest.fixture
def company(textile):
    """Make a company that takes part, with an admin; answers the organisation."""

    def make(name):
        organisation = Organisation.objects.create(name=name)
        Participation.objects.create(
            agreement=textile,
            organisation=organisation,
            role="participating_company",
            state="active",
            since=date(2016, 7, 4),
        )
        person("CA", organisation=organisation, name=f"Admin of {name}")
        return organisation

    return make


@pytest.fixture
def adviser(db):
    return person("SA", name="Ada Adviser")


@pytest.fixture
def secretariat(adviser):
    return actor_of(adviser)


@pytest.fixture
def colleague(db):
    return actor_of(person("SA", name="Bram Adviser"))


@pytest.fixture
def cycle(secretariat, textile):
    return open_cycle(secretariat, textile, 2017, opens=date(2017, 1, 15), locations_due=date(2017, 4, 1))


@pytest.fixture
def next_cycle(secretariat, textile):
    return open_cycle(secretariat, textile, 2018, opens=date(2018, 1, 15), locations_due=date(2018, 4, 1))


@pytest.fixture
def two_spellings(company, cycle, secretariat):
    """Two companies name one place in two spellings, each beside a place of its own."""
    first, second = company("Alpha Fashion"), company("Beta Kleding")
    live(secretariat, first, cycle, SCREEN, ORUM)
    live(secretariat, second, cycle, SCREEN_OTHERWISE, PADMA)
    consolidate_cycle(cycle)
    return first, second
