"""The shape of a copy: tables and files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of thing: its name in files, its title for people, its columns and rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    about: str = ""
    """What a reader should know beside the title."""
    is_long: bool = False
    """Whether the page of contents gives its number of rows only."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was handed in: where it stands in the copy, and where on the disk."""

    place: str
    path: Path


@dataclass(slots=True)
class Content:
    """Everything that goes into one copy."""

    organisation: str
    tables: list[Table] = field(default_factory=list)
    files: list[KeptFile] = field(default_factory=list)


def plain(value: object) -> object:
    """A value as files have it: days and moments by ISO 8601, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone().isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def rows_of(found: Iterable[Sequence[object]]) -> list[list[Any]]:
    """Rows with plain values."""
    return [[plain(value) for value in row] for row in found]
