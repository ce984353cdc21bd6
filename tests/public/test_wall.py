"""The wall: the process of the public site cannot reach the desk."""

import json
import os
import subprocess
import sys

import pytest
from tests.desk.publication.edition_content import CONTENT

from akkoord.desk.publication.folder import write_edition
from akkoord.engine.disclosure.edition_folder import checksum_lines

VISIT = """
import json, sys
from akkoord.project.wsgi.public import application
from django.conf import settings
from django.test import Client

client = Client(HTTP_HOST="localhost")
codes = [client.get(path).status_code for path in ("/en/", "/en/locations/?q=screen", "/api/v1/editions")]
reached = sorted(
    name for name in sys.modules if name.startswith(("akkoord.desk", "psycopg", "django.contrib.auth"))
)
try:
    from django.db import connection
    connection.cursor()
    database = "reached"
except Exception as fault:
    database = type(fault).__name__
print(json.dumps({
    "codes": codes, "reached": reached, "database": database,
    "engines": [each["ENGINE"] for each in settings.DATABASES.values()],
    "desk settings": [n for n in ("PRIVATE_DIR", "IDENTIFIER_KEY") if hasattr(settings, n)],
}))
"""


FAIL = """
from akkoord.project.wsgi.public import application
from django.test import Client

client = Client(HTTP_HOST="localhost", raise_request_exception=False)
answer = client.get("/en/locations/?q=very-private-words")
print(answer.status_code, "private" in answer.content.decode(), "sqlite" in answer.content.decode().lower())
"""


def run(program, editions, **settings):
    """What a process of its own says, with the settings of the public site and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AKKOORD_", "DJANGO_"))}
    own = {
        "AKKOORD_PUBLIC_EDITIONS_DIR": str(editions),
        "AKKOORD_PUBLIC_SECURITY_EXPIRES": "2999-01-01",
        "AKKOORD_PUBLIC_CONTACT": "list@agreement.example.nl",
    }
    return subprocess.run(
        [sys.executable, "-c", program],
        env=kept | own | settings,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture
def visited(tmp_path):
    """What the process knows after serving a few pages, and what it logged."""
    write_edition(CONTENT, tmp_path / "textile" / "3")
    done = run(VISIT, tmp_path)
    return json.loads(done.stdout), done.stderr


def test_public_process_imports_nothing_of_the_desk_and_has_no_database(visited):
    said, _ = visited

    assert said == {
        "codes": [200, 200, 200],
        "reached": [],
        "database": "ImproperlyConfigured",
        "engines": ["django.db.backends.dummy"],
        "desk settings": [],
    }


def test_public_process_writes_no_line_about_a_visit(visited):
    _, logged = visited

    assert logged == ""


CANARY = "Zilverkanarie"
SEARCHES = f"""
from akkoord.project.wsgi.public import application
from django.test import Client

client = Client(HTTP_HOST="localhost", HTTP_REFERER="http://localhost/en/locations/?q={CANARY}")
for page in ("locations/", "locations/found/", "locations/suggestions/", "search-box/", "nothing/{CANARY}/"):
    print(client.get("/en/" + page, {{"q": "{CANARY}", "region": "{CANARY}", "country": "BD"}}).status_code)
"""


def test_nobody_reads_in_a_log_what_was_searched(tmp_path):
    write_edition(CONTENT, tmp_path / "textile" / "3")
    logged = run(SEARCHES, tmp_path, AKKOORD_PUBLIC_LOG_ANSWERS="true")

    assert logged.stdout.split() == ["200", "200", "200", "200", "404"]
    assert logged.stderr.count('"event": "answer"') == 5
    assert CANARY.lower() not in logged.stderr.lower()
    assert not [each for each in tmp_path.rglob("*.*") if CANARY.encode() in each.read_bytes()]


def test_failing_page_tells_what_failed_to_the_operator_only(tmp_path):
    folder = tmp_path / "textile" / "3"
    write_edition(CONTENT, folder)
    (folder / "locations.sqlite").write_bytes(b"not a database at all")
    (folder / "SHA256SUMS").write_text(checksum_lines(folder))

    done = run(FAIL, tmp_path)

    assert done.stdout.split() == ["500", "False", "False"]
    assert '"event": "fault"' in done.stderr
    assert "DatabaseError" in done.stderr
    assert "private" not in done.stderr
