"""Can the database be reached, is it of this version, sound and writable?"""

from collections.abc import Iterator

from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from akkoord.project.examination.findings import Finding, fine, wrong
from akkoord.project.migrations_known import unknown_migrations

PART = "database"


def examine_database() -> Iterator[Finding]:
    """What is wrong with it, or that nothing is."""
    try:
        connection.ensure_connection()
    except DatabaseError as fault:
        yield wrong(
            PART,
            f"The database cannot be reached ({type(fault).__name__}).",
            "Is it running, and is the setting `database` right?",
        )
        return
    if newer := unknown_migrations(connection):
        yield wrong(
            PART,
            f"The database was written by a newer version of Akkoord ({newer[0]}).",
            "Install that version again; this one must not write into it.",
        )
    elif _is_outdated():
        yield wrong(
            PART,
            "The tables are those of an older version.",
            "Run `akkoord serve`, or `akkoord manage migrate`.",
        )
    yield from _unsound()
    yield (
        fine(PART, f"{connection.display_name} answers and can be written.")
        if _is_writable()
        else wrong(
            PART,
            "Nothing can be written into the database.",
            "Is the disk full, or does somebody hold a lock?",
        )
    )


def _is_outdated() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _unsound() -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        (answer,) = cursor.fetchone()
    if answer != "ok":
        yield wrong(
            PART, "The file of the database is damaged.", "Stop Akkoord and put the newest backup back."
        )


def _is_writable() -> bool:
    """Make a table and take it back."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE TABLE akkoord_check (number integer)")
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True
