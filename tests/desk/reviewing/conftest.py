"""A review of 2017: eleven companies of three sizes, with lists, looks, and people of the secretariat."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Body, Organisation, Participation
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.people.actions import log_look
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, Kind, Purpose, Role, Thing
from akkoord.desk.register import actions as register
from akkoord.desk.register.models import Cycle, Submission
from akkoord.desk.reviewing import actions
from akkoord.desk.reviewing.models import Appointment

HEADER = "Name,Address,City,Country,OS ID,Tier,Processes"
SITES = (
    "Kanarie Spinning Mill,Geheimweg 12,Istanbul,Turkey,TR2020101ABCDEF,1,sewing garments",
    "Merel Knitting,Verborgen Road 3,Dhaka,Bangladesh,,2,knitting of cloth",
)
ALONE = "Zwaluw Only Ltd,Nergens 1,Kathmandu,Nepal,,1,embroidery by machine"
EVERYTHING_SECRET = (
    *("kanarie", "geheimweg", "merel", "verborgen", "zwaluw", "nergens", "tr2020101abcdef"),
    *("kraaiennest", "merk van", "example.org", "lijst-van", "istanbul", "dhaka", "anna"),
)
"""What stands in the lists, names, addresses and accounts of this world, and must stand in no file."""


@dataclass(frozen=True)
class Reviewed:
    """What a test of this folder begins with."""

    agreement: Agreement
    review: Review
    companies: list[Organisation]
    cycle: Cycle
    lead: User
    second: User
    third: User
    assessor: User
    values: dict[str, object]


def company_of(agreement, number, *, since, until=None, size="L"):
    organisation = Organisation.objects.create(name=f"Kraaiennest {number}", country="NL")
    organisation.names.create(name=f"Merk van {number}")
    Participation.objects.create(
        agreement=agreement,
        organisation=organisation,
        role="participating_company",
        state="withdrawn" if until else "active",
        size_class=size,
        since=since,
        until=until,
    )
    return organisation


@pytest.fixture
def reviewed(world, person):
    """Six large and three small companies from the beginning, one that joined later and one that left."""
    agreement = world.agreement
    Participation.objects.all().delete()
    first = agreement.starts
    companies = [company_of(agreement, number, since=first) for number in range(6)]
    companies += [company_of(agreement, number, since=first, size="S") for number in range(6, 9)]
    companies.append(company_of(agreement, 9, since=date(2017, 3, 1)))
    companies.append(company_of(agreement, 10, since=first, until=date(2018, 5, 1)))
    lead = person(Role.SECRETARIAT_ADVISER, is_lead=True)
    others = [person(Role.SECRETARIAT_ADVISER) for _ in range(2)]
    adviser = actor_of(lead)
    cycle = register.open_cycle(
        adviser, agreement, 2017, opens=date(2017, 1, 15), locations_due=date(2017, 4, 1)
    )
    for number, company in enumerate(companies[:10]):
        user = person(Role.COMPANY_ADMIN, organisation=company)
        rows = [*SITES, *([ALONE] if number == 0 else [])]
        upload = register.submit_list(
            actor_of(user),
            cycle,
            company,
            filename=f"lijst-van-{number}.csv",
            content="\n".join([HEADER, *rows]).encode(),
            upload_token=uuid4(),
        )
        register.accept(adviser, register.submit(actor_of(user), upload.submission))
    moment = datetime(2017, 3, 20, 12, tzinfo=UTC)
    Submission.objects.update(first_submitted_at=moment, submitted_at=moment)
    register.consolidate_cycle(cycle)
    body = Body.objects.create(agreement=agreement, name="Steering group")
    item = body.meetings.create(number=1, on=date(2017, 2, 16)).items.create(number=1, title="Review")
    today = timezone.localdate()
    return Reviewed(
        agreement,
        agreement.reviews.create(kind="midterm_review", title="Halfway", author="Bureau"),
        companies,
        cycle,
        lead,
        *others,
        person(Role.ASSESSOR),
        {
            "decision": item.decisions.create(object="the review", wording="A bureau reviews."),
            "starts": today,
            "ends": today + timedelta(days=30),
            "ends_on_receipt": False,
            "years": [2017],
        },
    )


@pytest.fixture
def appointment(reviewed) -> Appointment:
    return actions.appoint(actor_of(reviewed.lead), reviewed.review, entry=uuid4(), values=reviewed.values)


@pytest.fixture
def reviewer(reviewed, appointment) -> User:
    """Somebody outside who was let in."""
    asked = actions.ask_for_reviewer(
        actor_of(reviewed.lead), appointment, actions.Person("rev@bureau.example", "Rita", "en")
    )
    return actions.let_in(actor_of(reviewed.second), asked).user


@pytest.fixture
def look(reviewed):
    """Somebody reads the list of a company."""

    def at(company, purpose="quality_check"):
        thing = Thing(Kind.OWN_LINKS, company.pk, reviewed.agreement.pk)
        held = HeldRole(Role.SECRETARIAT_ADVISER)
        log_look(actor_of(reviewed.lead), held, thing, [company.pk], purpose=Purpose(purpose))

    return at


@pytest.fixture
def data_set(reviewed, appointment):
    """Built, and not signed yet."""
    asked = actions.ask_for_set(actor_of(reviewed.lead), appointment)
    assert actions.build_sets() == 1
    asked.refresh_from_db()
    return asked


@pytest.fixture
def handed_over(reviewed, reviewer, data_set):
    for signer in (reviewed.second, reviewed.assessor):
        actions.sign_set(actor_of(signer), data_set)
    data_set.refresh_from_db()
    return data_set
