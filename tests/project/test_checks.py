"""The desk refuses to start unsafely, and says what to do."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from akkoord.project.checks import check_installation, refuse_unsafe_start

KEY = "k" * 50


@pytest.fixture
def installation(settings, tmp_path):
    settings.DEBUG = False
    settings.SECRET_KEY = settings.IDENTIFIER_KEY = KEY
    settings.PRIVATE_DIR = settings.EDITIONS_DIR = tmp_path
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    settings.SESSION_COOKIE_SECURE = False
    return settings


def faults():
    return [fault.id for fault in check_installation()]


def test_sound_installation_starts(installation, db):
    assert faults() == []
    refuse_unsafe_start()


@pytest.mark.parametrize(
    ("setting", "value", "fault"),
    [
        ("SECRET_KEY", "insecure", "akkoord.E001"),
        ("IDENTIFIER_KEY", "", "akkoord.E002"),
        ("PRIVATE_DIR", "/there/is/no/such/folder", "akkoord.E003"),
        ("EDITIONS_DIR", "/there/is/no/such/folder", "akkoord.E003"),
        ("ALLOWED_HOSTS", ["desk.example.org", "localhost"], "akkoord.E004"),
    ],
)
def test_unsafe_installation_is_refused(installation, setting, value, fault):
    setattr(installation, setting, value)
    assert faults() == [fault]
    with pytest.raises(ImproperlyConfigured, match=fault):
        refuse_unsafe_start()


def test_lists_that_other_users_can_read_are_refused(installation):
    with tempfile.TemporaryDirectory() as home:
        lists = Path(home) / "files"
        lists.mkdir()
        installation.PRIVATE_DIR = lists
        lists.chmod(0o755)
        assert faults() == []  # nobody else can pass through the folder above
        Path(home).chmod(0o755)
        assert faults() == ["akkoord.E005"]
        lists.chmod(0o750)
        assert faults() == []


def test_encrypted_address_may_be_far_away(installation):
    installation.ALLOWED_HOSTS = ["desk.example.org"]
    installation.SESSION_COOKIE_SECURE = True
    assert faults() == []


def test_database_of_a_newer_version_is_refused(installation, db):
    MigrationRecorder(connection).record_applied("register", "9999_of_the_future")
    with pytest.raises(ImproperlyConfigured, match=r"akkoord.E006.*register.9999_of_the_future"):
        refuse_unsafe_start()
    with pytest.raises(SystemCheckError, match=r"akkoord\.E006"):
        call_command("migrate", verbosity=0, skip_checks=False)


def test_trying_out_needs_no_keys(installation):
    installation.DEBUG = True
    installation.SECRET_KEY = installation.IDENTIFIER_KEY = ""
    assert faults() == []


def test_server_without_keys_does_not_start(tmp_path):
    started = subprocess.run(
        [sys.executable, "-c", "import akkoord.project.wsgi.desk"],
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("AKKOORD_")},
            "AKKOORD_DESK_PRIVATE_DIR": str(tmp_path),
            "AKKOORD_DESK_EDITIONS_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert "akkoord.E001: The secret key is missing" in started.stderr
    assert "akkoord.E002" in started.stderr
