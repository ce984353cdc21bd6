"""Lists as bytes: whole or not there, under a name that tells nothing."""

import os
import resource
import signal

import pytest

from akkoord.desk.private_folder import FileNotKept
from akkoord.desk.register import private_files


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PRIVATE_DIR = tmp_path
    return tmp_path / "submissions"


def test_keep_writes_the_bytes_for_the_desk_alone(folder):
    name = private_files.keep(b"list")
    assert private_files.path_of(name).read_bytes() == b"list"
    assert private_files.path_of(name).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in folder.iterdir()] == [name]


def test_sweep_takes_old_leftovers_only(folder):
    wanted, young, old = (private_files.keep(bytes([number])) for number in range(3))
    for name in (wanted, old):
        os.utime(folder / name, (0, 0))
    (folder / "half.part").write_bytes(b"ha")
    os.utime(folder / "half.part", (0, 0))
    assert private_files.sweep({wanted}) == 2
    assert {path.name for path in folder.iterdir()} == {wanted, young}


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("C:\\Users\\me\\list.xlsx", "list.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("lijst\r\nX: y.csv", "lijstX: y.csv"),
        ("", "list"),
    ],
)
def test_safe_filename(given, safe):
    assert private_files.safe_filename(given) == safe


def test_keep_on_a_full_disk_says_so_and_leaves_nothing(settings, tmp_path):
    settings.PRIVATE_DIR = tmp_path
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(FileNotKept):
            private_files.keep(b"x" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert list((tmp_path / "submissions").iterdir()) == []
