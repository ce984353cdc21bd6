"""What is put back is equal, table by table and file by file; what stood there is safe until it is."""

import pytest
from django.db import connections
from tests.project.backup.conftest import akkoord
from tests.project.backup.restored import check_equal, files_in, new_installation, restore

from akkoord.cli.installation import desk_of
from akkoord.project.backup import places

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]


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
