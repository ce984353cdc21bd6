"""A backup that cannot be put back whole is refused, and changes nothing."""

import random

import pytest
from tests.project.backup.conftest import akkoord
from tests.project.backup.restored import files_in, restore

from akkoord.desk.encrypted.keys import new_pair

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
SMALL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))"


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


def test_restore_that_fills_the_disk_changes_nothing(installation, backup, tmp_path):
    done = restore(backup, installation, tmp_path / "anew", before=SMALL_DISK)
    assert done.returncode == 1
    assert "The backup was not put back, and nothing was changed" in done.stderr
    assert files_in(tmp_path / "anew") == {}
