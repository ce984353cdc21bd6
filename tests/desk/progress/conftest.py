"""The year of the minutes: 65 companies, of which 58 handed in a list in time or late, 57 a plan."""

import uuid
from datetime import UTC, date, datetime

import pytest

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.duties.models import Duty, DutySubmission
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.models import Cycle, Submission

AS_OF = date(2017, 12, 31)


@pytest.fixture
def textile(db):
    return Agreement.objects.create(
        slug="textile",
        name_en="Textile",
        name_nl="Textiel",
        phase="implementing",
        publication_mode="full_list",
        targets=[{"metric": "market_share", "by": "2018-12-31", "value": "50"}],
    )


@pytest.fixture
def cycle(textile):
    made = Cycle.objects.create(
        agreement=textile, year=2017, state="closed", opens=date(2017, 1, 15), locations_due=date(2017, 4, 1)
    )
    Duty.objects.create(cycle=made, kind="plan", due_on=date(2017, 5, 1))
    return made


@pytest.fixture
def adviser(db):
    return actor_of(make_person("SA"))


@pytest.fixture
def assessor(db):
    return actor_of(make_person("AS"))


@pytest.fixture
def companies(textile):
    return [make_company(textile, f"Company {number}") for number in range(65)]


@pytest.fixture
def handed_in(companies, cycle):
    """Lists of 58 companies, six of them late; plans of 57 of these."""
    for number, company in enumerate(companies[:58]):
        hand_in_list(company, cycle, datetime(2017, 4 if number < 6 else 3, 20, 12, tzinfo=UTC))
    for company in companies[:57]:
        hand_in_plan(company, cycle, datetime(2017, 4, 20, 12, tzinfo=UTC))
    return companies


def make_person(role, **bound):
    """Somebody with a role everywhere."""
    user = User.objects.create_user(f"{uuid.uuid4().hex[:8]}@example.org", "a long password", name=role)
    Mandate.objects.create(user=user, role=role, starts=date(2016, 1, 1), **bound)
    return user


def make_company(agreement, name, **participation):
    """A company that takes part since the signing."""
    company = Organisation.objects.create(name=name)
    values = {"state": "active", "since": date(2016, 7, 4), **participation}
    Participation.objects.create(
        agreement=agreement, organisation=company, role="participating_company", **values
    )
    return company


def hand_in_list(company, cycle, at, **values):
    """A list that came at a moment."""
    person = User.objects.first() or make_person("PUB")
    return Submission.objects.create(
        cycle=cycle,
        organisation=company,
        version=values.pop("version", 1),
        state=values.pop("state", "accepted"),
        upload_token=uuid.uuid4(),
        uploaded_by=person,
        uploaded_at=at,
        submitted_at=at,
        first_submitted_at=at,
        **values,
    )


def hand_in_plan(company, cycle, at):
    """A plan that came at a moment."""
    person = User.objects.first() or make_person("PUB")
    return DutySubmission.objects.create(
        cycle=cycle,
        organisation=company,
        kind="plan",
        version=1,
        upload_token=uuid.uuid4(),
        submitted_by=person,
        submitted_at=at,
        first_submitted_at=at,
    )
