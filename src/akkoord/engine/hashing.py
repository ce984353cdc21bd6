"""How does a word become a number that is the same in every batch, on every machine?"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel, kernel_part

FNV_START = np.uint64(0xCBF29CE484222325)
FNV_PRIME = np.uint64(0x100000001B3)
FIRST_MIX = np.uint64(0xFF51AFD7ED558CCD)
SECOND_MIX = np.uint64(0xC4CEB9FE1A85EC53)
HALF = np.uint64(33)


@kernel_part
def key_with_letter(key: np.uint64, letter: int) -> np.uint64:
    """The key of letters going on with another one: a step of FNV-1a from FNV_START on."""
    return (key ^ np.uint64(letter)) * FNV_PRIME


@inner_kernel
def finished(number: np.uint64) -> np.uint64:
    """A number of which every bit depends on every bit of `number` (finaliser of MurmurHash3)."""
    number = (number ^ (number >> HALF)) * FIRST_MIX
    number = (number ^ (number >> HALF)) * SECOND_MIX
    return number ^ (number >> HALF)


@inner_kernel
def joined_key(first: np.uint64, second: np.uint64) -> np.uint64:
    """One number for two in this order."""
    return finished(first * FNV_PRIME ^ second)


@kernel
def keys_of_letters(starts: Array, letters: Array) -> Array:
    """uint64 for each list of bytes: FNV-1a."""
    keys = np.empty(len(starts) - 1, dtype=np.uint64)
    for at in range(len(keys)):
        key = FNV_START
        for position in range(starts[at], starts[at + 1]):
            key = key_with_letter(key, letters[position])
        keys[at] = key
    return keys


@kernel
def hash_letters(starts: Array, letters: Array) -> Array:
    """uint64 for each list of bytes: FNV-1a, then mixed so that the high bits differ too."""
    keys = keys_of_letters(starts, letters)
    for at in range(len(keys)):
        keys[at] = finished(keys[at])
    return keys


@kernel
def finished_keys(keys: Array) -> Array:
    """uint64 for each key: mixed so that the high bits differ too."""
    mixed = np.empty(len(keys), dtype=np.uint64)
    for at in range(len(keys)):
        mixed[at] = finished(keys[at])
    return mixed
