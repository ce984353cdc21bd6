"""All figures of a pair: the kernels that compare two rows."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.comparing.addresses import compare_addresses
from akkoord.engine.matching.comparing.letters import BLOCKS, LETTERS_IN_WORD
from akkoord.engine.matching.comparing.measures import (
    ADDRESS_MISSING,
    MEASURES,
    NAME_NOT_ENOUGH,
    NAMES_TOLD,
    NAMES_TOLD_ALONE,
    NEAR,
    NEAR_TOLD,
    NEAR_UNADDRESSED,
    SAME_TEXT,
    TELLING_LIKENESS_ALONE,
)
from akkoord.engine.matching.comparing.names import compare_names, compare_other_names
from akkoord.engine.matching.comparing.numbers import compare_numbers
from akkoord.engine.matching.comparing.places import (
    NEAR_ENOUGH,
    compare_identifiers,
    compare_places,
    compare_towns,
)
from akkoord.engine.matching.comparing.words import MOST_TOLD
from akkoord.engine.matching.descriptions import Descriptions, RowArrays
from akkoord.engine.matching.letter_sets import SYMBOLS

LONGEST = BLOCKS * LETTERS_IN_WORD
"""Letters of a name or an address that are compared."""
ENOUGH_TOLD = 0.2
"""What the shared words of all names must tell at least where no address can be compared."""
CHUNK = 20_000
WORTH_THREADS = 2_000
"""From this many pairs on, a second thread saves more than it costs."""

Choose = Callable[[Array], Array]
"""Measures without those of the words of addresses → bool by pair: is the rest worth measuring?"""


@kernel
def _measure_all_but_addresses(rows: RowArrays, lefts: Array, rights: Array, out: Array) -> None:
    """Fill `out` (pairs × MEASURES, zeros) for the rows at the positions `lefts` and `rights`."""
    masks = np.zeros((BLOCKS, SYMBOLS), dtype=np.uint64)
    scratch = np.zeros((2, LONGEST), dtype=np.uint8)
    for at in range(len(lefts)):
        left, right, line = lefts[at], rights[at], out[at]
        compare_names(rows, left, right, masks, scratch, line)
        compare_other_names(rows, left, right, masks, scratch, line)
        compare_towns(rows, left, right, line)
        compare_numbers(rows, left, right, line)
        compare_identifiers(rows, left, right, line)
        compare_places(rows, left, right, line)
        line[SAME_TEXT] = 1.0 if rows.text[left] == rows.text[right] else 0.0
        are_given = (
            rows.address_starts[left + 1] > rows.address_starts[left]
            and rows.address_starts[right + 1] > rows.address_starts[right]
        )
        is_placed = are_given or line[SAME_TEXT] > 0 or line[NEAR] >= NEAR_ENOUGH
        line[ADDRESS_MISSING] = 0.0 if is_placed else 1.0
        line[NEAR_TOLD] = line[NEAR] * min(1.0, MOST_TOLD * line[NAMES_TOLD])
        line[NEAR_UNADDRESSED] = 0.0 if are_given else line[NEAR]
        line[NAMES_TOLD_ALONE] = 0.0 if is_placed else line[NAMES_TOLD]
        is_telling = line[NAMES_TOLD] >= ENOUGH_TOLD
        line[NAME_NOT_ENOUGH] = 0.0 if is_placed or is_telling else 1.0
        if is_placed:
            line[TELLING_LIKENESS_ALONE] = 0.0


@kernel
def _measure_addresses(rows: RowArrays, lefts: Array, rights: Array, chosen: Array, out: Array) -> None:
    """Fill in the measures of addresses for the chosen pairs."""
    masks = np.zeros((BLOCKS, SYMBOLS), dtype=np.uint64)
    scratch = np.zeros((2, LONGEST), dtype=np.uint8)
    for at in range(len(lefts)):
        if chosen[at]:
            compare_addresses(rows, lefts[at], rights[at], masks, scratch, out[at])


def _every(measures: Array) -> Array:
    return np.ones(len(measures), dtype=np.bool_)


def measure_chunk(rows: RowArrays, pairs: Array, choose: Choose = _every) -> Array:
    """Matrix pairs × MEASURES for pairs of positions (n × 2); all of those that are chosen."""
    out = np.zeros((len(pairs), len(MEASURES)), dtype=np.float64)
    lefts, rights = (np.ascontiguousarray(pairs[:, side], dtype=np.int32) for side in (0, 1))
    _measure_all_but_addresses(rows, lefts, rights, out)
    _measure_addresses(rows, lefts, rights, choose(out), out)
    return out


def measure_pairs(rows: Descriptions, pairs: Array) -> Array:
    """Matrix pairs × MEASURES (float64, 0 to 1) for pairs of positions in `rows` (n × 2)."""
    arrays = rows.arrays
    chunks = [pairs[start : start + CHUNK] for start in range(0, max(1, len(pairs)), CHUNK)]
    with ThreadPoolExecutor(os.cpu_count() if len(pairs) >= WORTH_THREADS else 1) as pool:
        return np.concatenate(list(pool.map(lambda chunk: measure_chunk(arrays, chunk), chunks)))
