"""Putting a backup back, and telling whether all of it is there."""

from tests.project.backup.conftest import akkoord

from akkoord.cli.installation import desk_of
from akkoord.desk.register.models import Location, SourcingLink
from akkoord.project.backup import places, tables

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


def new_installation(folder):
    """Set up at an address where no desk answers, even while one runs on this machine."""
    akkoord("init", folder)
    file = folder / "desk.toml"
    file.write_text(file.read_text().replace("http://localhost:8000", "http://localhost:1"))


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
