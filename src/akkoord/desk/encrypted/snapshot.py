"""One moment of the database, read on a connection of its own while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection as desk_database
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

AT_ONCE = 2_000
"""Rows that are in memory at once."""


@contextmanager
def one_moment() -> Iterator[BaseDatabaseWrapper]:
    """Within, this connection sees the database as it was when it first looked; its alias is for `using`."""
    snapshot = snapshot_of(desk_database)
    try:
        with transaction.atomic(using=snapshot.alias):
            begin_snapshot(snapshot)
            yield snapshot
    finally:
        snapshot.close()


def snapshot_of(connection: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    """A second connection on which one transaction sees one moment, while others go on writing."""
    snapshot = connection.copy(alias="snapshot")
    if snapshot.vendor == "sqlite":
        snapshot.settings_dict["OPTIONS"]["transaction_mode"] = "DEFERRED"
    connections["snapshot"] = snapshot
    return snapshot


def begin_snapshot(connection: BaseDatabaseWrapper) -> None:
    """Within a transaction: fix the moment that it sees."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT count(*) FROM django_migrations")
