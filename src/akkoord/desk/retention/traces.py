"""What a database leaves of deleted rows on the disk, and how it is overwritten."""

from django.db import connection


def overwrite_what_is_deleted() -> None:
    """Let SQLite write zeros over what this connection deletes from now on.

    PostgreSQL gives the room back to itself when it cleans up (autovacuum).
    """
    if connection.vendor == "sqlite":
        _ask("PRAGMA secure_delete = ON")


def forget_freed_pages() -> None:
    """Let SQLite empty the journal beside its file, in which the deleted rows still stand."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        _ask("PRAGMA wal_checkpoint(TRUNCATE)")


def _ask(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.fetchall()
