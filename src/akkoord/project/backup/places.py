"""Where a restore puts things before they are checked, and how they change places with what stands."""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from akkoord.project.backup.refusals import NotOwner, StillServed
from akkoord.project.settings.databases import database_settings

PLAN = ".restore-plan.json"
"""Stands beside desk.toml while places are changed: whoever finds it completes the change."""
STAGED_SCHEMA = "akkoord_restoring"


@dataclass(frozen=True, slots=True)
class Move:
    """`staged` goes to `place`; what stands there goes to `aside`."""

    staged: Path
    place: Path
    aside: Path

    def carry_out(self) -> None:
        """Change places; again after an interruption at any point."""
        if self.staged.exists():
            if self.place.exists():
                self.place.rename(self.aside)
            self.staged.rename(self.place)

    @property
    def as_fact(self) -> dict[str, str]:
        """As the plan holds it."""
        return {"staged": str(self.staged), "place": str(self.place), "aside": str(self.aside)}


def move_to(place: Path, stamp: str) -> Move:
    """The move by which a thing comes to `place`: all three on one file system, side by side."""
    place = place.resolve()
    return Move(
        place.with_name(f".{place.name}.restoring"), place, place.with_name(f"{place.name}.before-{stamp}")
    )


def clear(moves: Sequence[Move]) -> None:
    """Take away what a stopped restore left."""
    for each in moves:
        if each.staged.is_dir():
            shutil.rmtree(each.staged)
        else:
            each.staged.unlink(missing_ok=True)
        each.place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def standing(line: str, alias: str = "standing") -> BaseDatabaseWrapper:
    """A connection to a database that is not the one this process was set up with."""
    settings = connections.configure_settings({DEFAULT_DB_ALIAS: database_settings(line)})[DEFAULT_DB_ALIAS]
    database: BaseDatabaseWrapper = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, alias)
    connections[alias] = database
    return database


def is_postgresql(line: str) -> bool:
    """Is it a server rather than a file?"""
    return line.startswith("postgresql:")


def file_of(line: str) -> Path:
    """The file of a SQLite database."""
    return Path(str(database_settings(line)["NAME"]))


def staged_line(line: str, move: Move | None) -> str:
    """Where the rows are written first: a file beside the database, or a schema within it."""
    if move is not None:
        return f"sqlite:{move.staged}"
    address = urlsplit(line)
    query = [(name, value) for name, value in parse_qsl(address.query) if name != "schema"]
    return urlunsplit(address._replace(query=urlencode([*query, ("schema", STAGED_SCHEMA)])))


def prepare_schema(database: BaseDatabaseWrapper) -> None:
    """An empty schema to write into; raises `NotOwner` where it could not be put in place later."""
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT nspname, pg_has_role(current_user, nspowner, 'USAGE') FROM pg_namespace "
            "WHERE nspname = current_schema()"
        )
        schema, is_ours = cursor.fetchone()
        if not is_ours:
            raise NotOwner(schema=schema)
        cursor.execute(f"DROP SCHEMA IF EXISTS {STAGED_SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {STAGED_SCHEMA}")


def settle_file(line: str) -> None:
    """Bring a SQLite database into its one file; raises `StillServed` when somebody else has it open."""
    file = file_of(line)
    if not file.exists():
        return
    database = standing(line)
    with database.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    if file.with_name(file.name + "-wal").exists():
        raise StillServed(url=file)


def write_plan(folder: Path, moves: Sequence[Move], *, schema_aside: str) -> None:
    """From here on the restore is decided: put it on the disk."""
    facts = {"moves": [each.as_fact for each in moves], "schema_aside": schema_aside}
    unfinished = folder / f"{PLAN}.part"
    unfinished.write_text(json.dumps(facts, indent=1), encoding="utf-8")
    os.sync()
    unfinished.rename(folder / PLAN)


def carry_out_plan(folder: Path, line: str) -> None:
    """Change all places as planned; whoever was interrupted does it again."""
    facts = json.loads((folder / PLAN).read_text(encoding="utf-8"))
    if facts["schema_aside"]:
        _change_schemas(standing(line), facts["schema_aside"])
    for each in facts["moves"]:
        Move(**{name: Path(path) for name, path in each.items()}).carry_out()
    os.sync()
    (folder / PLAN).unlink()


def _change_schemas(database: BaseDatabaseWrapper, aside: str) -> None:
    quote = database.ops.quote_name
    with database.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [STAGED_SCHEMA])
        if cursor.fetchone() is None:
            return
        cursor.execute("SELECT current_schema()")
        (schema,) = cursor.fetchone()
        cursor.execute(
            f"BEGIN; ALTER SCHEMA {quote(schema)} RENAME TO {quote(aside)};"
            f"ALTER SCHEMA {STAGED_SCHEMA} RENAME TO {quote(schema)}; COMMIT"
        )
    database.close()
