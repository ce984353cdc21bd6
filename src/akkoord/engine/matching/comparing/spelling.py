"""The words of all rows, each with what rules most others out before letters are compared."""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel
from akkoord.engine.matching.letter_sets import ONE, SYMBOL, SYMBOLS

WORD_LETTERS, WORD_TOUCHING = 0, 1
"""Columns of `Spelling.signs`."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_TOP_SIX = np.uint64(58)


class Spelling(NamedTuple):
    """All distinct words."""

    starts: Array
    letters: Array
    signs: Array
    """uint64 by word: a bit for each letter that it has, a bit (of 64) for each two letters that touch."""


@inner_kernel
def letter_bit(letter: int) -> np.uint64:
    """The bit of a letter."""
    return ONE << np.uint64(SYMBOL[letter])


@inner_kernel
def touching_bit(letter: int, following: int) -> np.uint64:
    """The bit of two letters that touch; a few others have the same."""
    both = np.uint64(SYMBOL[letter] * SYMBOLS + SYMBOL[following])
    return ONE << ((both * _SPREAD) >> _TOP_SIX)


@inner_kernel
def touching_letters(letters: Array, start: int, end: int) -> np.uint64:
    """The bits of all letters that touch between two places of a text."""
    bits = np.uint64(0)
    for at in range(start, end - 1):
        bits |= touching_bit(letters[at], letters[at + 1])
    return bits


@kernel
def _signs(starts: Array, letters: Array) -> Array:
    signs = np.zeros((len(starts) - 1, 2), dtype=np.uint64)
    for word in range(len(signs)):
        for place in range(starts[word], starts[word + 1]):
            signs[word, WORD_LETTERS] |= letter_bit(letters[place])
        signs[word, WORD_TOUCHING] = touching_letters(letters, starts[word], starts[word + 1])
    return signs


def spelling_of(starts: Array, letters: Array) -> Spelling:
    """The spelling of words with these letters."""
    return Spelling(starts, letters, _signs(starts, letters))
