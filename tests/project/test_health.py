"""A watchman learns that it answers, and nothing else."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client, override_settings
from tests.public.conftest import SETTINGS

from akkoord.doors.keeping import Noted, note


@pytest.mark.django_db
def test_desk_is_ready():
    answer = Client().get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ready\n")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


@pytest.mark.django_db
def test_desk_without_its_tables_is_not_ready():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO away")
    answer = Client().get("/health/")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")


def test_public_site_is_ready_when_editions_can_be_read(tmp_path):
    with override_settings(**SETTINGS | {"EDITIONS_DIR": tmp_path, "ALLOWED_HOSTS": ["testserver"]}):
        answer = Client().get("/health/")
        assert (answer.status_code, answer.content) == (200, b"ready\n")
    with override_settings(**SETTINGS | {"EDITIONS_DIR": tmp_path / "none", "ALLOWED_HOSTS": ["testserver"]}):
        assert Client().get("/health/").status_code == 503


def test_public_site_that_fetches_is_ready_once_it_has_and_says_when_it_cannot(tmp_path):
    fetching = {"EDITIONS_DIR": tmp_path, "ALLOWED_HOSTS": ["testserver"], "FETCHES_EDITIONS": True}
    with override_settings(**SETTINGS | fetching):
        assert Client().get("/health/").status_code == 503
        note(tmp_path, Noted(datetime.now(UTC).isoformat()))
        assert Client().get("/health/").content == b"ready\n"
        note(tmp_path, Noted("2018-02-16T09:12:44+00:00", ("store_unreachable",)))
        answer = Client().get("/health/")
        assert (answer.status_code, answer.content) == (
            200,
            b"ready\nstore not reached since 2018-02-16T09:12Z\n",
        )
