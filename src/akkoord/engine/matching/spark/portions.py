"""Groups as they travel: to each block of texts those of which a member but the last is there.

One array of int32: kind, length and members of each group, one after the other.
"""

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.candidates.groups import Groups

HEAD = 2
"""Values before the members of a group."""
SPARSE = 16
"""With fewer members than one position in so many, sorting them takes less room than a table of all."""


def portions(groups: Groups, blocks: int, *, rows_in_block: int) -> Ragged:
    """For each block its groups; members of block `at` are `at * rows_in_block` and the next ones."""
    lengths = _lengths(groups.starts, groups.members, rows_in_block, blocks)
    starts = starts_of(lengths)
    return Ragged(starts, _filled(groups.starts, groups.members, groups.kinds, rows_in_block, starts))


def groups_in(values: Array) -> Groups:
    """The groups of portions that stand one after the other."""
    return Groups(*_read(values, _count(values)))


def distinct(members: Array, *, sparse: int = SPARSE) -> tuple[Array, Array]:
    """The distinct positions, ascending, and for each member (int32) its place among them."""
    span = members.max(initial=0) + 1
    if span > sparse * len(members):
        found, places = np.unique(members, return_inverse=True)
        return found, places.astype(np.int32)
    is_there = np.zeros(span, dtype=bool)
    is_there[members] = True
    place = np.cumsum(is_there, dtype=np.int32) - np.int32(1)
    return np.flatnonzero(is_there), place[members]


@kernel
def _lengths(starts: Array, members: Array, size: int, blocks: int) -> Array:
    lengths = np.zeros(blocks, dtype=np.int64)
    for group in range(len(starts) - 1):
        before = -1
        for place in range(starts[group], starts[group + 1] - 1):
            block = members[place] // size
            if block != before:
                lengths[block] += starts[group + 1] - starts[group] + HEAD
            before = block
    return lengths


@kernel
def _filled(starts: Array, members: Array, kinds: Array, size: int, begins: Array) -> Array:
    values = np.empty(begins[-1], dtype=np.int32)
    at = begins[:-1].copy()
    for group in range(len(starts) - 1):
        before = -1
        length = starts[group + 1] - starts[group]
        for place in range(starts[group], starts[group + 1] - 1):
            block = members[place] // size
            if block != before:
                values[at[block]], values[at[block] + 1] = kinds[group], length
                for other in range(length):
                    values[at[block] + HEAD + other] = members[starts[group] + other]
                at[block] += length + HEAD
            before = block
    return values


@kernel
def _count(values: Array) -> int:
    count, at = 0, 0
    while at < len(values):
        at += values[at + 1] + HEAD
        count += 1
    return count


@kernel
def _read(values: Array, count: int) -> tuple[Array, Array, Array]:
    starts = np.zeros(count + 1, dtype=np.int64)
    members = np.empty(len(values) - HEAD * count, dtype=np.int32)
    kinds = np.empty(count, dtype=np.uint8)
    at = 0
    for group in range(count):
        kinds[group], length = values[at], values[at + 1]
        for other in range(length):
            members[starts[group] + other] = values[at + HEAD + other]
        starts[group + 1] = starts[group] + length
        at += length + HEAD
    return starts, members, kinds
