"""An agreement with themes, people who write and approve, and a story in which everybody agrees."""

import uuid
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from tests.desk.retention.conftest import lead, second  # noqa: F401 - who destroys

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role
from akkoord.desk.stories.actions.consent import Given, note_consent
from akkoord.desk.stories.actions.deciding import offer_story, publish_story
from akkoord.desk.stories.actions.people import note_person
from akkoord.desk.stories.actions.pictures import Brought, add_picture
from akkoord.desk.stories.actions.writing import begin_story, write_text
from akkoord.desk.stories.queries.identity import Identity
from akkoord.desk.stories.queries.page import story_page
from akkoord.desk.stories.rules.consent import About, Medium, Way
from akkoord.desk.stories.rules.pictures import Licence

CANARY = "Nilufar Canarybird"
CONTACT = "through the canary union, +880 1234 567890"
FACTS = {"name": "Overtime", "theme": "living_wage", "told_in": "bn", "country": "", "region": ""}
TEXT = {
    "title": "We are paid on time now",
    "text": "For years the wages came late.\n\nThen we spoke with the manager, all of us together.",
    "translated_by": "",
}


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.PRIVATE_DIR, settings.EDITIONS_DIR = tmp_path / "private", tmp_path / "editions"


@pytest.fixture
def textile(world):
    themes = [{"code": "living_wage", "name_en": "living wage", "name_nl": "leefbaar loon"}]
    Agreement.objects.filter(pk=world.agreement.pk).update(themes=themes)
    world.agreement.refresh_from_db()
    return world.agreement


@pytest.fixture
def writer(textile, person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def approver(textile, person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def union(textile):
    found = Organisation.objects.create(name="FNV", kind="union", country="NL")
    Participation.objects.create(
        agreement=textile, organisation=found, role="signatory", state="active", since=date(2016, 7, 4)
    )
    return found


@pytest.fixture
def story(textile, writer):
    begun = begin_story(writer, textile, entry=uuid.uuid4(), values=FACTS, organisation=None)
    write_text(writer, begun, "en", values=TEXT, revision=begun.revision)
    begun.refresh_from_db()
    return begun


@pytest.fixture
def teller(writer, story):
    return note_teller(writer, story)


def note_teller(actor, story, **values):
    """Somebody in the story, by an invented name."""
    shown = {"shown_as": "Rima", "part": "worker", "is_real_name": False, "is_minor": False, **values}
    identity = Identity(CANARY, CONTACT)
    return note_person(actor, story, entry=uuid.uuid4(), values=shown, identity=identity)


def agree(actor, person, *about, until=None, media=(Medium.SITE,), document=None):
    """Let somebody agree."""
    given = Given(
        about=about or (About.TEXT,),
        media=media,
        until=until,
        way=Way.SIGNED,
        taken_by="Anna",
        taken_on=date(2018, 2, 16),
        language="bn",
        is_understood=True,
        document=document,
    )
    return note_consent(actor, person, given, entry=uuid.uuid4())


@pytest.fixture
def agreed(writer, teller):
    agree(writer, teller)
    return teller.story


def publish(writer, approver, story):
    """Offer and approve, with every finding looked at."""
    story.refresh_from_db()
    offer_story(writer, story, revision=story.revision)
    story.refresh_from_db()
    keys = [each.key for each in story_page(story, approver).findings]
    return publish_story(approver, story, revision=story.revision, accepted=keys)


@pytest.fixture
def published(writer, approver, agreed):
    return publish(writer, approver, agreed)


def photo(*, size=(1600, 900), kind="JPEG", **options):
    """A picture, as a camera would make it."""
    file = BytesIO()
    Image.new("RGB", size, (18, 82, 79)).save(file, kind, **options)
    return file.getvalue()


def bring(actor, story, *, people=(), content=None, entry=None):
    """Add a picture with those who can be recognised."""
    brought = Brought(
        content=content or photo(),
        alt={"en": "A sewing hall"},
        photographer="Karim",
        licence=Licence.CC_BY,
        people=people,
        shows_nobody=not people,
    )
    return add_picture(actor, story, brought, entry=entry or uuid.uuid4())


@pytest.fixture
def time_machine_day(monkeypatch):
    """Lets a test go on another day."""

    def go_to(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: day)

    return go_to
