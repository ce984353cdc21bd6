"""Where in a row of words is a place named?"""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.gazetteer.tables import ANYWHERE, BEGINNING_ONLY, LONGEST_BEGINNING, Places
from akkoord.engine.cleaning.lexicon import Words, key_with, word_of
from akkoord.engine.cleaning.word_flags import IS_ASKED_FOR_PLACE, STARTS_PLACE
from akkoord.engine.hash_tables import HashTables, value_of
from akkoord.engine.hashing import FNV_START, key_with_letter
from akkoord.engine.kernels import inner_kernel, kernel

MOST_TOKENS = 5
"""`ho chi minh city`; a hyphen counts as one."""


class Found(NamedTuple):
    """Names of places in rows of tokens, from left to right, row by row."""

    starts: Array
    """int64, one more than there are rows."""
    at: Array
    """int64: the first token of each name."""
    end: Array
    name: Array
    """int32: the name in `Places`."""


@kernel
def find_places(starts: Array, tokens: Array, countries: Array, words: Words, places: Places) -> Found:
    """The names of places among the tokens of each row, the longest first."""
    rows = len(starts) - 1
    most = starts[rows] - starts[0]
    found = Found(
        np.zeros(rows + 1, dtype=np.int64),
        np.empty(most, dtype=np.int64),
        np.empty(most, dtype=np.int64),
        np.empty(most, dtype=np.int32),
    )
    count = 0
    for row in range(rows):
        at = starts[row]
        while at < starts[row + 1]:
            if not starts_place(words, tokens[at], places):
                at += 1
                continue
            end, name = _name_at(tokens, at, starts[row + 1], countries[row], words, places)
            if name == BEGINNING_ONLY:
                at += 1
                continue
            found.at[count], found.end[count], found.name[count] = at, end, name
            count += 1
            at = end
        found.starts[row + 1] = count
    return Found(found.starts, found.at[:count].copy(), found.end[:count].copy(), found.name[:count].copy())


@inner_kernel
def starts_place(words: Words, token: int, places: Places) -> bool:
    """Whether the name of a place in any country can begin with the token; asked once a word."""
    if not words.flags[token] & IS_ASKED_FOR_PLACE:
        words.flags[token] |= IS_ASKED_FOR_PLACE
        if value_of(table_of(places), ANYWHERE, words.keys[token]) >= 0:
            words.flags[token] |= STARTS_PLACE
    return bool(words.flags[token] & STARTS_PLACE != 0)


@inner_kernel
def table_of(places: Places) -> HashTables:
    """The names of places and their beginnings."""
    return HashTables(places.table_starts, places.table_keys, places.table_names)


@inner_kernel
def _name_at(tokens: Array, at: int, end: int, country: int, words: Words, places: Places) -> tuple[int, int]:
    """Where the longest name of a place from `at` on ends, and which one it is."""
    table = table_of(places)
    key = words.keys[tokens[at]]
    name = value_of(table, country, key)
    if name < 0:
        return at, BEGINNING_ONLY
    longest = at + 1
    if not places.alone[name]:
        name = BEGINNING_ONLY
    beginning = _beginning(words, FNV_START, 0, tokens[at])
    length = words.starts[tokens[at] + 1] - words.starts[tokens[at]]
    for following in range(at + 1, min(at + MOST_TOKENS, end)):
        token = tokens[following]
        if is_hyphen(words, token):
            continue
        beginning = _beginning(words, beginning, length, token)
        key = key_with(words, key, token)
        length += words.starts[token + 1] - words.starts[token]
        together = value_of(table, country, key)
        if together > BEGINNING_ONLY and places.spaced[together]:
            longest, name = following + 1, together
        if value_of(table, country, beginning) < 0:
            break
    return longest, name


@inner_kernel
def is_hyphen(words: Words, token: int) -> bool:
    """Whether the token is a hyphen."""
    start = words.starts[token]
    return bool(words.letters[start] == ord("-") and words.starts[token + 1] == start + 1)


@inner_kernel
def _beginning(words: Words, key: np.uint64, length: int, token: int) -> np.uint64:
    """The key of the first LONGEST_BEGINNING letters of so many and those of a token."""
    start = words.starts[token]
    end = min(words.starts[token + 1], start + LONGEST_BEGINNING - length)
    for at in range(start, end):
        key = key_with_letter(key, words.letters[at])
    return key


@kernel
def with_standard_places(
    starts: Array, tokens: Array, found: Found, words: Words, places: Places
) -> tuple[Array, Array]:
    """The rows with each place as one word for all its spellings."""
    rows = len(starts) - 1
    kept_starts = np.zeros(rows + 1, dtype=np.int64)
    kept = np.empty(starts[rows] - starts[0], dtype=np.int32)
    count = 0
    for row in range(rows):
        at = starts[row]
        for each in range(found.starts[row], found.starts[row + 1]):
            count = put_all(kept, count, tokens, at, found.at[each])
            kept[count] = _standard(found.name[each], words, places)
            count += 1
            at = found.end[each]
        count = put_all(kept, count, tokens, at, starts[row + 1])
        kept_starts[row + 1] = count
    return kept_starts, kept[:count].copy()


@inner_kernel
def put_all(kept: Array, count: int, tokens: Array, start: int, end: int) -> int:
    """Put tokens behind the `count` that are kept already; how many there are then."""
    for at in range(start, end):
        kept[count] = tokens[at]
        count += 1
    return count


@inner_kernel
def _standard(name: int, words: Words, places: Places) -> int:
    start, end = places.standard_starts[name], places.standard_starts[name + 1]
    return word_of(words, places.standard_letters, start, end)
