"""Do the public texts name an organisation of the agreement?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from akkoord.engine.cleaning.search_keys import search_key, telling_key

SHORTEST_NAME = 3
"""Letters; a shorter name says nothing when it is found."""
REMEMBERED = 50_000
"""Texts whose answer is kept: towns and countries return, and the memory stays the same at any size."""


@dataclass(frozen=True, slots=True)
class PublicText:
    """A piece of text in an edition, with where it stands."""

    file: str
    place: str
    """Column, property or part of the file."""
    location_id: str
    """The location it belongs to, or "" outside the rows."""
    text: str


@dataclass(frozen=True, slots=True)
class NameFound:
    """An organisation's name that stands in a public text."""

    name: str
    file: str
    place: str
    location_id: str


class NameSearch:
    """Looks for many names at once, as whole words, whatever the capitals, accents and legal form."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_words = {tuple(key.split()): name for name in sorted(names) for key in _keys(name)}
        self._lengths: dict[str, list[int]] = {}
        for words in sorted(self._by_words, key=len, reverse=True):
            lengths = self._lengths.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))
        self._found_in = lru_cache(REMEMBERED)(self._look)

    def found_in(self, text: PublicText) -> list[NameFound]:
        """The names in a text, the longest where several begin at one word."""
        return [
            NameFound(name, text.file, text.place, text.location_id) for name in self._found_in(text.text)
        ]

    def _look(self, text: str) -> tuple[str, ...]:
        words = search_key(text).split()
        found, at = [], 0
        while at < len(words):
            length = next((n for n in self._lengths.get(words[at], ()) if self._is_at(words, at, n)), 0)
            if length:
                found.append(self._by_words[tuple(words[at : at + length])])
            at += length or 1
        return tuple(found)

    def _is_at(self, words: list[str], at: int, length: int) -> bool:
        return tuple(words[at : at + length]) in self._by_words


def names_in(texts: Iterable[PublicText], names: Iterable[str]) -> tuple[NameFound, ...]:
    """Where one of `names` stands in the texts."""
    search = NameSearch(names)
    return tuple(found for text in texts for found in search.found_in(text))


def _keys(name: str) -> set[str]:
    full, telling = search_key(name), telling_key(name)
    keys = {full, telling} if full.startswith(telling) else {full}
    return {key for key in keys if len(key.replace(" ", "")) >= SHORTEST_NAME}
