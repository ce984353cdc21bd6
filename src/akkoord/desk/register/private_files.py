"""The lists as bytes, in a folder that only the desk reads: whole or not there at all."""

import hashlib
import os
import secrets
import time
from collections.abc import Collection
from pathlib import Path

from django.conf import settings

from akkoord.desk.register.rules import FileNotKept

_SAFE_AGE = 60 * 60
"""Seconds; a younger file may belong to an upload that is still going on."""


def _folder() -> Path:
    folder = Path(settings.PRIVATE_DIR) / "submissions"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keep(content: bytes) -> str:
    """Write `content` under a random name and return the name once it is safely on the disk.

    Raises `FileNotKept` and leaves nothing behind when the disk does not take it.
    """
    folder = _folder()
    name = secrets.token_hex(20)
    unfinished = folder / f"{name}.part"
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(folder / name)
    except OSError as fault:
        unfinished.unlink(missing_ok=True)
        raise FileNotKept from fault
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
    return name


def path_of(name: str) -> Path:
    """Where a kept file stands."""
    return _folder() / name


def forget(name: str) -> None:
    """Remove a file that turned out not to be needed."""
    path_of(name).unlink(missing_ok=True)


def safe_filename(filename: str) -> str:
    """The last part of a file's name as the sender has it, without control characters."""
    last = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable())[-200:] or "list"


def sha256_of(content: bytes) -> str:
    """The hash by which the same file is recognised."""
    return hashlib.sha256(content).hexdigest()


def sweep(wanted: Collection[str]) -> int:
    """Remove what an interrupted upload left behind and return how many files that were."""
    limit = time.time() - _SAFE_AGE
    leftovers = [
        path for path in _folder().iterdir() if path.name not in wanted and path.stat().st_mtime < limit
    ]
    for path in leftovers:
        path.unlink(missing_ok=True)
    return len(leftovers)
