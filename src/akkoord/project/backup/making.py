"""Making a backup: one moment of the database, then the files, the editions and the settings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyrage
from django.utils import timezone

from akkoord.desk.encrypted import archive, keys
from akkoord.desk.encrypted.snapshot import one_moment
from akkoord.desk.encrypted.whole_file import UNFINISHED, alone_in, write_encrypted
from akkoord.project.backup import tables
from akkoord.project.backup.kept_settings import key_mark, settings_to_keep
from akkoord.project.backup.refusals import NoRecipient
from akkoord.project.backup.rows import TableDigest, kept_fields
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

    People go on working meanwhile. Raises `FileNotWritten` when the disk does not take it, `AnotherIsWritten`
    while another one is made there, `NoRecipient` when there is no key to encrypt it to.
    """
    recipients, folder = recipients_of(desk), desk.backup_dir
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    contents = archive.Contents()
    target = folder / f"akkoord-{timezone.now():%Y-%m-%dT%H%M%S}Z{SUFFIX}"
    everything = _everything(desk, contents, with_keys=with_keys)
    with alone_in(folder, leftovers=NAMES + UNFINISHED):
        write_encrypted(target, archive.compressed(everything), recipients)
    rows = sum(each["rows"] for each in contents.tables.values())
    files = sum(name.split("/")[0] in FOLDERS for name in contents.members)
    return Made(target, target.stat().st_size, rows, files)


def recipients_of(desk: DeskConfiguration) -> Sequence[pyrage.x25519.Recipient]:
    """Whoever may open the backups; raises `NoRecipient` for nobody, `UnknownKey` for what is no key."""
    if not desk.backup_recipients.split():
        raise NoRecipient
    return keys.recipients(desk.backup_recipients, place="`backup_recipients` in desk.toml")


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
    with one_moment() as snapshot:
        applied = tables.applied_migrations(snapshot)
        models = tables.tables_at(applied)
        columns = {name: [each.column for each in kept_fields(model)] for name, model in models.items()}
        yield from contents.document(archive.ABOUT, _about(desk, applied, columns))
        for name, model in models.items():
            digest = TableDigest()
            yield from contents.table(name, _noted(tables.lines_of(model, snapshot), digest))
            contents.tables[name] = digest.as_fact


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
