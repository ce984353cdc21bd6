"""Start-up checks: what must be right before the desk answers anybody."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections

from akkoord.project.migrations_known import unknown_migrations

SHORTEST_KEY = 40
"""Characters of a secret key that nobody will guess."""


@register(deploy=True)
def check_installation(app_configs: Sequence[AppConfig] | None = None, **_: object) -> list[CheckMessage]:
    """Keys, folders and addresses of this installation."""
    del app_configs  # the checks concern the whole installation
    return [*_key_faults(), *_folder_faults(), *_privacy_faults(), *_address_faults()]


@register(Tags.database)
def check_database_is_known(databases: Sequence[str] | None = None, **_: object) -> list[CheckMessage]:
    """Nothing may be written into a database that a newer version has changed; also `migrate` asks this."""
    return [
        Error(
            f"The database was written by a newer version of Akkoord ({newer[0]}).",
            hint="Install that version again, or put back a backup of this one.",
            id="akkoord.E006",
        )
        for alias in databases or ()
        if (newer := unknown_migrations(connections[alias]))
    ]


def refuse_unsafe_start() -> None:
    """Raise `ImproperlyConfigured`, with every fault and what to do, if the desk must not be served."""
    faults = check_installation() or check_database_is_known([DEFAULT_DB_ALIAS])
    if faults:
        raise ImproperlyConfigured("\n".join(f"{fault.id}: {fault.msg} {fault.hint}" for fault in faults))


def _key_faults() -> list[CheckMessage]:
    if settings.DEBUG:
        return []
    faults: list[CheckMessage] = []
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        faults.append(
            Error(
                "The secret key is missing or shorter than 40 characters.",
                hint="Set `secret_key`; `akkoord init` writes a fresh one.",
                id="akkoord.E001",
            )
        )
    if not settings.IDENTIFIER_KEY:
        faults.append(
            Error(
                "There is no key for new location identifiers.",
                hint="Set `identifier_key` once and never change it; `akkoord init` writes a fresh one.",
                id="akkoord.E002",
            )
        )
    return faults


def _folder_faults() -> list[CheckMessage]:
    return [
        Error(
            f"The folder {folder} is missing or cannot be written.",
            hint=f"Create it for the user that runs the desk, or set `{name.lower()}`.",
            id="akkoord.E003",
        )
        for name in ("PRIVATE_DIR", "EDITIONS_DIR")
        if not _is_writable(folder := Path(getattr(settings, name)))
    ]


def _privacy_faults() -> list[CheckMessage]:
    """Whoever else has an account on this machine must not read who produces where."""
    database = settings.DATABASES["default"]
    is_file = database["ENGINE"] == "django.db.backends.sqlite3"
    confidential = [Path(settings.PRIVATE_DIR), *([Path(database["NAME"])] if is_file else [])]
    return [
        Error(
            f"Other users of this machine can read {path}.",
            hint=f"Take their rights away: chmod o-rwx {path}",
            id="akkoord.E005",
        )
        for path in confidential
        if path.exists() and _is_open_to_others(path)
    ]


def _is_open_to_others(path: Path) -> bool:
    """Have others a right to it, and the right to pass through every folder above it?"""
    may_pass = all(folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents)
    return bool(path.stat().st_mode & stat.S_IRWXO) and may_pass


def _address_faults() -> list[CheckMessage]:
    local = {"localhost", "127.0.0.1", "[::1]"}
    if settings.DEBUG or settings.SESSION_COOKIE_SECURE or set(settings.ALLOWED_HOSTS) <= local:
        return []
    return [
        Error(
            "The desk would send passwords and lists over an open line.",
            hint="Set `url` to an address that starts with https://.",
            id="akkoord.E004",
        )
    ]


def _is_writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)
