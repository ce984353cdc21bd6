"""Is the database of a version that this code knows?"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader


def unknown_migrations(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the steps that a newer version brought this database further with."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations or ())
    applied = loader.applied_migrations or {}
    return sorted(f"{app}.{name}" for app, name in applied if (app, name) not in known)
