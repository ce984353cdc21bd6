"""The rows of an edition as its database has them, read-only. There they are numbered from 1, here from 0."""

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from akkoord.engine.disclosure import LocationStatus, Precision, PublicLocation, Redirect

_FIELDS = [field.name for field in fields(PublicLocation)]
_LISTS = ("other_names", "processes", "products")
_BY_ANY_IDENTIFIER = (
    "SELECT number FROM location WHERE location_id = ? "
    "UNION SELECT number FROM location WHERE os_id = ? AND os_id <> ''"
)

_POINTS = "SELECT number - 1, lat, lng FROM location WHERE lat IS NOT NULL ORDER BY number"
POINT_COLUMNS = [("number", "i8"), ("lat", "f8"), ("lng", "f8")]
"""What `points` gives, for an array of them."""


class EditionRows:
    """The database of one edition."""

    def __init__(self, path: Path) -> None:
        self._address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()
        has = {name for _, name, *_ in self._read("PRAGMA table_info(location)")}
        self._fields = [name for name in _FIELDS if name in has]  # editions of before its time lack some
        self._select = f"SELECT {', '.join(self._fields)}"

    def location(self, location_id: str) -> PublicLocation | None:
        """The location with this identifier."""
        rows = self._read(f"{self._select} FROM location WHERE location_id = ?", location_id)
        return self._location(rows[0]) if rows else None

    def successor(self, location_id: str) -> str | None:
        """The identifier that took the place of a merged one."""
        rows = self._read("SELECT new_id FROM redirect WHERE old_id = ?", location_id)
        return str(rows[0][0]) if rows else None

    def numbers_of(self, identifier: str) -> list[int]:
        """The locations with this identifier, own, of another register or of an earlier edition."""
        wanted = self.successor(identifier) or identifier
        return [number - 1 for (number,) in self._read(_BY_ANY_IDENTIFIER, wanted, wanted)]

    def locations(self, numbers: Sequence[int]) -> list[PublicLocation]:
        """The locations with these numbers, in the order asked for."""
        wanted = "SELECT value FROM json_each(?)"
        sql = f"{self._select}, number FROM location WHERE number IN ({wanted})"
        rows = self._read(sql, json.dumps([number + 1 for number in numbers]))
        found = {number - 1: self._location(row) for *row, number in rows}
        return [found[number] for number in numbers]

    def all(self) -> Iterator[PublicLocation]:
        """Every location, in its order."""
        return map(self._location, self._read(f"{self._select} FROM location ORDER BY number"))

    def identifiers(self, numbers: range) -> list[str]:
        """The identifiers of the locations with these numbers, as far as there are any."""
        sql = "SELECT location_id FROM location WHERE number BETWEEN ? AND ? ORDER BY number"
        return [found for (found,) in self._read(sql, numbers.start + 1, numbers.stop)]

    def redirects(self) -> Iterator[Redirect]:
        """Every identifier that is no longer used."""
        return (Redirect(*row) for row in self._read("SELECT old_id, new_id FROM redirect"))

    def countries(self) -> dict[str, range]:
        """Country → the numbers of its locations, in their order."""
        rows = self._read("SELECT first, locations, country FROM country ORDER BY first")
        return {country: range(first - 1, first - 1 + count) for first, count, country in rows}

    def points(self) -> Iterator[tuple[int, float, float]]:
        """Number, latitude and longitude of every location with a point, in the order of the list."""
        return self._connection().execute(_POINTS)

    def _location(self, values: Sequence[Any]) -> PublicLocation:
        row = dict(zip(self._fields, values, strict=False))
        for name in _LISTS:
            row[name] = tuple(json.loads(row.get(name, "[]")))
        row["precision"] = Precision(row["precision"])
        row["status"] = LocationStatus(row["status"])
        return PublicLocation(**row)

    def _read(self, sql: str, *values: Any) -> list[Any]:  # noqa: ANN401 - what SQLite takes and gives
        rows: list[Any] = self._connection().execute(sql, values).fetchall()
        return rows

    def _connection(self) -> sqlite3.Connection:
        """The connection of this thread."""
        if not hasattr(self._local, "connection"):
            self._local.connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
        connection: sqlite3.Connection = self._local.connection
        return connection
