"""Do the public texts name an organisation of the agreement?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from akkoord.engine.cleaning.search_keys import search_key, telling_key

SHORTEST_NAME = 3
"""Letters; a shorter name says nothing when it is found."""


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


def names_in(texts: Iterable[PublicText], names: Iterable[str]) -> tuple[NameFound, ...]:
    """Where one of `names` stands as whole words, whatever the capitals, accents and legal form."""
    by_key = {key: name for name in sorted(names) for key in _keys(name)}
    if not by_key:
        return ()
    longest_first = sorted(by_key, key=lambda key: (-len(key), key))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    found: dict[str, list[str]] = {}  # a text stands in several files; it is searched once
    named: list[NameFound] = []
    for text in texts:
        if text.text not in found:
            found[text.text] = [by_key[match.group()] for match in pattern.finditer(search_key(text.text))]
        named += [NameFound(name, text.file, text.place, text.location_id) for name in found[text.text]]
    return tuple(named)


def _keys(name: str) -> set[str]:
    full, telling = search_key(name), telling_key(name)
    keys = {full, telling} if full.startswith(telling) else {full}
    return {key for key in keys if len(key.replace(" ", "")) >= SHORTEST_NAME}
