"""Making a backup: one moment of the database, then the files, the editions and the settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import connection as desk_database
from django.db import transaction
from django.utils import timezone

from akkoord.project.backup import archive, keys, tables
from akkoord.project.backup.kept_settings import key_mark, settings_to_keep
from akkoord.project.backup.rows import TableDigest, kept_fields
from akkoord.project.backup.whole_file import UNFINISHED, alone_in, write_encrypted
from akkoord.project.configuration import DeskConfiguration

NAMES = "akkoord-*"
SUFFIX = ".age"
FOLDERS = {"files": "private_dir", "editions": "editions_dir"}
"""Folder in the backup → the setting that says where it stands."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that stands."""

    file: Path
    size: int
    rows: int
    files: int


def make_backup(desk: DeskConfiguration, *, with_keys: bool) -> Made:
    """Write a backup into `backup_dir` under the time of its moment, encrypted to `backup_recipients`.

    People go on working meanwhile. Raises `BackupNotWritten` when the disk does not take it, `BackupRunning`
    while another one is made there.
    """
    recipients, folder = keys.recipients(desk.backup_recipients), desk.backup_dir
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    contents = archive.Contents()
    target = folder / f"akkoord-{timezone.now():%Y-%m-%dT%H%M%S}Z{SUFFIX}"
    everything = _everything(desk, contents, with_keys=with_keys)
    with alone_in(folder, leftovers=NAMES + UNFINISHED):
        write_encrypted(target, archive.compressed(everything), recipients)
    rows = sum(each["rows"] for each in contents.tables.values())
    files = sum(name.split("/")[0] in FOLDERS for name in contents.members)
    return Made(target, target.stat().st_size, rows, files)


def standing_backups(folder: Path) -> list[Path]:
    """The whole backups in a folder, the oldest first."""
    return sorted(folder.glob(NAMES + SUFFIX))


def remove_all_but(newest: int, folder: Path) -> list[Path]:
    """Remove older backups than the `newest` so many, and answer which."""
    outdated = standing_backups(folder)[:-newest]
    for each in outdated:
        each.unlink()
    return outdated


def _everything(desk: DeskConfiguration, contents: archive.Contents, *, with_keys: bool) -> Iterator[bytes]:
    """The database goes first: so none of its rows lacks its file, which was on the disk before."""
    yield from _database(desk, contents)
    yield from contents.document(archive.CONFIGURATION, settings_to_keep(desk, with_keys=with_keys))
    for name, setting in FOLDERS.items():
        yield from _folder(contents, name, Path(getattr(desk, setting)))
    facts = {"members": dict(contents.members), "tables": contents.tables}
    yield from contents.document(archive.MANIFEST, facts)
    yield contents.end()


def _database(desk: DeskConfiguration, contents: archive.Contents) -> Iterator[bytes]:
    snapshot = tables.snapshot_of(desk_database)
    try:
        with transaction.atomic(using=snapshot.alias):
            tables.begin_snapshot(snapshot)
            applied = tables.applied_migrations(snapshot)
            models = tables.tables_at(applied)
            columns = {name: [each.column for each in kept_fields(model)] for name, model in models.items()}
            yield from contents.document(archive.ABOUT, _about(desk, applied, columns))
            for name, model in models.items():
                digest = TableDigest()
                yield from contents.table(name, _noted(tables.lines_of(model, snapshot), digest))
                contents.tables[name] = digest.as_fact
    finally:
        snapshot.close()


def _about(
    desk: DeskConfiguration, applied: list[tables.Migration], columns: dict[str, list[str]]
) -> dict[str, Any]:
    return {
        "format": archive.FORMAT,
        "akkoord": version("akkoord"),
        "made_at": timezone.now().isoformat(),
        "migrations": applied,
        "tables": columns,
        "identifier_key_mark": key_mark(desk),
    }


def _noted(lines: Iterator[bytes], digest: TableDigest) -> Iterator[bytes]:
    for line in lines:
        digest.add(line)
        yield line


def _folder(contents: archive.Contents, name: str, folder: Path) -> Iterator[bytes]:
    """Every file that is whole: what is still being written has a name that says so."""
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        is_unfinished = path.suffix == UNFINISHED or any(part.startswith(".") for part in within.parts)
        if path.is_file() and not path.is_symlink() and not is_unfinished:
            yield from contents.file(f"{name}/{within.as_posix()}", path)
