"""A backup is one moment, encrypted, whole or not there at all."""

import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time

import pyrage
import pytest
from django.db import connection
from tests.project.backup.conftest import akkoord

from akkoord.cli.installation import desk_of
from akkoord.desk.agreements.models import Organisation
from akkoord.desk.register.queries.signing import kept_files
from akkoord.project.backup import tables
from akkoord.project.backup.making import make_backup, remove_all_but, standing_backups

pytestmark = pytest.mark.django_db(transaction=True)
TECHNICAL = {"django_migrations", "sqlite_sequence"}
SMALL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))"


def opened(file, pair):
    """Name → bytes of everything in a backup."""
    plain = pyrage.decrypt(file.read_bytes(), [pyrage.x25519.Identity.from_str(pair.identity)])
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        return {entry.name: archive.extractfile(entry).read() for entry in archive}


def test_every_table_is_in_the_backup(db):
    there = set(connection.introspection.table_names())
    kept = set(tables.tables_at(tables.applied_migrations(connection)))
    assert there - kept == TECHNICAL & there | tables.NOT_KEPT
    assert kept <= there


def test_backup_says_what_it_holds_and_only_the_key_opens_it(installation, backup):
    assert backup.stat().st_mode & 0o077 == 0
    assert b"Alpha Fashion" not in backup.read_bytes()
    content = opened(backup, installation.pair)
    manifest = json.loads(content["manifest.json"])
    assert set(manifest["members"]) == set(content) - {"manifest.json"}
    assert manifest["tables"]["register_submission"]["rows"] == 2
    files = {name for name in content if name.startswith("files/")}
    assert files == {f"files/submissions/{name}" for name in kept_files()}
    assert content["editions/textile/1/locations.csv"] == b"location_id,name\n"
    desk = desk_of(installation.folder)
    assert json.loads(content["configuration.json"])["identifier_key"] == desk.identifier_key


def test_backup_without_keys_holds_no_secret(installation, two_spellings):
    done = akkoord("backup", "--config", installation.folder, "--without-keys")
    assert "without keys and passwords" in done.stdout
    kept = opened(installation.backups[0], installation.pair)["configuration.json"].decode()
    desk = desk_of(installation.folder)
    assert [each for each in (desk.secret_key, desk.identifier_key, desk.database) if each in kept] == []
    assert json.loads(kept)["public_url"] == desk.public_url


def test_backup_shows_one_moment_while_others_write(installation, two_spellings, monkeypatch):
    lines_of = tables.lines_of

    def slowly(model, snapshot):
        """Somebody founds a company, and people change, while table after table is read."""
        Organisation.objects.create(name=f"Late {model._meta.db_table}")
        yield from lines_of(model, snapshot)

    before = Organisation.objects.count()
    monkeypatch.setattr(tables, "lines_of", slowly)
    made = make_backup(desk_of(installation.folder), with_keys=True)
    content = opened(made.file, installation.pair)
    assert Organisation.objects.count() > before + 10
    tables_kept = json.loads(content["manifest.json"])["tables"]
    assert tables_kept["agreements_organisation"]["rows"] == before


def test_backup_without_a_public_key_is_refused_with_what_to_do(installation):
    desk_toml = installation.folder / "desk.toml"
    desk_toml.write_text(desk_toml.read_text().replace(installation.pair.recipient, ""))
    done = akkoord("backup", "--config", installation.folder)
    assert done.returncode == 1
    assert "akkoord backup-key" in done.stderr
    assert "Traceback" not in done.stderr


def test_backup_that_fills_the_disk_leaves_nothing(installation, two_spellings):
    done = akkoord("backup", "--config", installation.folder, before=SMALL_DISK)
    assert done.returncode == 1
    assert "nothing of it was left behind: File too large." in done.stderr
    assert installation.backups == []


def test_backup_that_is_killed_is_no_backup_and_the_next_one_takes_it_away(installation, private_dir):
    (private_dir / "large").write_bytes(os.urandom(30_000_000))
    line = [sys.executable, "-m", "akkoord", "backup", "--config", str(installation.folder)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AKKOORD_DESK")}
    process = subprocess.Popen(line, env=environment | {"PYTHONUNBUFFERED": "1"})
    while not installation.backups:
        time.sleep(0.005)
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert [each.suffix for each in installation.backups] == [".part"]
    assert akkoord("backup", "--config", installation.folder).returncode == 0
    assert [each.suffix for each in installation.backups] == [".age"]


def test_only_the_newest_are_kept(tmp_path):
    for day in (3, 1, 2):
        (tmp_path / f"akkoord-2018-02-0{day}T000000Z.age").touch()
    (tmp_path / "akkoord-notes.txt").touch()
    removed = remove_all_but(2, tmp_path)
    assert [each.name for each in removed] == ["akkoord-2018-02-01T000000Z.age"]
    assert len(standing_backups(tmp_path)) == 2
    assert (tmp_path / "akkoord-notes.txt").exists()
