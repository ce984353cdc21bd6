"""The database itself keeps the access log from being changed or deleted.

One change passes, and nothing beside it: a line may lose at which location somebody looked, when the
links of that company are destroyed.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "people_accesslogentry"

KEPT = (
    "id",
    "at",
    "reader_id",
    "reader_role",
    "purpose",
    "reference",
    "note",
    "organisation_id",
    "thing_kind",
)
"""The columns that never change; the one that is left is `thing_id`."""
_LOSES_ITS_PLACE = " AND ".join(["NEW.thing_id = ''", *(f"NEW.{each} IS OLD.{each}" for each in KEPT)])
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END"

_INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} WHEN NOT ({_LOSES_ITS_PLACE}) {_REFUSE}",
        f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} {_REFUSE}",
    ],
    "postgresql": [
        f"""CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_LEVEL = 'ROW' AND NEW.thing_id = ''
                    AND to_jsonb(NEW) - 'thing_id' = to_jsonb(OLD) - 'thing_id'
                THEN RETURN NEW;
                END IF;
                RAISE integrity_constraint_violation USING MESSAGE = 'the access log is append-only';
            END $$""",
        f"""CREATE TRIGGER {TABLE}_no_change BEFORE DELETE OR TRUNCATE ON {TABLE}
            FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()""",
        f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
    ],
}
_REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_no_{event}" for event in ("update", "delete")],
    "postgresql": [
        *(f"DROP TRIGGER IF EXISTS {TABLE}_{each} ON {TABLE}" for each in ("no_change", "no_update")),
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
