"""Putting a backup back: into places beside those in use, checked there, and only then in their stead."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import django
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from akkoord.desk.encrypted import keys
from akkoord.project.backup import places
from akkoord.project.backup.kept_settings import joined
from akkoord.project.backup.making import FOLDERS
from akkoord.project.backup.reading import Read, read_backup
from akkoord.project.backup.refusals import HoldsData, RestoreStopped
from akkoord.project.configuration import DeskConfiguration, as_toml

SIGNS_OF_USE = ("people_user", "agreements_agreement", "agreements_organisation")
"""Tables that are empty in an installation nobody has worked with."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands now, and what stood there before."""

    made_at: str
    rows: int
    lists_without_file: int
    kept_aside: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Staging:
    """The moves of one restore, and the database that is filled meanwhile."""

    folder: Path
    here: DeskConfiguration
    stamp: str

    @property
    def database_move(self) -> places.Move | None:
        line = self.here.database
        return None if places.is_postgresql(line) else places.move_to(places.file_of(line), self.stamp)

    @property
    def folder_moves(self) -> dict[str, places.Move]:
        return {
            name: places.move_to(Path(getattr(self.here, setting)), self.stamp)
            for name, setting in FOLDERS.items()
        }

    @property
    def settings_move(self) -> places.Move:
        return places.move_to(self.folder / "desk.toml", self.stamp)

    @property
    def moves(self) -> list[places.Move]:
        database = [self.database_move] if self.database_move else []
        return [*database, *self.folder_moves.values(), self.settings_move]

    @property
    def schema_aside(self) -> str:
        return "" if self.database_move else f"before_{self.stamp.replace('-', '_')}"


def restore_backup(
    file: Path, key: Path, folder: Path, here: DeskConfiguration, *, keeps_old: bool
) -> Restored:
    """Put the backup into the installation with its desk.toml in `folder` and the places of `here`.

    Nothing that stands is touched before all of the backup was read and checked; then all changes places.
    What stood there is kept aside. Raises `HoldsData` unless `keeps_old`, `BackupNotReadable`, `KeysMissing`,
    `RestoreStopped` when disk or database do not take it.
    """
    identities = keys.identities(file=key)
    staging = _Staging(folder.resolve(), here, f"{datetime.now(UTC):%Y%m%d-%H%M%S}")
    _set_up(staging)
    _check_free(staging, keeps_old=keeps_old)
    places.clear(staging.moves)
    try:
        restored = _fill(staging, file, identities)
    except BaseException as fault:
        connections.close_all()
        places.clear(staging.moves)
        if isinstance(fault, OSError | DatabaseError):
            raise RestoreStopped(reason=getattr(fault, "strerror", None) or str(fault).strip()) from fault
        raise
    connections.close_all()
    places.carry_out_plan(staging.folder, here.database)
    return restored


def complete_interrupted(folder: Path, here: DeskConfiguration) -> bool:
    """Finish a change of places that was decided and interrupted; answers whether there was one."""
    if not (folder / places.PLAN).exists():
        return False
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.project.settings.desk")
    django.setup()
    places.carry_out_plan(folder, here.database)
    return True


def _set_up(staging: _Staging) -> None:
    """Let this process work on the places that are filled, so that nothing in it can touch the others."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.desk"
    os.environ["AKKOORD_DESK_DATABASE"] = places.staged_line(staging.here.database, staging.database_move)
    for name, setting in FOLDERS.items():
        os.environ[f"AKKOORD_DESK_{setting.upper()}"] = str(staging.folder_moves[name].staged)
    django.setup()


def _check_free(staging: _Staging, *, keeps_old: bool) -> None:
    """Nobody works there, and what stands there may be moved."""
    database: BaseDatabaseWrapper | None = None
    if staging.database_move is None:
        database = places.standing(staging.here.database)
        places.prepare_schema(database)
    else:
        places.settle_file(staging.here.database)
        if staging.database_move.place.exists():
            database = places.standing(staging.here.database)
    is_used = database is not None and _is_in_use(database)
    if database is not None:
        database.close()
    filled = [move.place for move in staging.folder_moves.values() if any(move.place.glob("*"))]
    if (is_used or filled) and not keeps_old:
        raise HoldsData(place="The database" if is_used else filled[0])


def _is_in_use(database: BaseDatabaseWrapper) -> bool:
    with database.cursor() as cursor:
        for table in set(SIGNS_OF_USE) & set(database.introspection.table_names(cursor)):
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - one of our own names
            if cursor.fetchone():
                return True
    return False


def _fill(staging: _Staging, file: Path, identities: Sequence[object]) -> Restored:
    folders = {name: move.staged for name, move in staging.folder_moves.items()}
    for each in folders.values():
        each.mkdir(mode=0o700)
    if staging.database_move:
        staging.database_move.staged.touch(mode=0o600)
    found = read_backup(file, identities, folders)
    configuration = joined(
        staging.here, found.settings, mark=found.about["identifier_key_mark"], folder=staging.folder
    )
    settings = staging.settings_move.staged
    settings.touch(mode=0o600)
    settings.write_text(as_toml(configuration), encoding="utf-8")
    call_command("migrate", verbosity=0)
    missing = _lists_without_file(found)
    connection.close()
    if staging.database_move:
        places.settle_file(f"sqlite:{staging.database_move.staged}")
    aside = [str(move.aside) for move in staging.moves if move.place.exists()]
    places.write_plan(staging.folder, staging.moves, schema_aside=staging.schema_aside)
    return Restored(
        made_at=found.about["made_at"],
        rows=sum(each["rows"] for each in found.manifest["tables"].values()),
        lists_without_file=missing,
        kept_aside=[*aside, *([f"schema {staging.schema_aside}"] if staging.schema_aside else [])],
    )


def _lists_without_file(found: Read) -> int:
    from akkoord.desk.register.queries.signing import kept_files  # noqa: PLC0415 - needs the desk

    kept = {name.rsplit("/", 1)[-1] for name in found.members if name.startswith("files/")}
    return len(set(kept_files()) - kept)
