"""The public site with its own settings, on an edition made for the test."""

from datetime import date

import pytest
from django.db import connections
from django.test import Client, override_settings
from tests.desk.publication.edition_content import CONTENT, PARTICIPANTS
from tests.engine.disclosure.figures import FIGURES_OF_YEARS, REPORT
from tests.engine.disclosure.told import PICTURES, STORY_OF_RIMA

from akkoord.desk.publication.folder import place_participants, place_text, write_edition
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.public_story import STORIES, STORY, STORY_SIGNATURE
from akkoord.engine.disclosure.yearly_figures import FIGURES
from akkoord.engine.disclosure.yearly_report import REPORTS
from akkoord.engine.signing import KeyList, public_key, sign
from akkoord.project.settings import public
from akkoord.public import editions, stories

SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
"""Signs the editions of these tests."""
SETTINGS = {name: getattr(public, name) for name in dir(public) if name.isupper()}


@pytest.fixture
def editions_dir(tmp_path):
    return tmp_path / "editions"


@pytest.fixture
def site(editions_dir, monkeypatch):
    """A browser on the public site, which shows what stands in `editions_dir`.

    The site has no database: connections that tests of the desk left open are closed.
    """
    connections.close_all()
    monkeypatch.setattr(editions, "SECONDS_BETWEEN_LOOKS", 0.0)
    monkeypatch.setattr(stories, "SECONDS_BETWEEN_LOOKS", 0.0)
    own = {
        "EDITIONS_DIR": editions_dir,
        "ALLOWED_HOSTS": ["testserver"],
        "SECURITY_EXPIRES": date(2999, 1, 1),
    }
    with override_settings(**SETTINGS | own):
        yield Client(raise_request_exception=False)


@pytest.fixture
def edition(editions_dir):
    """One published edition of three locations."""
    folder = editions_dir / "textile" / "3"
    write_edition(CONTENT, folder)
    place_text(sign((folder / names.CHECKSUMS).read_bytes(), SECRET), folder / names.SIGNATURE)
    listed = KeyList().in_use(public_key(SECRET), since=CONTENT.dated)
    place_text(listed.as_text(), editions_dir / names.KEY_LIST)
    place_participants(PARTICIPANTS, editions_dir / "textile")
    place_text(FIGURES_OF_YEARS.as_json(), editions_dir / "textile" / FIGURES)
    place_text(REPORT.as_json(), editions_dir / "textile" / REPORTS / REPORT.file_name)
    place_story(editions_dir)
    return CONTENT


def place_story(editions_dir, story=STORY_OF_RIMA, *, secret=SECRET):
    """Let a story with its pictures stand where everybody reads it."""
    folder = editions_dir / story.agreement / STORIES / story.code
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in PICTURES.items():
        (folder / name).write_bytes(content)
    place_text(sign(story.as_json().encode(), secret), folder / STORY_SIGNATURE)
    place_text(story.as_json(), folder / STORY)
    return folder
