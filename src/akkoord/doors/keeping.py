"""Keeping folder and store in line: look after look, one process for a folder, and a note of how it went."""

import fcntl
import json
import logging
import os
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from akkoord.doors.refusals import AnotherAtWork, FolderOfOthers, StoreFault
from akkoord.engine.disclosure import edition_folder as names

SECONDS_BETWEEN_LOOKS = 5.0
"""How long a change may stand unnoticed on either side."""
NOTE, LOCK = ".store.json", ".store.lock"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Noted:
    """How it stands between a folder and its store."""

    reached: str
    """When the look began that last brought them in line, as far as could be; empty where none ever did."""
    faults: tuple[str, ...] = ()
    """Codes of what was in the way at the last look."""


def noted(folder: Path) -> Noted | None:
    """What the last look left in the folder."""
    try:
        said = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        return Noted(str(said["reached"]), tuple(map(str, said["faults"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Within, no other process works on the folder. Raises `AnotherAtWork`."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / LOCK, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as fault:
        raise AnotherAtWork(folder=folder) from fault
    finally:
        os.close(descriptor)


def check_is_fetched(folder: Path) -> None:
    """Raises `FolderOfOthers` where a folder holds what did not come from a store."""
    if folder.is_dir() and not (folder / NOTE).exists():
        if any(each.name != LOCK for each in folder.iterdir()):
            raise FolderOfOthers(folder=folder)
        note(folder, Noted(""))


def look(folder: Path, bring_in_line: Callable[[], Sequence[StoreFault]]) -> Noted:
    """One look: bring folder and store in line, note how it went, and log a fault that is new."""
    before, reached = noted(folder) or Noted(""), _now()
    try:
        faults = [(fault.code, str(fault)) for fault in bring_in_line()]
    except StoreFault as fault:
        faults, reached = [(fault.code, str(fault))], before.reached
    except (OSError, names.BrokenEdition) as fault:
        faults, reached = [("disk", type(fault).__name__)], before.reached
    for code, said in faults:
        if code not in before.faults:
            log.error("store", extra={"facts": {"fault": code, "said": said}})
    found = Noted(reached, tuple(code for code, _ in faults))
    note(folder, found)
    return found


def keep_looking(once: Callable[[], object]) -> None:
    """Look again and again, until stopped."""
    while True:
        once()
        time.sleep(SECONDS_BETWEEN_LOOKS)


def note(folder: Path, found: Noted) -> None:
    """Leave a note for whoever looks after the process; a disk that is full keeps the earlier one."""
    unfinished = folder / f"{names.UNFINISHED}{secrets.token_hex(8)}"
    try:
        unfinished.write_text(json.dumps(asdict(found)), encoding="utf-8")
        unfinished.replace(folder / NOTE)
    except OSError:
        unfinished.unlink(missing_ok=True)


def is_behind(folder: Path, moment: datetime) -> bool:
    """May what happened at this moment not have reached the other side yet?"""
    found = noted(folder)
    return found is None or not found.reached or datetime.fromisoformat(found.reached) <= moment


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
