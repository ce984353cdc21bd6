"""Reading a backup into empty places, and proving that all of it arrived."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.db import connection, transaction
from django.db.models import Model

from akkoord.desk.encrypted import archive
from akkoord.desk.encrypted.reading import DAMAGE, decrypted, reason_of
from akkoord.project.backup import tables
from akkoord.project.backup.refusals import BackupNotReadable


@dataclass(slots=True)
class Read:
    """What came out of a backup."""

    about: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    manifest: dict[str, Any] = field(default_factory=dict)
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    models: dict[str, type[Model]] = field(default_factory=dict)

    @property
    def migrations(self) -> list[tables.Migration]:
        """What had made the tables of the backup."""
        return [(app, name) for app, name in self.about["migrations"]]


def read_backup(file: Path, identities: Any, folders: Mapping[str, Path]) -> Read:  # noqa: ANN401 - pyrage has no types
    """Write the rows into the empty database of this process and the files into `folders`, and check all.

    Raises `BackupNotReadable` for a file that is damaged, cut off or encrypted to somebody else, or when the
    database does not answer with the rows of the backup.
    """
    found = Read()
    try:
        with decrypted(file, identities) as stream:
            members = archive.members(stream)
            _begin(next(members, None), found)
            with transaction.atomic():
                for name, content in members:
                    _take(name, content, found, folders)
                _check_whole(found)
                tables.count_on(found.models.values(), connection)
    except DAMAGE as fault:
        raise BackupNotReadable(file=file, reason=reason_of(fault)) from fault
    if tables.digests(connection, found.models) != found.manifest["tables"]:
        raise BackupNotReadable(file=file, reason="the database does not hold the rows that were written")
    return found


def _take(name: str, content: IO[bytes], found: Read, folders: Mapping[str, Path]) -> None:
    member = archive.Checked(content)
    first, *rest = name.split("/")
    if first == archive.DATABASE:
        _write_rows(rest[0], b"".join(member.pieces()), found)
    elif first in folders:
        _write_file(folders[first].joinpath(*rest), member)
    else:
        document = json.loads(b"".join(member.pieces()))
        if name == archive.MANIFEST:
            found.manifest = document
            return
        found.settings = document
    found.members[name] = member.as_fact


def _begin(first: tuple[str, IO[bytes]] | None, found: Read) -> None:
    """Make the tables as they were, and empty."""
    if first is None or first[0] != archive.ABOUT:
        raise ValueError("no backup")
    member = archive.Checked(first[1])
    found.about = json.loads(b"".join(member.pieces()))
    found.members[archive.ABOUT] = member.as_fact
    if found.about["format"] != archive.FORMAT:
        raise ValueError("a format of another version")
    tables.check_known(found.migrations)
    tables.migrate_to(connection, found.migrations)
    found.models = tables.tables_at(found.migrations)
    for model in found.models.values():
        tables.empty(model, connection)


def _write_rows(table: str, lines: bytes, found: Read) -> None:
    tables.Loading(found.models[table], connection).write(lines.split(b"\n"))


def _write_file(path: Path, member: archive.Checked) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        for piece in member.pieces():
            file.write(piece)


def _check_whole(found: Read) -> None:
    """The manifest comes last: without it the backup is cut off."""
    if found.members != found.manifest.get("members"):
        raise ValueError("the contents are not those of the manifest")
