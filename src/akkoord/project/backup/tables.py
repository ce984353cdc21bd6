"""The tables of a database as its own migrations left them, whichever version that was."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.management.color import no_style
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from akkoord.desk.encrypted.snapshot import AT_ONCE
from akkoord.project.backup.refusals import MadeByNewerVersion
from akkoord.project.backup.rows import TableDigest, kept_fields, line_reader, line_writer

Migration = tuple[str, str]
NOT_KEPT = {"django_session", "desk_cache"}
"""After a restore everybody signs in anew."""


def applied_migrations(connection: BaseDatabaseWrapper) -> list[Migration]:
    """What made this database; raises `MadeByNewerVersion` for what this code does not know."""
    applied = sorted(MigrationLoader(connection).applied_migrations)
    check_known(applied)
    return applied


def check_known(applied: Collection[Migration]) -> None:
    """Raise `MadeByNewerVersion` when a migration is of a version that this is not."""
    known = MigrationLoader(None).disk_migrations or {}
    unknown = [each for each in applied if each not in known]
    if unknown:
        raise MadeByNewerVersion(migration=".".join(unknown[-1]))


def tables_at(applied: Collection[Migration]) -> dict[str, type[Model]]:
    """Table → its model, as it was after these migrations."""
    state = MigrationLoader(None).project_state(_last_of(applied))
    models = state.apps.get_models(include_auto_created=True)
    found = {each._meta.db_table: each for each in models if each._meta.managed and not each._meta.proxy}
    return {name: found[name] for name in sorted(found) if name not in NOT_KEPT}


def migrate_to(connection: BaseDatabaseWrapper, applied: Collection[Migration]) -> None:
    """Bring an empty database to where these migrations lead."""
    MigrationExecutor(connection).migrate(_last_of(applied))


def _last_of(applied: Collection[Migration]) -> list[Migration]:
    """Those on which no other one of them builds."""
    graph = MigrationLoader(None).graph
    there = {each for each in applied if each in graph.nodes}
    return sorted(
        each for each in there if not any(child.key in there for child in graph.node_map[each].children)
    )


def lines_of(model: type[Model], connection: BaseDatabaseWrapper) -> Iterator[bytes]:
    """Every row of a table as one line, by key."""
    fields = kept_fields(model)
    rows = model._base_manager.using(connection.alias).order_by("pk")
    return map(
        line_writer(fields),
        rows.values_list(*(field.attname for field in fields)).iterator(chunk_size=AT_ONCE),
    )


class Loading:
    """Writes the lines of one table, within a transaction: references may come before their target."""

    def __init__(self, model: type[Model], connection: BaseDatabaseWrapper) -> None:
        self._connection = connection
        self._fields = kept_fields(model)
        self._read = line_reader(self._fields)
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self._fields)
        places = ", ".join(["%s"] * len(self._fields))
        self._insert = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 - names of our own models

    def write(self, lines: list[bytes]) -> None:
        """Insert these lines."""
        with self._connection.cursor() as cursor:
            cursor.executemany(self._insert, [self._prepared(line) for line in lines])

    def _prepared(self, line: bytes) -> list[Any]:
        values = zip(self._fields, self._read(line), strict=True)
        return [field.get_db_prep_save(value, self._connection) for field, value in values]


def empty(model: type[Model], connection: BaseDatabaseWrapper) -> None:
    """Take away what a migration wrote itself; the backup has it too."""
    rows = model._base_manager.using(connection.alias)
    if rows.exists():
        rows._raw_delete(connection.alias)


def count_on(models: Collection[type[Model]], connection: BaseDatabaseWrapper) -> None:
    """Let new rows be numbered after those that were written with their number."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def digests(connection: BaseDatabaseWrapper, models: dict[str, type[Model]]) -> dict[str, dict[str, Any]]:
    """Table → number of rows and their digest, at one moment."""
    with transaction.atomic(using=connection.alias):
        return {
            name: TableDigest().add_all(lines_of(model, connection)).as_fact for name, model in models.items()
        }
