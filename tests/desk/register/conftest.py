"""An agreement with three companies, their admins, and an adviser of the secretariat."""

import uuid
from datetime import date

import pytest

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import accept, consolidate_cycle, open_cycle, submit, submit_list

HEADER = "Name,Address,City,Country"
SCREEN = "S.T. Screen Printing Co. Ltd.,12 Nguyen Hue Street,Ho Chi Minh City,Vietnam"
SCREEN_OTHERWISE = "ST Screen Printing Company Limited,12 Nguyen Hue St.,Ho Chi Minh City,Viet Nam"
ORUM = "Örüm Tekstil San. ve Tic. Ltd. Şti.,Organize Sanayi Bölgesi 3. Cadde No 14,Denizli,Turkey"
PADMA = "Padma Knit Composite Ltd,Plot 22 Kashimpur Road,Gazipur,Bangladesh"


@pytest.fixture(autouse=True)
def private_dir(settings, tmp_path):
    """Lists go to a folder of this test."""
    settings.PRIVATE_DIR = tmp_path / "private"
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


def person(role, *, organisation=None, name="Somebody"):
    """An account that holds one role."""
    user = User.objects.create_user(f"{uuid.uuid4().hex[:8]}@example.org", "a long password", name=name)
    Mandate.objects.create(user=user, role=role, organisation=organisation, starts=date(2016, 1, 1))
    return user


@pytest.fixture
def adviser(db):
    return person("SA", name="Ada Adviser")


@pytest.fixture
def secretariat(adviser):
    return actor_of(adviser)


@pytest.fixture
def cycle(secretariat, textile):
    return open_cycle(secretariat, textile, 2017, opens=date(2017, 1, 15), locations_due=date(2017, 4, 1))


def admin_of(organisation):
    """The account of a company's admin."""
    return User.objects.get(mandates__organisation=organisation, mandates__role="CA")


def content_of(*rows):
    """A list as a file."""
    return "\n".join([HEADER, *rows]).encode()


def upload(organisation, cycle, *rows, token=None, filename="list.csv"):
    """The company's admin uploads a list."""
    return submit_list(
        actor_of(admin_of(organisation)),
        cycle,
        organisation,
        filename=filename,
        content=content_of(*rows),
        upload_token=token or uuid.uuid4(),
    )


def hand_in(organisation, cycle, *rows):
    """Upload and submit."""
    return submit(actor_of(admin_of(organisation)), upload(organisation, cycle, *rows).submission)


@pytest.fixture
def live(secretariat):
    """Upload, submit and accept a list; answers the submission."""

    def go(organisation, cycle, *rows):
        return accept(secretariat, hand_in(organisation, cycle, *rows))

    return go


@pytest.fixture
def two_spellings(company, cycle, live):
    """Two companies name one place in two spellings, each beside a place of its own."""
    first, second = company("Alpha Fashion"), company("Beta Kleding")
    live(first, cycle, SCREEN, ORUM)
    live(second, cycle, SCREEN_OTHERWISE, PADMA)
    consolidate_cycle(cycle)
    return first, second
