"""Which words of a name name its country, and so tell nothing?"""

from collections.abc import Mapping
from functools import cache

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.countries.names import names_of_one_word
from akkoord.engine.cleaning.country_numbers import NO_COUNTRY, country_number
from akkoord.engine.cleaning.lexicon import Words, is_small, letters_of
from akkoord.engine.cleaning.prepared_arrays import PreparedArrays
from akkoord.engine.hash_tables import MISSING, HashTables, value_of
from akkoord.engine.hashing import FNV_START, key_with_letter, keys_of_letters
from akkoord.engine.kernels import inner_kernel

SHORTEST_COUNTRY = 5
LEFT_OUT = np.frombuffer(b"the", dtype=np.uint8)
"""Letters that names of countries are looked up without, wherever they stand (`countries.names.squeezed`)."""
IN_FIRST_LANGUAGES, AS_WORD, IN_ALL_LANGUAGES = range(3)


@inner_kernel
def without_country(words: Words, names: HashTables, name: Array, country: int) -> int:
    """Leave the country's own name out of a name's words; how many remain.

    All stay where it alone tells.
    """
    if len(name) <= 1 or country == NO_COUNTRY:
        return len(name)
    count, tells = 0, False
    for word in name:
        if not _names_country(words, names, word, country):
            count += 1
            tells |= words.flags[word] & flags.IS_COMMON_IN_NAMES == 0
    if count == len(name) or not tells:
        return len(name)
    count = 0
    for word in name:
        if not _names_country(words, names, word, country):
            name[count] = word
            count += 1
    return count


@inner_kernel
def _names_country(words: Words, names: HashTables, word: int, country: int) -> bool:
    start, end = words.starts[word], words.starts[word + 1]
    if end - start < SHORTEST_COUNTRY:
        return False
    key = _squeezed_key(words.letters, start, end)
    if key == FNV_START:
        return False
    found = value_of(names, IN_FIRST_LANGUAGES, key)
    if found == MISSING and words.flags[word] & flags.IS_ALPHA:
        found = value_of(names, AS_WORD, words.keys[word])
    if found == MISSING:
        found = value_of(names, IN_ALL_LANGUAGES, key)
    return found == country


@inner_kernel
def _squeezed_key(letters: Array, start: int, end: int) -> np.uint64:
    """The key of the letters alone, without `the`."""
    key = FNV_START
    at = start
    while at < end:
        if (
            at + 2 < end
            and letters[at] == LEFT_OUT[0]
            and letters[at + 1] == LEFT_OUT[1]
            and letters[at + 2] == LEFT_OUT[2]
        ):
            at += 3
            continue
        if is_small(letters[at]):
            key = key_with_letter(key, letters[at])
        at += 1
    return key


def _worked_out() -> Mapping[str, Array]:
    tables = [_by_key(table) for table in names_of_one_word()]
    found = HashTables.of(tables)
    return {part: getattr(found, part) for part in found._fields}


def _by_key(names: Mapping[str, str]) -> dict[int, int]:
    letters = letters_of(names)
    keys = keys_of_letters(letters.starts, letters.values).tolist()
    return dict(zip(keys, map(country_number, names.values()), strict=True))


_NAMES = PreparedArrays(_worked_out)


@cache
def country_words() -> HashTables:
    """Names of countries of one word: in the first languages, as a word, in all languages."""
    return HashTables(*(_NAMES[part] for part in HashTables._fields))
