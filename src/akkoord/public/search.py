"""Find locations in an edition by name, other name, place or identifier, whatever the spelling.

First by the beginnings of all words that were typed; when that finds little, by pieces of three
letters, for other spellings. The work is bounded, so that it stays quick on a million rows.
"""

import json
import sqlite3
import threading
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from math import log
from pathlib import Path
from typing import Any

from akkoord.engine.cleaning.search_keys import telling_key
from akkoord.engine.disclosure import LocationStatus, Precision, PublicLocation
from akkoord.public.likeness import Keys, likenesses

BETWEEN_KEYS = "|"
LONGEST_QUERY = 200
MOST_WORDS = 12
RANKED_AT_MOST = 400
"""More hits than this come in the order of the list."""
ENOUGH = 10
"""With fewer hits by words, other spellings are looked for."""
MOST_TRIGRAMS = 14
MOST_READINGS = 60_000
"""Index entries that a search for other spellings may read."""
CANDIDATES = 200
LIKE_ENOUGH = 0.78
NEAR_THE_BEST = 0.08
"""Other spellings further below the best one are left out."""

_FIELDS = [field.name for field in fields(PublicLocation)]
_LISTS = ("other_names", "processes", "products")
_BY_ANY_IDENTIFIER = (
    "SELECT number FROM location WHERE location_id = ? "
    "UNION SELECT number FROM location WHERE os_id = ? AND os_id <> ''"
)
_KEYS = "SELECT number, name_keys, place_key FROM location WHERE number IN (SELECT value FROM json_each(?))"
_POINTS = "SELECT number, lat, lng FROM location WHERE lat IS NOT NULL ORDER BY number"
POINT_COLUMNS = [("number", "i8"), ("lat", "f8"), ("lng", "f8")]
"""What `points` gives, for an array of them."""
_READING = "SELECT rowid AS number, ? AS weight FROM trigrams WHERE trigrams MATCH ?"


@dataclass(frozen=True, slots=True)
class Hit:
    """A location that was found."""

    location: PublicLocation
    is_similar: bool
    """Found by a similar spelling only."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of hits, with how many there are in all."""

    total: int
    hits: tuple[Hit, ...]
    countries: dict[str, int]
    """Country → hits without the filter by country, the most first."""


class SearchIndex:
    """The search index of one edition, read-only."""

    def __init__(self, path: Path) -> None:
        self._address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()
        has = {name for _, name, *_ in self._read("PRAGMA table_info(location)")}
        self._fields = [name for name in _FIELDS if name in has]  # editions of before its time lack some
        rows = self._read("SELECT first, locations, country FROM country ORDER BY first")
        self._first = [first for first, _, _ in rows]
        self._countries = {country: locations for _, locations, country in rows}
        self._ranges = {country: range(first, first + count) for first, count, country in rows}
        self.total = sum(self._countries.values())

    def location(self, location_id: str) -> PublicLocation | None:
        """The location with this identifier."""
        sql = f"SELECT {', '.join(self._fields)} FROM location WHERE location_id = ?"  # noqa: S608 - our own field names
        rows = self._read(sql, location_id)
        return self._location(rows[0]) if rows else None

    def successor(self, location_id: str) -> str | None:
        """The identifier that took the place of a merged one."""
        rows = self._read("SELECT new_id FROM redirect WHERE old_id = ?", location_id)
        return str(rows[0][0]) if rows else None

    def search(self, text: str, *, country: str = "", first: int = 0, size: int = 25) -> Answer:
        """The hits from number `first` on, at most `size`; no text means the whole list."""
        text = what_is_asked(text)
        if not text:
            return self._browse(country, first, size)
        if exact := self._by_identifier(text):
            return self._page(exact, frozenset(), country, first, size)
        numbers = self._by_words(text)
        ranked = (
            self._ranked(text, numbers)
            if len(numbers) <= RANKED_AT_MOST
            else self._exact_first(text, numbers)
        )
        similar = self._by_spelling(text, leave_out=frozenset(numbers)) if len(numbers) < ENOUGH else []
        return self._page([*ranked, *similar], frozenset(similar), country, first, size)

    def points(self) -> Iterator[tuple[int, float, float]]:
        """Number, latitude and longitude of every location with a point, in the order of the list."""
        return self._connection().execute(_POINTS)

    def locations(self, numbers: Sequence[int]) -> list[PublicLocation]:
        """The locations with these numbers, in the order asked for."""
        if not numbers:
            return []
        sql = (
            f"SELECT number, {', '.join(self._fields)} FROM location "  # noqa: S608 - our own field names
            "WHERE number IN (SELECT value FROM json_each(?))"
        )
        found = {number: self._location(row) for number, *row in self._read(sql, json.dumps(list(numbers)))}
        return [found[number] for number in numbers]

    def _browse(self, country: str, first: int, size: int) -> Answer:
        numbers = self._ranges.get(country, range(0)) if country else range(1, self.total + 1)
        hits = tuple(Hit(row, is_similar=False) for row in self.locations(numbers[first : first + size]))
        return Answer(len(numbers), hits, _most_first(self._countries))

    def _page(
        self, numbers: list[int], similar: frozenset[int], country: str, first: int, size: int
    ) -> Answer:
        counts = self._count_countries(numbers)
        if country:
            only = self._ranges.get(country, range(0))
            numbers = [number for number in numbers if number in only]
        page = numbers[first : first + size]
        hits = tuple(
            Hit(row, is_similar=number in similar)
            for number, row in zip(page, self.locations(page), strict=True)
        )
        return Answer(len(numbers), hits, counts)

    def _count_countries(self, numbers: list[int]) -> dict[str, int]:
        ordered = sorted(numbers)
        counts = {
            country: bisect_right(ordered, span[-1]) - bisect_left(ordered, span[0])
            for country, span in self._ranges.items()
        }
        return _most_first({country: count for country, count in counts.items() if count})

    def _by_identifier(self, text: str) -> list[int]:
        wanted = "".join(letter for letter in text.upper() if letter.isalnum())
        wanted = self.successor(wanted) or wanted
        return self._numbers(_BY_ANY_IDENTIFIER, wanted, wanted)

    def _by_words(self, text: str) -> list[int]:
        words = telling_key(text).split()[:MOST_WORDS]
        if not words:
            return []
        expression = " ".join(f'"{word}" *' for word in words)
        return self._numbers("SELECT rowid FROM words WHERE words MATCH ?", expression)

    def _ranked(self, text: str, numbers: list[int]) -> list[int]:
        scored = self._scored(text, numbers)
        return sorted(numbers, key=lambda number: (-scored[number], number))

    def _exact_first(self, text: str, numbers: list[int]) -> list[int]:
        exact = self._numbers("SELECT number FROM location WHERE name_key = ? LIMIT 100", telling_key(text))
        chosen = frozenset(exact)
        return [*exact, *(number for number in numbers if number not in chosen)]

    def _by_spelling(self, text: str, *, leave_out: frozenset[int]) -> list[int]:
        weights = self._rarest_trigrams(telling_key(text).replace(" ", ""))
        if not weights:
            return []
        readings = " UNION ALL ".join([_READING] * len(weights))
        candidates = self._numbers(
            f"SELECT number FROM ({readings}) GROUP BY number ORDER BY sum(weight) DESC, number LIMIT ?",  # noqa: S608 - a literal repeated
            *(value for term, weight in weights.items() for value in (weight, f'"{term}"')),
            CANDIDATES,
        )
        scored = self._scored(text, [number for number in candidates if number not in leave_out])
        least = max(LIKE_ENOUGH, max(scored.values(), default=0.0) - NEAR_THE_BEST)
        near = [number for number, score in scored.items() if score >= least]
        return sorted(near, key=lambda number: (-scored[number], number))

    def _rarest_trigrams(self, letters: str) -> dict[str, float]:
        """Pieces of the text, the rarest first, with what each one says about a location that has it."""
        pieces = sorted({letters[at : at + 3] for at in range(len(letters) - 2)})
        rows = self._read(
            "SELECT term, locations FROM trigram WHERE term IN (SELECT value FROM json_each(?)) "
            "ORDER BY locations, term",
            json.dumps(pieces),
        )
        weights: dict[str, float] = {}
        readings = 0
        for term, locations in rows[:MOST_TRIGRAMS]:
            readings += locations
            if weights and readings > MOST_READINGS:
                break
            weights[term] = log((self.total + 1) / locations)
        return weights

    def _scored(self, text: str, numbers: Sequence[int]) -> dict[int, float]:
        rows = self._read(_KEYS, json.dumps(list(numbers)))
        candidates = {number: Keys(names.split(BETWEEN_KEYS), place.split()) for number, names, place in rows}
        return likenesses(telling_key(text), candidates)

    def _location(self, values: Sequence[Any]) -> PublicLocation:
        row = dict(zip(self._fields, values, strict=True))
        for name in _LISTS:
            row[name] = tuple(json.loads(row.get(name, "[]")))
        row["precision"] = Precision(row["precision"])
        row["status"] = LocationStatus(row["status"])
        return PublicLocation(**row)

    def _numbers(self, sql: str, *values: object) -> list[int]:
        return [number for (number,) in self._read(sql, *values)]

    def _read(self, sql: str, *values: Any) -> list[Any]:  # noqa: ANN401 - what SQLite takes and gives
        rows: list[Any] = self._connection().execute(sql, values).fetchall()
        return rows

    def _connection(self) -> sqlite3.Connection:
        """The connection of this thread."""
        if not hasattr(self._local, "connection"):
            self._local.connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
        connection: sqlite3.Connection = self._local.connection
        return connection


def what_is_asked(text: str) -> str:
    """What somebody typed, as characters that the index can know, and no longer than a question.

    One character may stand for many, so the length counts after they are written out.
    """
    known = text[:LONGEST_QUERY].encode("utf-8", "ignore").decode().replace("\0", " ")
    return unicodedata.normalize("NFKC", known)[:LONGEST_QUERY].strip()


@lru_cache(maxsize=4)
def open_index(path: Path) -> SearchIndex:
    """The search index at `path`; opened once, since an edition never changes."""
    return SearchIndex(path)


def _most_first(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
