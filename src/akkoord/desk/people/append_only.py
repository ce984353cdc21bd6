"""The database itself keeps the access log from being changed or deleted."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "people_accesslogentry"

_INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER {TABLE}_no_{event.lower()} BEFORE {event} ON {TABLE} "
        "BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END"
        for event in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        f"""CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE integrity_constraint_violation USING MESSAGE = 'the access log is append-only';
            END $$""",
        f"""CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE}
            FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()""",
    ],
}
_REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_no_{event}" for event in ("update", "delete")],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}",
        f"DROP FUNCTION IF EXISTS {TABLE}_refuse()",
    ],
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Let the database refuse every change and deletion in the access log."""
    _run(connection, _INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the refusal away: for moving the table in a migration, and for emptying a test database."""
    _run(connection, _REMOVE)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
