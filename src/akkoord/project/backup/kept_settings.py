"""The settings that go into a backup, and the configuration of an installation that a backup is put into."""

import dataclasses
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from akkoord.project.backup.refusals import KeysMissing
from akkoord.project.configuration import DeskConfiguration

PLAIN = frozenset({"debug", "url", "public_url", "listen"})
"""What goes into a backup that is made without keys; every other setting may hold a password or a key."""
OF_THE_MACHINE = frozenset(
    {"database", "private_dir", "editions_dir", "editions_store", "backup_dir", "debug"}
)
"""Places: they are those of the machine that the backup is put on. A drill must not ship anything."""


def settings_to_keep(desk: DeskConfiguration, *, with_keys: bool) -> dict[str, Any]:
    """Name → value, as JSON can hold it."""
    values = {each.name: getattr(desk, each.name) for each in dataclasses.fields(desk)}
    return {
        name: str(value) if isinstance(value, Path) else value
        for name, value in values.items()
        if with_keys or name in PLAIN
    }


def key_mark(desk: DeskConfiguration) -> str:
    """Tells whether two installations draw identifiers under the same key, and nothing about the key."""
    return hashlib.blake2b(desk.identifier_key.encode(), person=b"akkoord-key-mark").hexdigest()


def joined(here: DeskConfiguration, kept: Mapping[str, Any], *, mark: str, folder: Path) -> DeskConfiguration:
    """The configuration to go on with: the places of `here`, everything else as it was kept.

    Raises `KeysMissing` when neither brings the identifier key of the backup.
    """
    known = {each.name: each.type for each in dataclasses.fields(DeskConfiguration)}
    taken = {
        name: Path(value) if known[name] is Path else value
        for name, value in kept.items()
        if name in known and name not in OF_THE_MACHINE and not str(value).startswith("folder:")
    }
    result = dataclasses.replace(here, **taken)  # type: ignore[arg-type]  # as they were read
    if key_mark(result) != mark:
        raise KeysMissing(folder=folder)
    return result
