"""The folder into which reports go: whole or not at all, under names and days that tell nothing."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from akkoord.engine.to_disk import to_disk

UNFINISHED = ".part-"
BOX = ".box"
MOST_WAITING = 20_000
"""Boxes that wait for the desk: 1.3 GB when no report has files."""


class DropboxFull(OSError):
    """The disk did not take the box, or too many wait; nothing of it is left."""


def drop(folder: Path, name: str, box: bytes) -> None:
    """Put a box there under this name, in place of one that has it; raises `DropboxFull`.

    When this returns, the box is on the disk. Its time is the beginning of the day.
    """
    unfinished = folder / f"{UNFINISHED}{name}"
    try:
        if sum(1 for _ in os.scandir(folder)) >= MOST_WAITING:
            raise DropboxFull("too many boxes wait")
        unfinished.write_bytes(box)
        day = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        os.utime(unfinished, (day, day))
        to_disk(unfinished)
        unfinished.replace(folder / f"{name}{BOX}")
        to_disk(folder)
    except OSError as fault:
        with suppress(OSError):
            unfinished.unlink()
        raise DropboxFull from fault
