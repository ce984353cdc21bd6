"""The public rows as an SQLite file: for programs that ask, and for the public site itself."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.engine.disclosure import PublicLocation
from akkoord.engine.taxonomy import with_stages

SCHEMA = """
CREATE TABLE location (
    number INTEGER PRIMARY KEY,
    location_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    local_name TEXT NOT NULL,
    other_names TEXT NOT NULL,
    address TEXT NOT NULL,
    town TEXT NOT NULL,
    region TEXT NOT NULL,
    country TEXT NOT NULL,
    lat REAL,
    lng REAL,
    precision TEXT NOT NULL,
    os_id TEXT NOT NULL,
    status TEXT NOT NULL,
    processes TEXT NOT NULL,
    products TEXT NOT NULL
);
CREATE INDEX location_by_os_id ON location (os_id) WHERE os_id <> '';
CREATE INDEX location_by_region ON location (country, region, number) WHERE region <> '';
CREATE TABLE location_code (
    code TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (code, number)
) WITHOUT ROWID;
CREATE TABLE cell (
    kind TEXT NOT NULL, country TEXT NOT NULL, value TEXT NOT NULL, locations INTEGER,
    PRIMARY KEY (kind, country, value)
) WITHOUT ROWID;
CREATE TABLE country (
    country TEXT PRIMARY KEY, first INTEGER NOT NULL, locations INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE redirect (old_id TEXT PRIMARY KEY, new_id TEXT NOT NULL) WITHOUT ROWID;
"""
INSERT_LOCATION = """
INSERT INTO location VALUES (
    :number, :location_id, :name, :local_name, :other_names, :address, :town, :region, :country,
    :lat, :lng, :precision, :os_id, :status, :processes, :products
)
"""
COUNT_COUNTRIES = """
INSERT INTO country SELECT country, min(number), count(*) FROM location GROUP BY country ORDER BY country
"""


def write_database(path: Path, content: EditionContent) -> None:
    """Write the locations and redirects of an edition; the same content gives the same bytes."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        _fill(connection, content)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, content: EditionContent) -> None:
    numbered = list(enumerate(content.locations, start=1))
    connection.executemany(INSERT_LOCATION, (_values(number, row) for number, row in numbered))
    connection.executemany("INSERT INTO location_code VALUES (?, ?)", _codes(numbered))
    connection.executemany(
        "INSERT INTO cell VALUES (?, ?, ?, ?)",
        ((each.kind, each.country, each.value, each.locations) for each in content.cells),
    )
    connection.execute(COUNT_COUNTRIES)
    connection.executemany(
        "INSERT INTO redirect VALUES (?, ?)", ((each.old_id, each.new_id) for each in content.redirects)
    )


def _values(number: int, row: PublicLocation) -> dict[str, object]:
    return {
        **asdict(row),
        "number": number,
        "other_names": json.dumps(row.other_names, ensure_ascii=False),
        "processes": json.dumps(row.processes),
        "products": json.dumps(row.products),
    }


def _codes(numbered: Iterable[tuple[int, PublicLocation]]) -> Iterator[tuple[str, int]]:
    """Each process, stage and product with the rows to be found by it; a process finds its stage as well."""
    yield from sorted(
        (code, number) for number, row in numbered for code in with_stages((*row.processes, *row.products))
    )
