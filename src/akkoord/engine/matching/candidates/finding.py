"""All pairs of rows that are worth comparing, on the threads of one machine."""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.candidates.groups import groups_of
from akkoord.engine.matching.candidates.sharing import by_first_member, sharing_pairs
from akkoord.engine.matching.candidates.strengths import strengths_of
from akkoord.engine.matching.candidates.texts import (
    LOWER,
    LOWER_HALF,
    pairs_of_rows,
    strengths_of_texts,
    texts_of,
)
from akkoord.engine.matching.descriptions import Descriptions

Pairs = npt.NDArray[np.int32]
"""Two columns of positions, left < right, sorted, each pair once."""


def candidate_pairs(rows: Descriptions, *, threads: int = 0) -> Pairs:
    """Pairs of positions in `rows` to compare, found on `threads` threads (0: one for each core).

    The order of `rows` changes nothing but the numbering.
    """
    if not len(rows):
        return np.empty((0, 2), dtype=np.int32)
    texts = texts_of(rows.text)
    threads = threads or os.cpu_count() or 1
    with ThreadPoolExecutor(threads) as workers:
        groups = groups_of(rows, texts.of_row, len(texts), workers)
        strengths = workers.submit(strengths_of, rows.arrays, rows.vocabulary.keys)
        groups = by_first_member(groups, len(texts))
    pairs = sharing_pairs(groups, strengths_of_texts(texts, strengths.result()), threads)
    return unpacked(pairs_of_rows(texts, pairs))


def unpacked(packed: npt.NDArray[np.uint64]) -> Pairs:
    """Two columns from pairs in one number each."""
    pairs = np.empty((len(packed), 2), dtype=np.int32)
    pairs[:, 0] = packed >> LOWER_HALF
    pairs[:, 1] = packed & LOWER
    return pairs
