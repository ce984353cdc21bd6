"""A year in which lists, self-evaluations and plans are due, and companies that owe them."""

from datetime import date

import pytest
from tests.desk.register.handing_in import admin_of, person

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.duties.actions import set_duty
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import open_cycle


@pytest.fixture(autouse=True)
def private_dir(settings, tmp_path):
    """Files go to a folder of this test; letters wait in the database, as they do at a desk."""
    settings.PRIVATE_DIR = tmp_path / "private"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def textile(db):
    return Agreement.objects.create(
        slug="textile", name_en="Textile", name_nl="Textiel", phase="implementing"
    )


@pytest.fixture
def company(textile):
    """Make a company that takes part, with an admin; answers the organisation."""

    def make(name, since=date(2016, 7, 4)):
        organisation = Organisation.objects.create(name=name)
        Participation.objects.create(
            agreement=textile,
            organisation=organisation,
            role="participating_company",
            state="active",
            since=since,
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
def year(secretariat, textile):
    """2017: lists due on 1 April, the rest on 1 May, a public statement from the third year on."""
    cycle = open_cycle(secretariat, textile, 2017, opens=date(2017, 1, 15), locations_due=date(2017, 4, 1))
    set_duty(secretariat, cycle, DutyKind.SELF_EVALUATION, due_on=date(2017, 5, 1))
    set_duty(secretariat, cycle, DutyKind.PLAN, due_on=date(2017, 5, 1))
    set_duty(secretariat, cycle, DutyKind.STATEMENT, due_on=date(2017, 7, 4), first_year=3)
    return cycle


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def admin(alpha):
    return actor_of(admin_of(alpha))
