"""A restore that is killed leaves what stood there, or is completed by the next."""

import random

import pytest
from tests.project.backup.restored import check_equal, new_installation, restore

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
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
