"""A folder of results that appears as a whole or not at all."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from akkoord.engine.matching.files.errors import FolderNotWritten, FolderRefused

RESULT_FILES = ("rows.csv", "locations.csv", "review.csv", "report.json")
SHOWN_FILES = 3


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds anything but an earlier result, because it will be replaced."""
    if folder.is_dir():
        others = sorted(path.name for path in folder.iterdir() if path.name not in RESULT_FILES)
    else:
        others = [folder.name] if folder.exists() else []
    if others:
        raise FolderRefused(folder=folder, files=", ".join(others[:SHOWN_FILES]))
    above = next(path for path in folder.absolute().parents if path.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise FolderNotWritten(folder=folder, reason=f"{above} is no folder to write in")


def _is_running(process: str) -> bool:
    if not process.isdigit():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _remove_leftovers(folder: Path) -> None:
    """Take away what a killed run left beside the folder."""
    for kind in ("new", "old"):
        for path in folder.parent.glob(f".{folder.name}.{kind}-*"):
            if not _is_running(path.name.rpartition("-")[2]):
                shutil.rmtree(path, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write `files` (name → text) beside `folder` and put them in its place with a rename.

    Raises FolderNotWritten, for example when the disk is full; then an earlier result is still there.
    """
    folder = folder.absolute()
    new = folder.with_name(f".{folder.name}.new-{os.getpid()}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(folder)
        new.mkdir()
        for name, text in files.items():
            _write(new / name, text)
        _put_in_place(new, folder)
    except OSError as fault:
        shutil.rmtree(new, ignore_errors=True)
        raise FolderNotWritten(folder=folder, reason=fault.strerror or str(fault)) from fault


def _put_in_place(new: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}.old-{os.getpid()}")
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
