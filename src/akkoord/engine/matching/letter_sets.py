"""Which letters does a word have? A number that rules most words out before their letters are compared."""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel

ANY_LETTER = ord("?")
"""Stands for a lost letter."""
BLANK = ord(" ")
SYMBOLS = 38
"""Letters, digits, a lost letter, and everything else."""
ONE = np.uint64(1)


def _symbols() -> Array:
    """Letters, digits, lost letter and everything else as small numbers."""
    table = np.full(256, SYMBOLS - 1, dtype=np.uint8)
    for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789?"):
        table[ord(letter)] = at
    return table


SYMBOL = _symbols()
LOST = int(SYMBOL[ANY_LETTER])
HAS_LOST = ONE << np.uint64(LOST)


@kernel
def letter_sets(starts: Array, letters: Array) -> Array:
    """uint64 for each list of letters: a bit for each that it has."""
    sets = np.zeros(len(starts) - 1, dtype=np.uint64)
    for at in range(len(sets)):
        for place in range(starts[at], starts[at + 1]):
            sets[at] |= ONE << np.uint64(SYMBOL[letters[place]])
    return sets


@kernel
def count_of(bits: np.uint64) -> int:
    """How many bits are set."""
    found = 0
    while bits:
        bits &= bits - ONE
        found += 1
    return found
