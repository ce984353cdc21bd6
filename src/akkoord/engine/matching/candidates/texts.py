"""Rows with the same text are searched for once: a text repeated ten thousand times is one among the keys."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.grouped import grouped
from akkoord.engine.kernels import kernel

ALL_WITH_ALL = 1024
"""Up to so many pairs of rows stand for one pair of texts; beyond, each row meets the first of the others."""

SAMPLED = 1_000
"""One pair of so many tells where the middle of all lies."""

LOWER_HALF = np.uint64(32)
LOWER = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Texts:
    """The distinct texts of rows, in the order of their first row."""

    of_row: Array
    """int32, the text of each row."""
    rows: Ragged
    """int32, the rows of each text, ascending."""

    def __len__(self) -> int:
        return len(self.rows)


def texts_of(hashes: Array) -> Texts:
    """The texts with these hashes (one a row)."""
    _, first_rows, numbered = np.unique(hashes, return_index=True, return_inverse=True)
    place = np.empty(len(first_rows), dtype=np.int32)
    place[np.argsort(first_rows, kind="stable")] = np.arange(len(first_rows), dtype=np.int32)
    of_row = place[numbered]
    return Texts(of_row, grouped(of_row, len(first_rows)))


def strengths_of_texts(texts: Texts, strengths: Array) -> Array:
    """The strength of each text: that of its poorest row, should punctuation have made its rows differ."""
    return np.asarray(np.minimum.reduceat(strengths[texts.rows.values], texts.rows.starts[:-1]))


def pairs_of_rows(texts: Texts, pairs: Array) -> Array:
    """Pairs of rows (packed, sorted): those of equal text, and those of each pair of texts (packed)."""
    starts, rows = texts.rows.starts, texts.rows.values
    equal, across = _counted(starts, pairs)
    packed = np.empty(equal + across, dtype=np.uint64)
    _filled(starts, rows, pairs, packed)
    return _ascending(packed)


def _ascending(packed: Array) -> Array:
    """The pairs in their order; two threads sort a half each."""
    middle = np.median(packed[::SAMPLED].astype(np.float64)) if len(packed) > SAMPLED else 0.0
    is_low = packed < np.uint64(middle)
    halves = packed[is_low], packed[~is_low]
    with ThreadPoolExecutor() as workers:
        list(workers.map(np.ndarray.sort, halves))
    return np.concatenate(halves)


@kernel
def packed_pair(left: int, right: int) -> np.uint64:
    """Two positions in one number; the smaller is the upper half."""
    return np.uint64(min(left, right)) << LOWER_HALF | np.uint64(max(left, right))


@kernel
def _sizes(starts: Array, pair: np.uint64) -> tuple[int, int]:
    """How many rows the two texts of a pair have."""
    left, right = np.int64(pair >> LOWER_HALF), np.int64(pair & LOWER)
    return starts[left + 1] - starts[left], starts[right + 1] - starts[right]


@kernel
def _counted(starts: Array, pairs: Array) -> tuple[int, int]:
    equal, across = 0, 0
    for text in range(len(starts) - 1):
        size = starts[text + 1] - starts[text]
        every = size * (size - 1) // 2
        equal += every if every <= ALL_WITH_ALL else 2 * size - 3
    for pair in pairs:
        here, there = _sizes(starts, pair)
        across += here * there if here * there <= ALL_WITH_ALL else here + there - 1
    return equal, across


@kernel
def _filled(starts: Array, rows: Array, pairs: Array, packed: Array) -> None:
    at = 0
    for text in range(len(starts) - 1):
        start, end = starts[text], starts[text + 1]
        is_few = (end - start) * (end - start - 1) // 2 <= ALL_WITH_ALL
        for second in range(start + 1, end):
            packed[at] = packed_pair(rows[start], rows[second])
            at += 1
            for first in range(start + 1 if is_few else max(start + 1, second - 1), second):
                packed[at] = packed_pair(rows[first], rows[second])
                at += 1
    for pair in pairs:
        here, there = _sizes(starts, pair)
        left, right = starts[np.int64(pair >> LOWER_HALF)], starts[np.int64(pair & LOWER)]
        is_few = here * there <= ALL_WITH_ALL
        for first in range(here):
            for second in range(there):
                if is_few or first == 0 or second == 0:
                    packed[at] = packed_pair(rows[left + first], rows[right + second])
                    at += 1
