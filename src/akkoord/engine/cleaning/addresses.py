"""Which words of an address tell where it is, which are its postal code, and which places does it lie in?"""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.gazetteer import (
    find_places,
    meant_places,
    places,
    with_standard_places,
    without_ways,
)
from akkoord.engine.cleaning.known_phrases import Phrases, phrases, standard_words_of_address
from akkoord.engine.cleaning.lexicon import NO_NUMBER, Words, has, is_small, number_of, word_of
from akkoord.engine.cleaning.names import put_words
from akkoord.engine.cleaning.postcodes import Postcodes, key_of_code, postcode_in, postcodes
from akkoord.engine.kernels import inner_kernel, kernel

LONGEST_STANDARD = 4
"""A word stands for so many words at most."""
COMMA = np.frombuffer(b",", dtype=np.uint8)


class ReadAddresses(NamedTuple):
    """What was read of addresses."""

    words: Ragged
    """int32: the words in their standard form."""
    places: Ragged
    """int32: the places (`gazetteer.places`) that it lies in, ascending."""


def read_addresses(words: Words, tokens: Ragged, countries: Array) -> ReadAddresses:
    """Read addresses by their tokens and the numbers of their countries."""
    known = places()
    found = without_ways(
        tokens.starts,
        tokens.values,
        find_places(tokens.starts, tokens.values, countries, words, known),
        words,
    )
    standard = with_standard_places(tokens.starts, tokens.values, found, words, known)
    return ReadAddresses(
        Ragged(*_placing_words(words, phrases(), *standard, countries)), Ragged(*meant_places(found, known))
    )


@kernel
def _placing_words(
    words: Words, known: Phrases, starts: Array, tokens: Array, countries: Array
) -> tuple[Array, Array]:
    """For each address its words in standard form, numbers arabic, without fillers such as `(blank)`."""
    rows = len(starts) - 1
    kept_starts = np.zeros(rows + 1, dtype=np.int64)
    kept = np.empty(LONGEST_STANDARD * len(tokens), dtype=np.int32)
    longest = 0
    for row in range(rows):
        longest = max(longest, starts[row + 1] - starts[row])
    scratch = np.empty(longest, dtype=np.int32)
    for row in range(rows):
        count = put_words(words, tokens[starts[row] : starts[row + 1]], scratch, 0)
        out = kept[kept_starts[row] :]
        count = standard_words_of_address(words, known, scratch[:count], countries[row], out)
        kept_starts[row + 1] = kept_starts[row] + _with_standard_numbers(words, out, count)
    return kept_starts, kept[: kept_starts[rows]].copy()


@inner_kernel
def _with_standard_numbers(words: Words, address: Array, count: int) -> int:
    """Write numbers one way, leave out what says that nothing is given; how many words remain."""
    kept = 0
    for at in range(count):
        word = address[at]
        if has(words, word, flags.IS_NOT_GIVEN):
            continue
        may_be_number = has(words, word, flags.IS_ROMAN_UNIT) or not is_small(
            words.letters[words.starts[word]]
        )
        number = number_of(words, word) if may_be_number else NO_NUMBER
        address[kept] = word if number == NO_NUMBER else number
        kept += 1
    return kept


def without_postcodes(words: Words, tokens: Ragged, countries: Array) -> tuple[Ragged, Array]:
    """The addresses with a comma for each word of their postal code, and the hash of the code, 0 for none."""
    values = tokens.values.copy()
    return Ragged(tokens.starts, values), _parted_codes(words, tokens.starts, values, countries, postcodes())


@inner_kernel
def _part_at_each(address: Array, word: int, comma: int) -> None:
    """Write a comma for each such word: a list that joins its columns gives the code twice."""
    for at in range(len(address)):
        if address[at] == word:
            address[at] = comma


@kernel
def _parted_codes(words: Words, starts: Array, tokens: Array, countries: Array, known: Postcodes) -> Array:
    codes = np.zeros(len(starts) - 1, dtype=np.uint64)
    comma = word_of(words, COMMA, 0, 1)
    for row in range(len(codes)):
        address = tokens[starts[row] : starts[row + 1]]
        start, end = postcode_in(words, address, countries[row], known)
        if end:
            codes[row] = key_of_code(words, address[start:end])
            if end == start + 1:
                _part_at_each(address, address[start], comma)
            address[start:end] = comma
    return codes
