"""Which words of an address are its postal code? Each country has its shapes."""

from functools import cache
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.country_numbers import COUNTRIES, country_number
from akkoord.engine.cleaning.lexicon import (
    NO_NUMBER,
    Words,
    is_digit,
    is_small,
    key_with,
    length_of,
    letters_of,
    number_of,
)
from akkoord.engine.cleaning.tokens import is_sign
from akkoord.engine.cleaning.vocabulary import reference
from akkoord.engine.hash_tables import MISSING, HashTables, value_of
from akkoord.engine.hashing import FNV_START, finished, key_with_letter, keys_of_letters
from akkoord.engine.kernels import inner_kernel

SHORT_CODE_DIGITS = 4
"""A code this short is one only near the end of the address."""
LAST_WORDS = 5
LONG_HOUSE_NUMBERS = ("US", "PR")
"""Countries where a number of five digits that opens an address is that of the house."""

DIGIT = ord("9")
LETTER = ord("A")
BLANK = ord(" ")
HYPHEN = ord("-")
DOT = ord(".")
COLON = ord(":")
ZERO = ord("0")


class Postcodes(NamedTuple):
    """What the kernels know of postal codes, by country."""

    shapes: HashTables
    """The shapes of codes (`9999 AA`)."""
    has_short: Array
    """bool: whether four digits can be a code, perhaps one that lost its first zero."""
    has_long_houses: Array
    """bool: whether a number of five digits that opens an address is that of the house."""


@cache
def postcodes() -> Postcodes:
    """The postal codes of all countries."""
    shapes: list[dict[int, int]] = [{} for _ in range(COUNTRIES)]
    for shape, listed in reference("postcodes")["shapes"].items():
        for country in listed:
            shapes[country_number(country)][_key(shape.replace("-", " "))] = 1
    has_short = np.ones(COUNTRIES, dtype=np.bool_)
    has_short[[*map(country_number, reference("postcodes")["no short codes"])]] = False
    has_long_houses = np.zeros(COUNTRIES, dtype=np.bool_)
    has_long_houses[[*map(country_number, LONG_HOUSE_NUMBERS)]] = True
    return Postcodes(HashTables.of(shapes), has_short, has_long_houses)


def _key(shape: str) -> int:
    letters = letters_of([shape])
    return int(keys_of_letters(letters.starts, letters.values)[0])


@inner_kernel
def postcode_in(words: Words, tokens: Array, country: int, known: Postcodes) -> tuple[int, int]:
    """Where the last postal code among the tokens starts and ends; it ends at 0 where there is none."""
    for at in range(len(tokens) - 1, -1, -1):
        if is_numbered(words, tokens[at]):
            shape = _with_shape(words, FNV_START, tokens[at])
            second = at + 2 if is_sign(words, tokens, at + 1, HYPHEN) else at + 1
            if second < len(tokens):
                two = _with_shape(words, key_with_letter(shape, BLANK), tokens[second])
                is_known = value_of(known.shapes, country, two) != MISSING
                if is_known and _may_be_code(words, tokens, at, second, country, known):
                    return at, second + 1
            is_known = value_of(known.shapes, country, shape) != MISSING
            if is_known and _may_be_code(words, tokens, at, at, country, known):
                return at, at + 1
    return 0, 0


@inner_kernel
def is_numbered(words: Words, token: int) -> bool:
    """Whether the token is a number with a digit in it."""
    return not words.flags[token] & flags.IS_ALPHA and number_of(words, token) != NO_NUMBER


@inner_kernel
def _with_shape(words: Words, key: np.uint64, token: int) -> np.uint64:
    """The key of a shape that goes on with that of a word: 9 for a digit, A for a letter."""
    for at in range(words.starts[token], words.starts[token + 1]):
        letter = int(np.int64(words.letters[at]))
        if is_digit(letter):
            letter = DIGIT
        elif is_small(letter):
            letter = LETTER
        key = key_with_letter(key, letter)
    return key


@inner_kernel
def _may_be_code(
    words: Words, tokens: Array, first: int, second: int, country: int, known: Postcodes
) -> bool:
    """Whether it is no number that a sign announces, all zeros, or a short number far from the end."""
    if is_zero(words, tokens[first]) and is_zero(words, tokens[second]):
        return False
    before = first - 1
    if before >= 0 and (is_sign(words, tokens, before, DOT) or is_sign(words, tokens, before, COLON)):
        before -= 1
    if before >= 0 and words.flags[tokens[before]] & flags.NO_CODE_BEHIND:
        return False
    if first == 0 and known.has_long_houses[country]:
        return False
    length = length_of(words, tokens[first]) + (length_of(words, tokens[second]) if second > first else 0)
    return length > SHORT_CODE_DIGITS or first >= len(tokens) - LAST_WORDS


@inner_kernel
def is_zero(words: Words, token: int) -> bool:
    """Whether the token is made of zeros alone."""
    for at in range(words.starts[token], words.starts[token + 1]):
        if words.letters[at] != ZERO:
            return False
    return True


@inner_kernel
def key_of_code(words: Words, tokens: Array) -> np.uint64:
    """The hash of a code of these tokens without its hyphen."""
    key = FNV_START
    for at in range(len(tokens)):
        if not is_sign(words, tokens, at, HYPHEN):
            key = key_with(words, key, tokens[at])
    return finished(key)
