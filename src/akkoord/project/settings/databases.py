"""The desk's database, from one line of configuration."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from akkoord.engine.text import gettext_noop
from akkoord.project.configuration import ConfigurationError

SQLITE_OPTIONS = {
    # A transaction takes the write lock at its start, so that two writers queue up instead of
    # failing half-way; reads outside transactions never wait.
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


class UnknownDatabaseError(ConfigurationError):
    """The line names neither SQLite nor PostgreSQL."""

    sentence = gettext_noop(
        "The setting `database` must be `sqlite:PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`."
    )


def database_settings(line: str) -> dict[str, Any]:
    """Django's settings for `sqlite:PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`.

    For a PostgreSQL behind a socket, HOST is left empty and `?host=FOLDER` follows; `schema=NAME` works
    in another schema than the user's own.
    Raises `UnknownDatabaseError`, which never shows the line: it may hold a password.
    """
    address = urlsplit(line)
    if address.scheme == "sqlite" and address.path:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(address.path).resolve(),
            "OPTIONS": dict(SQLITE_OPTIONS),
        }
    if address.scheme == "postgresql" and len(address.path) > 1:
        further = dict(parse_qsl(address.query))
        in_schema = {"options": f"-c search_path={further['schema']}"} if "schema" in further else {}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(address.path[1:]),
            "USER": unquote(address.username or ""),
            "PASSWORD": unquote(address.password or ""),
            "HOST": further.get("host") or address.hostname or "",
            "PORT": str(address.port or ""),
            "CONN_MAX_AGE": 60,
            "OPTIONS": in_schema,
        }
    raise UnknownDatabaseError
