"""Who is in a story is known to the desk alone, and a story that was taken back is nowhere."""

import uuid
from dataclasses import dataclass

import pytest
from PIL import Image
from tests.desk.publication.conftest import make_person
from tests.desk.stories.conftest import (
    CANARY,
    CONTACT,
    FACTS,
    TEXT,
    agree,
    bring,
    note_teller,
    photo,
    publish,
)
from tests.leaks.conftest import visit_everything

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Actor
from akkoord.desk.people.sealed import unsealed_file
from akkoord.desk.stories.actions.consent import withdraw_consent
from akkoord.desk.stories.actions.people import look_at_identity
from akkoord.desk.stories.actions.writing import begin_story, write_text
from akkoord.desk.stories.models import Consent, Story, StoryPerson
from akkoord.desk.stories.queries.reading import CONSENTS, OF_A_CONSENT
from akkoord.desk.stories.rules.consent import About
from akkoord.public import stories

CAMERA = "Canary Camera of Narayanganj"
WITNESS = "Witness Wagtail"
STARTS = ("/en/", "/nl/", "/en/stories/", "/en/numbers/", "/api/v1/", "/api/v1/stories")


@dataclass
class Told:
    """A published story, who wrote it, and who is in it."""

    story: Story
    writer: Actor
    person: StoryPerson


@pytest.fixture
def told(published, settings, tmp_path, monkeypatch):
    """A story in the published agreement, with a picture whose camera noted where it was."""
    settings.PRIVATE_DIR = tmp_path / "private"
    monkeypatch.setattr(stories, "SECONDS_BETWEEN_LOOKS", 0.0)
    writer, approver = actor_of(make_person("Wanda Writer")), actor_of(make_person("Ada Approver"))
    agreement = Agreement.objects.get(slug="textile")
    story = begin_story(writer, agreement, entry=uuid.uuid4(), values=FACTS, organisation=None)
    write_text(writer, story, "en", values=TEXT, revision=story.revision)
    person = note_teller(writer, story)
    exif = Image.Exif()
    exif[0x010E], exif[0x9286] = CAMERA, CAMERA
    bring(writer, story, people=[person], content=photo(exif=exif, comment=CAMERA.encode()))
    document = ("signed.txt", f"{CANARY} {WITNESS}".encode())
    agree(writer, person, About.TEXT, About.PICTURE, document=document)
    return Told(publish(writer, approver, story), writer, person)


def everywhere(settings, reader, story):
    """Every byte that anybody outside can have."""
    files = {str(each): each.read_bytes() for each in settings.EDITIONS_DIR.rglob("*") if each.is_file()}
    pages = visit_everything(
        reader,
        *STARTS,
        f"/en/stories/{story.code}/",
        f"/nl/stories/{story.code}/",
        f"/api/v1/stories/{story.code}",
    )
    return {**files, **pages}


def test_story_could_tell_who_speaks(told, settings):
    """First of all: the desk knows the name, the contact and the witness."""
    known = look_at_identity(told.writer, told.person, why="to ask again")
    document = CONSENTS.path_of(Consent.objects.filter(person=told.person)[0].stored_as).read_bytes()

    assert (known.name, known.contact) == (CANARY, CONTACT)
    assert WITNESS in unsealed_file(document, purpose=OF_A_CONSENT).decode()
    assert StoryPerson.objects.get().sealed_identity
    exif = Image.Exif()
    exif[0x010E] = CAMERA
    assert CAMERA.encode() in photo(exif=exif)


def test_nothing_outside_tells_who_speaks(told, settings, reader):
    outside = everywhere(settings, reader, told.story)

    assert any(told.story.code in name for name in outside)
    assert any(name.endswith(".jpg") for name in outside)
    assert told.story.code.encode() in outside["/api/v1/stories"]
    for secret in (
        CANARY,
        CONTACT,
        WITNESS,
        CAMERA,
        "Wanda Writer",
        "Ada Approver",
        "Overtime",
        "signed.txt",
    ):
        assert [name for name, content in outside.items() if secret.encode() in content] == []


def test_story_that_was_taken_back_is_in_no_file_and_on_no_page(told, settings, reader):
    before = everywhere(settings, reader, told.story)
    traces = (b"We are paid on time now", b"Rima", b"Karim", b"wages came late")
    assert all(any(trace in content for content in before.values()) for trace in traces)
    pictures = [content for name, content in before.items() if name.endswith(".jpg")]

    withdraw_consent(told.writer, told.person, About.TEXT)

    after = everywhere(settings, reader, told.story)
    for trace in traces:
        assert [name for name, content in after.items() if trace in content] == []
    assert [name for name, content in after.items() if content in pictures] == []
    named = {name for name, content in after.items() if told.story.code.encode() in content}
    assert {name.rsplit("/", 1)[-1] for name in named if name.startswith(str(settings.EDITIONS_DIR))} == {
        "gone.json"
    }
    assert reader.get(f"/en/stories/{told.story.code}/").status_code == 410
    assert reader.get(f"/api/v1/stories/{told.story.code}").status_code == 410
