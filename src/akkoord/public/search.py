"""Find locations in an edition by name, other name, place or identifier, whatever the spelling."""

import logging
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.search_keys import telling_key
from akkoord.engine.disclosure import PublicLocation
from akkoord.engine.disclosure.edition_folder import DATABASE
from akkoord.engine.finding.locations import findable, names_of
from akkoord.engine.finding.reading import Index
from akkoord.engine.finding.reading import open_index as open_arrays
from akkoord.engine.finding.searching import Found, find
from akkoord.engine.finding.writing import write_index
from akkoord.public.edition_rows import EditionRows
from akkoord.public.narrowing import EVERYTHING, Choice, Counts, Narrowing

LONGEST_QUERY = 200

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hit:
    """A location that was found."""

    location: PublicLocation
    is_similar: bool
    """Found by a similar spelling only."""
    other_name: str = ""
    """The name by which it was found, where that is not the first one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of hits, with how many there are in all."""

    total: int
    hits: tuple[Hit, ...]
    counts: Counts
    guess: str = ""
    """What may have been meant, where what was typed is not found as it stands."""

    @property
    def countries(self) -> dict[str, int]:
        """Country → hits without the choice of a country, the most first."""
        return dict(self.counts.countries)


class SearchIndex:
    """What finds the locations of one edition, read-only."""

    def __init__(self, path: Path) -> None:
        self._rows = EditionRows(path.with_name(DATABASE))
        self._index = open_arrays(path) if path.exists() else _index_of_old_edition(self._rows)
        self._narrowing = Narrowing(self._index, self._rows.countries())
        self._whole_list = find(self._index, "")
        self.location, self.successor = self._rows.location, self._rows.successor
        self.locations, self.points = self._rows.locations, self._rows.points
        self.identifiers = self._rows.identifiers

    def search(self, text: str, *, choice: Choice = EVERYTHING, first: int = 0, size: int = 25) -> Answer:
        """The hits from number `first` on, at most `size`; no text means the whole list."""
        found, every, chosen = self._found(text, choice)
        return Answer(
            total=len(chosen),
            hits=self._hits(found, _page(found, chosen, first, size)),
            counts=self._narrowing.counts(every, choice),
            guess=found.guess,
        )

    def first_hits(self, text: str, *, size: int) -> tuple[Hit, ...]:
        """The best few, without counting anything."""
        found, _, chosen = self._found(text, EVERYTHING)
        return self._hits(found, _page(found, chosen, 0, size))

    def _found(self, text: str, choice: Choice) -> tuple[Found, Array, Array]:
        """What was found, all hits as ascending numbers, and those with everything that was chosen."""
        found = self._asked(what_is_asked(text))
        every = np.union1d(found.exact, found.similar).astype(np.int64) if found.similar else found.exact
        return found, every, self._narrowing.narrowed(every, choice)

    def _asked(self, text: str) -> Found:
        key = telling_key(text)
        identifier = "".join(letter for letter in text.upper() if letter.isalnum())
        numbers = self._rows.numbers_of(identifier) if identifier else []
        if numbers or (text and not key):
            return Found(self._index, "", np.array(numbers, dtype=np.int64), np.empty(0))
        return find(self._index, key) if key else self._whole_list

    def _hits(self, found: Found, numbers: Sequence[int]) -> tuple[Hit, ...]:
        similar = frozenset(found.similar)
        return tuple(
            Hit(row, number in similar, _other_name(row, found.names.get(number, 0)))
            for number, row in zip(numbers, self._rows.locations(numbers), strict=True)
        )


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


def _index_of_old_edition(rows: EditionRows) -> Index:
    """Editions of earlier releases came without an index: it is made when one is opened."""
    log.warning("index made")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.index"
        write_index(path, findable(rows.all(), rows.redirects()))
        return open_arrays(path)


def _page(found: Found, chosen: Array, first: int, size: int) -> list[int]:
    """Those on a page, in their order: all words found first, then similar spellings."""
    if not found.key:
        return [int(number) for number in chosen[first : first + size]]
    exact = np.setdiff1d(chosen, found.similar) if found.similar else chosen
    inside = frozenset(chosen.tolist()) if found.similar else frozenset()
    similar = [number for number in found.similar if number in inside]
    return (found.best_first(exact, first + size) + similar)[first : first + size]


def _other_name(row: PublicLocation, which: int) -> str:
    return names_of(row)[which] if which else ""
