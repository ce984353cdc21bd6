"""One line of configuration becomes Django's database settings."""

from pathlib import Path

import pytest

from akkoord.project.settings.databases import SQLITE_OPTIONS, UnknownDatabaseError, database_settings


def test_sqlite_takes_its_lock_at_the_start(tmp_path):
    assert database_settings(f"sqlite:{tmp_path}/desk.sqlite3") == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path / "desk.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
    }
    assert SQLITE_OPTIONS["transaction_mode"] == "IMMEDIATE"


def test_sqlite_path_may_be_relative():
    assert database_settings("sqlite:var/desk.sqlite3")["NAME"] == Path("var/desk.sqlite3").resolve()


@pytest.mark.parametrize(
    ("line", "host", "port"),
    [
        ("postgresql://anna:p%40ss@db.example:5433/desk", "db.example", "5433"),
        ("postgresql://anna:p%40ss@/desk?host=/run/postgresql", "/run/postgresql", ""),
    ],
)
def test_postgresql_line_is_read(line, host, port):
    assert database_settings(line) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "desk",
        "USER": "anna",
        "PASSWORD": "p@ss",
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {},
    }


@pytest.mark.parametrize(
    "line", ["", "desk.sqlite3", "mysql://anna:secret@db/desk", "postgresql://anna:secret@db"]
)
def test_other_lines_are_refused_without_showing_them(line):
    with pytest.raises(UnknownDatabaseError) as refused:
        database_settings(line)
    assert "secret" not in str(refused.value)
