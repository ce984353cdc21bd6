"""What is put back is equal, table by table and file by file; what stood there is safe until it is."""

import random

import pytest
from django.db import connection, connections
from tests.desk.test_concurrency import line_of_the_test_database
from tests.project.backup.conftest import akkoord

from akkoord.cli.installation import desk_of
from akkoord.desk.encrypted.keys import new_pair
from akkoord.desk.register.models import Location, SourcingLink
from akkoord.project.backup import places, tables

pytestmark = pytest.mark.django_db(transaction=True)
RERUN = """
import os, sys
os.environ["AKKOORD_DESK_CONFIG"] = sys.argv.pop()
os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.desk"
import django
django.setup()
from akkoord.desk.register.actions import consolidate_cycle
from akkoord.desk.register.models import Cycle, Location, SourcingLink
consolidate_cycle(Cycle.objects.get())
print(*sorted(Location.objects.values_list("pk", flat=True)), SourcingLink.objects.count())
raise SystemExit
"""
DIES_AT = """
import os, pathlib, signal
left = {left}
rename = pathlib.Path.rename
def fatal(self, target):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return rename(self, target)
pathlib.Path.rename = fatal
"""
SMALL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))"


def content_of(line):
    """Table → number of its rows and their digest."""
    database = places.standing(line, "looked_at")
    try:
        return tables.digests(database, tables.tables_at(tables.applied_migrations(database)))
    finally:
        database.close()


def files_in(folder):
    """Path within the folder → bytes."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def restore(backup, installation, folder, *more, **options):
    """Put a backup back with the installation's key."""
    return akkoord("restore", backup, "--key", installation.key, "--config", folder, *more, **options)


@pytest.fixture
def other_database():
    """Where an installation on PostgreSQL is put back: another schema of its database."""
    if connection.vendor != "postgresql":
        pytest.skip("asks for AKKOORD_TEST_DATABASE=postgresql")
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA elsewhere")
    yield f"{line_of_the_test_database()}&schema=elsewhere"
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname ~ '^(elsewhere|before_|akkoord_rest)'")
        for (schema,) in cursor.fetchall():
            cursor.execute(f"DROP SCHEMA {schema} CASCADE")


def check_equal(installation, folder):
    """Both installations hold the same, and draw the same register from it."""
    here, there = desk_of(installation.folder), desk_of(folder)
    assert content_of(there.database) == content_of(here.database)
    assert files_in(there.private_dir) == files_in(here.private_dir)
    assert files_in(there.editions_dir) == files_in(here.editions_dir)
    assert (there.secret_key, there.identifier_key) == (here.secret_key, here.identifier_key)
    assert there.private_dir.stat().st_mode & 0o077 == 0
    assert (folder / "desk.toml").stat().st_mode & 0o077 == 0
    again = akkoord(folder / "desk.toml", before=RERUN)
    expected = [*sorted(Location.objects.values_list("pk", flat=True)), str(SourcingLink.objects.count())]
    assert again.stdout.split() == expected, again.stderr


def test_restored_installation_is_equal_and_draws_the_same_identifiers(installation, backup, tmp_path):
    done = restore(backup, installation, tmp_path / "anew")
    assert done.returncode == 0, done.stderr
    assert "all checked" in done.stdout
    check_equal(installation, tmp_path / "anew")


def test_restored_on_postgresql_and_from_sqlite_to_it(installation, backup, tmp_path, other_database):
    done = restore(backup, installation, tmp_path / "server", "--database", other_database)
    assert done.returncode == 0, done.stderr
    check_equal(installation, tmp_path / "server")

    restore(backup, installation, tmp_path / "file")
    akkoord("backup", "--config", tmp_path / "file")
    (of_file,) = (tmp_path / "file" / "backups").iterdir()
    done = restore(of_file, installation, tmp_path / "server", "--keep-old")
    assert "schema before_" in done.stdout, done.stderr
    check_equal(installation, tmp_path / "server")


def test_installation_that_holds_data_is_kept_aside_or_left_alone(installation, backup, tmp_path):
    folder = tmp_path / "anew"
    restore(backup, installation, folder)
    (folder / "desk" / "files" / "later").write_text("handed in later")
    before = files_in(folder)

    refused = restore(backup, installation, folder)
    assert refused.returncode == 1
    assert "The database holds data. Nothing was changed." in refused.stderr
    assert files_in(folder) == before

    done = restore(backup, installation, folder, "--keep-old")
    assert done.returncode == 0, done.stderr
    check_equal(installation, folder)
    aside = [path.name for path in (folder / "desk").iterdir() if ".before-" in path.name]
    assert sorted(name.split(".before-")[0] for name in aside) == ["desk.sqlite3", "files"]
    assert [path.read_text() for path in (folder / "desk").glob("files.before-*/later")] == [
        "handed in later"
    ]


def damaged(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.mark.parametrize(
    "spoil", [damaged, lambda content: content[:-70_000], lambda content: content[:100], lambda _: b"text"]
)
def test_damaged_backup_is_refused_and_changes_nothing(installation, backup, tmp_path, private_dir, spoil):
    (private_dir / "large").write_bytes(random.Random(1).randbytes(200_000))
    akkoord("backup", "--config", installation.folder)
    spoilt = tmp_path / "spoilt.age"
    spoilt.write_bytes(spoil(installation.backups[-1].read_bytes()))
    done = restore(spoilt, installation, tmp_path / "anew")
    assert done.returncode == 1
    assert "it is damaged, cut off, or no such file. Nothing was changed." in done.stderr
    assert files_in(tmp_path / "anew") == {}


def test_backup_for_another_key_is_refused(installation, backup, tmp_path):
    installation.key.write_text(new_pair().identity)
    done = restore(backup, installation, tmp_path / "anew")
    assert "it was encrypted to another key" in done.stderr


def new_installation(folder):
    """Set up at an address where no desk answers, even while one runs on this machine."""
    akkoord("init", folder)
    file = folder / "desk.toml"
    file.write_text(file.read_text().replace("http://localhost:8000", "http://localhost:1"))


def test_backup_without_keys_wants_the_configuration_that_was_kept(installation, two_spellings, tmp_path):
    akkoord("backup", "--config", installation.folder, "--without-keys")
    backup, folder = installation.backups[0], tmp_path / "anew"
    refused = restore(backup, installation, folder)
    assert "Put the desk.toml that was kept" in refused.stderr
    assert files_in(folder) == {}

    new_installation(folder)
    mine, kept = desk_of(folder), desk_of(installation.folder)
    text = (folder / "desk.toml").read_text()
    text = text.replace(mine.identifier_key, kept.identifier_key).replace(mine.secret_key, kept.secret_key)
    (folder / "desk.toml").write_text(text)
    assert restore(backup, installation, folder).returncode == 0
    check_equal(installation, folder)


def test_restore_that_fills_the_disk_changes_nothing(installation, backup, tmp_path):
    done = restore(backup, installation, tmp_path / "anew", before=SMALL_DISK)
    assert done.returncode == 1
    assert "The backup was not put back, and nothing was changed" in done.stderr
    assert files_in(tmp_path / "anew") == {}


def test_restore_that_is_killed_while_places_change_is_completed_by_the_next(installation, backup, tmp_path):
    folder = tmp_path / "anew"
    new_installation(folder)
    (folder / "desk" / "files" / "old").write_text("old")
    for left in range(12):
        done = restore(backup, installation, folder, "--keep-old", before=DIES_AT.format(left=left))
        if done.returncode == 0:
            break
        assert done.returncode < 0, done.stderr
    assert left >= 4  # eight things change places, in runs of none, none, two, three and the rest
    check_equal(installation, folder)
    assert len(list((folder / "desk").glob("files.before-*/old"))) == 1
    assert [path.name for path in folder.rglob(".*")] == []


@pytest.mark.parametrize("seed", range(2))
def test_restore_that_is_killed_while_it_reads_leaves_what_stood_there(installation, backup, tmp_path, seed):
    folder = tmp_path / "anew"
    new_installation(folder)
    before = (folder / "desk.toml").read_bytes()
    seconds = random.Random(seed).uniform(0.3, 2.0)
    alarm = f"import signal; signal.setitimer(signal.ITIMER_REAL, {seconds})"
    done = restore(backup, installation, folder, before=alarm)
    if done.returncode != 0:
        assert (folder / "desk.toml").read_bytes() == before
        assert restore(backup, installation, folder).returncode == 0
    check_equal(installation, folder)


def test_desk_that_is_open_elsewhere_is_not_replaced(installation, backup, tmp_path):
    folder = tmp_path / "anew"
    restore(backup, installation, folder)
    reader = places.standing(desk_of(folder).database, "reader")
    with reader.cursor() as cursor:
        cursor.execute("UPDATE agreements_organisation SET name = name")
    try:
        done = restore(backup, installation, folder, "--keep-old")
        assert "Stop it before you put a backup back." in done.stderr
    finally:
        reader.close()
        del connections["reader"]
