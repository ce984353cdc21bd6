"""Numbers by keys, for kernels: a look-up reads one place or two of a flat array."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

import numpy as np

from akkoord.engine.arrays import Array, starts_of
from akkoord.engine.hashing import finished
from akkoord.engine.kernels import inner_kernel, kernel

MISSING = -1
FREE = np.uint64(0)
"""The key of a free place; no word has it (that a hash is nought is as likely as that two are equal)."""


class HashTables(NamedTuple):
    """Tables beside each other, one a country or one in all: open addressing, each at most half full."""

    starts: Array
    """int64, one more than there are tables; the size of each is a power of two, or nought."""
    keys: Array
    """uint64"""
    values: Array
    """int32"""

    @classmethod
    def of(cls, tables: Sequence[Mapping[int, int]]) -> Self:
        """From numbers by keys; no number is negative."""
        sizes = [1 << (2 * len(table) - 1).bit_length() if table else 0 for table in tables]
        made = cls(
            starts_of(np.array(sizes, dtype=np.int64)),
            np.zeros(sum(sizes), dtype=np.uint64),
            np.full(sum(sizes), MISSING, dtype=np.int32),
        )
        for at, table in enumerate(tables):
            keys = np.fromiter(table.keys(), np.uint64, len(table))
            _put_all(made, at, keys, np.fromiter(table.values(), np.int32, len(table)))
        return made


@inner_kernel
def _place_of(tables: HashTables, at: int, key: np.uint64) -> int:
    """Where the key stands in table `at`, or the free place where it would; the table is not empty."""
    start = tables.starts[at]
    last = tables.starts[at + 1] - start - 1
    place = np.int64(finished(key) & np.uint64(last))
    while tables.keys[start + place] not in (key, FREE):
        place = (place + 1) & last
    return int(start + place)


@inner_kernel
def value_of(tables: HashTables, at: int, key: np.uint64) -> int:
    """The number that table `at` has for the key, or MISSING."""
    if tables.starts[at] == tables.starts[at + 1]:
        return MISSING
    place = _place_of(tables, at, key)
    return int(tables.values[place]) if tables.keys[place] == key else MISSING


@kernel
def _put_all(tables: HashTables, at: int, keys: Array, values: Array) -> None:
    for each in range(len(keys)):
        place = _place_of(tables, at, keys[each])
        tables.keys[place] = keys[each]
        tables.values[place] = values[each]
