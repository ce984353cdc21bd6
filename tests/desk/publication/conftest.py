"""One year of an agreement with companies at locations, and the people who build and sign."""

import uuid
from datetime import UTC, date, datetime

import pytest

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import build_edition, publish_edition, sign_edition
from akkoord.desk.register.models import Cycle, ListRow, Location, Mention, SourcingLink, Submission
from akkoord.desk.register.rules import fingerprint

DAY = date(2018, 2, 16)


@pytest.fixture
def textile(db):
    return make_agreement("textile", name_en="Agreement on Textile", name_nl="Convenant Textiel")


def make_agreement(slug, **names):
    """An agreement with a public list, each row of which three companies stand behind."""
    return Agreement.objects.create(
        slug=slug, phase="implementing", publication_mode="full_list", k_threshold=3, **names
    )


@pytest.fixture
def cycle(textile):
    return make_cycle(textile, 2017)


def make_cycle(agreement, year):
    """One year of an agreement."""
    return Cycle.objects.create(
        agreement=agreement, year=year, state="closed", opens=date(year, 1, 1), locations_due=date(year, 4, 1)
    )


def make_company(agreement, name, **participation):
    """A company that takes part."""
    organisation = Organisation.objects.create(name=name)
    take_part(organisation, agreement, **participation)
    return organisation


def take_part(company, agreement, **participation):
    """A company comes into an agreement."""
    facts = {"role": "participating_company", "state": "active", "since": date(2016, 7, 4), **participation}
    Participation.objects.create(agreement=agreement, organisation=company, **facts)


def make_person(name, role="SA"):
    """Somebody of the secretariat."""
    user = User.objects.create_user(
        f"{uuid.uuid4().hex[:8]}@secretariat.example", "a long password", name=name
    )
    Mandate.objects.create(user=user, role=role, starts=date(2016, 1, 1))
    return user


def hand_in(organisation, cycle, *places, disclosure="confidential", filename="production sites.xlsx"):
    """An accepted list: each place is (identifier, name, address, country)."""
    earlier = Submission.objects.filter(cycle=cycle, organisation=organisation)
    earlier.update(state="replaced")
    version = earlier.count() + 1
    uploader = make_person(f"Contact of {organisation.name}", role="PUB")
    submission = Submission.objects.create(
        cycle=cycle,
        organisation=organisation,
        version=version,
        state="accepted",
        upload_token=uuid.uuid4(),
        filename=filename,
        sha256="0" * 64,
        size=1,
        uploaded_by=uploader,
        uploaded_at=datetime(2017, 3, 1, tzinfo=UTC),
    )
    submission.files.create(
        filename=filename,
        stored_as=uuid.uuid4().hex,
        sha256="0" * 64,
        size=1,
        upload_token=uuid.uuid4(),
        uploaded_by=uploader,
        uploaded_at=submission.uploaded_at,
    )
    for number, (location_id, name, address, country) in enumerate(places, start=2):
        location, _ = Location.objects.get_or_create(
            location_id=location_id, defaults={"name": name, "address": address, "country": country}
        )
        mention, _ = Mention.objects.get_or_create(
            fingerprint=fingerprint(name, address, country),
            defaults={"name": name, "address": address, "country": country, "location": location},
        )
        ListRow.objects.create(
            submission=submission, row=number, name=name, address=address, country=country, mention=mention
        )
        SourcingLink.objects.get_or_create(
            organisation=organisation, location=location, cycle=cycle, defaults={"disclosure": disclosure}
        )
    return submission


def place(number, country="BD"):
    """A place of its own."""
    return (f"{country}{number:08d}X", f"Factory {number}", f"{number} Mill Road, Dhaka", country)


@pytest.fixture
def four_companies(textile, cycle):
    """Four companies: each with two places of its own, all with one in common."""
    companies = [make_company(textile, name) for name in ("Weefhuis", "Naaldwerk", "Garenlust", "Stofwissel")]
    for at, company in enumerate(companies):
        hand_in(company, cycle, place(10 * at + 1), place(10 * at + 2), place(99))
    return companies


@pytest.fixture
def builder(db):
    return actor_of(make_person("Bea Builder"))


@pytest.fixture
def signers(db):
    return [actor_of(make_person("Sam Signer")), actor_of(make_person("Sue Signer", role="AS"))]


@pytest.fixture
def edition(builder, cycle, four_companies):
    """An edition that the gate let pass."""
    return build_edition(builder, cycle, dated=DAY)


@pytest.fixture
def published(builder, signers, edition):
    """An edition that went all the way."""
    return bring_out(edition, builder, signers)


def bring_out(edition, builder, signers):
    """Sign twice and publish."""
    accepted = [each["key"] for each in edition.report["findings"]]
    for signer in signers:
        edition = sign_edition(signer, edition, accepted=accepted)
    return publish_edition(builder, edition)
