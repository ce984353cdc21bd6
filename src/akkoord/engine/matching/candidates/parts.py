"""The steps of `candidate_pairs` for a cluster of machines, where keys and pairs are shuffled between them.

`keys_of` a part of the rows → all entries of a key to one machine → `pairs_of` them → all points of a pair
to one machine → `enough_shared`. Owners are texts (`texts.texts_of`, or any numbers that rows with the same
text have in common), and `texts.pairs_of_rows` brings the pairs back to rows.
"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.candidates.keys import MOST_KEYS, keys_of_row, new_room
from akkoord.engine.matching.candidates.kinds import CAP_OF_KIND, KIND_BITS, POINTS, SHARE
from akkoord.engine.matching.candidates.texts import LOWER, LOWER_HALF, packed_pair
from akkoord.engine.matching.descriptions import Descriptions, RowArrays

KIND_MASK = np.uint64((1 << KIND_BITS) - 1)


def keys_of(rows: Descriptions) -> tuple[Array, Array]:
    """All keys of rows (uint64) and the positions of their rows (int32); a few are there twice."""
    return _all_keys(rows.arrays, rows.vocabulary.keys)


def pairs_of(keys: Array, owners: Array) -> tuple[Array, Array]:
    """Packed pairs of owners (uint64) with the points that they share, from all owners of some keys.

    Of the same pair there may be several entries: their points are to be added up.
    """
    order = np.lexsort((owners, keys))
    return _pairs(keys[order], owners[order], CAP_OF_KIND, POINTS)


def enough_shared(pairs: Array, points: Array, strengths: Array) -> Array:
    """The pairs that share enough, sorted, from all entries of each pair and the strength of each owner."""
    found, whose = np.unique(pairs, return_inverse=True)
    total = np.bincount(whose, weights=points, minlength=len(found))
    poorer = np.minimum(strengths[found >> LOWER_HALF], strengths[found & LOWER])
    return np.asarray(found[total * SHARE >= poorer])


@kernel
def _all_keys(rows: RowArrays, words: Array) -> tuple[Array, Array]:
    room, found = new_room(), np.empty(MOST_KEYS, dtype=np.uint64)
    total = 0
    for row in range(len(rows.country)):
        total += keys_of_row(rows, words, row, room, found)
    keys, owners = np.empty(total, dtype=np.uint64), np.empty(total, dtype=np.int32)
    at = 0
    for row in range(len(rows.country)):
        for place in range(keys_of_row(rows, words, row, room, found)):
            keys[at], owners[at] = found[place], row
            at += 1
    return keys, owners


@kernel
def _distinct(keys: Array, owners: Array, start: int) -> tuple[int, int]:
    """Where the group that begins at `start` ends, and how many distinct owners it has."""
    end, count = start + 1, 1
    while end < len(keys) and keys[end] == keys[start]:
        count += owners[end] != owners[end - 1]
        end += 1
    return end, count


@kernel
def _pairs(keys: Array, owners: Array, caps: Array, points: Array) -> tuple[Array, Array]:
    total, start = 0, 0
    while start < len(keys):
        end, count = _distinct(keys, owners, start)
        if count <= caps[keys[start] & KIND_MASK]:
            total += count * (count - 1) // 2
        start = end
    pairs, told = np.empty(total, dtype=np.uint64), np.empty(total, dtype=np.int32)
    at, start = 0, 0
    while start < len(keys):
        end, count = _distinct(keys, owners, start)
        kind = keys[start] & KIND_MASK
        for right in range(start + 1, end if count <= caps[kind] else start):
            if owners[right] == owners[right - 1]:
                continue
            for left in range(start, right):
                if left == start or owners[left] != owners[left - 1]:
                    pairs[at], told[at] = packed_pair(owners[left], owners[right]), points[kind, count]
                    at += 1
        start = end
    return pairs, told
