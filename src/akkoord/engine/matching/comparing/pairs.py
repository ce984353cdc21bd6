"""All figures of many pairs."""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.matching.comparing.comparable import comparable
from akkoord.engine.matching.comparing.measures import MEASURES
from akkoord.engine.matching.comparing.weighing import NO_SCALE, new_room, weigh
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.taking import taken

CHUNK = 20_000
WORTH_THREADS = 2_000
"""From this many pairs on, a second thread saves more than it costs."""
FEW_OF = 8
"""Pairs of fewer than a quarter of all rows are compared apart from the others."""


def measure_pairs(rows: Descriptions, pairs: Array) -> Array:
    """Matrix pairs × MEASURES (float64, 0 to 1) for pairs of positions in `rows` (n × 2)."""
    rows, pairs = concerned(rows, pairs)
    ready, pairs = comparable(rows), np.ascontiguousarray(pairs, dtype=np.int64)
    out = np.zeros((len(pairs), len(MEASURES)), dtype=np.float64)

    def chunk(start: int) -> None:
        part = pairs[start : start + CHUNK]
        log_odds, flags = np.empty(len(part), dtype=np.float64), np.zeros(len(part), dtype=np.uint8)
        weigh(ready, part, NO_SCALE, new_room(ready.longest), out[start : start + CHUNK], log_odds, flags)

    with ThreadPoolExecutor(os.cpu_count() if len(pairs) >= WORTH_THREADS else 1) as pool:
        list(pool.map(chunk, range(0, len(pairs), CHUNK)))
    return out


def concerned(rows: Descriptions, pairs: Array) -> tuple[Descriptions, Array]:
    """The rows that stand in `pairs` and the pairs among these, where few of many rows do."""
    if len(pairs) * FEW_OF >= len(rows):
        return rows, pairs
    positions, at = np.unique(pairs, return_inverse=True)
    return taken(rows, positions), at.reshape(pairs.shape)
