"""Which letters does a word have? A number that rules most words out before their letters are compared."""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel

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
_TWO, _FOUR, _REST = np.uint64(2), np.uint64(4), np.uint64(56)
_TWOS, _FOURS = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333)
_EIGHTS, _SUM = np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(0x0101010101010101)


@inner_kernel
def count_of(bits: np.uint64) -> int:
    """How many bits are set: of each two, of each four, of each eight, of all."""
    bits -= (bits >> ONE) & _TWOS
    bits = (bits & _FOURS) + ((bits >> _TWO) & _FOURS)
    bits = (bits + (bits >> _FOUR)) & _EIGHTS
    return int((bits * _SUM) >> _REST)
