"""All figures of a pair: the kernels that compare two rows."""

import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel, kernel_part
from akkoord.engine.matching.comparing.addresses import compare_addresses
from akkoord.engine.matching.comparing.comparable import OTHERS, TEXT, Comparable, comparable
from akkoord.engine.matching.comparing.credits import Credits, new_credits
from akkoord.engine.matching.comparing.letters import LONGEST
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
)
from akkoord.engine.matching.comparing.names import (
    compare_letters_of_names,
    compare_other_names,
    compare_telling_letters,
    compare_words_of_names,
)
from akkoord.engine.matching.comparing.numbers import compare_numbers
from akkoord.engine.matching.comparing.phrases import END, START
from akkoord.engine.matching.comparing.places import (
    NEAR_ENOUGH,
    compare_identifiers,
    compare_places,
    compare_towns,
)
from akkoord.engine.matching.comparing.words import MOST_TOLD
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.taking import taken

ENOUGH_TOLD = 0.2
"""What the shared words of all names must tell at least where no address can be compared."""
CHUNK = 20_000
WORTH_THREADS = 2_000
"""From this many pairs on, a second thread saves more than it costs."""
FEW_OF = 8
"""Pairs of fewer than a quarter of all rows are compared apart from the others."""


class Room(NamedTuple):
    """Room that one pair after another uses."""

    credits: Credits
    letters: Array
    """uint8, for two texts."""
    line: Array
    """float64 by measure."""


@kernel
def new_room(longest: int) -> Room:
    """Room to compare phrases of so many words."""
    return Room(
        new_credits(longest), np.zeros(2 * LONGEST, dtype=np.uint8), np.zeros(len(MEASURES), dtype=np.float64)
    )


@kernel_part
def compare_what_costs_little(rows: Comparable, left: int, right: int, out: Array) -> None:
    """Numbers, places and identifiers."""
    compare_towns(rows, left, right, out)
    compare_numbers(rows, left, right, out)
    compare_identifiers(rows, left, right, out)
    compare_places(rows, left, right, out)
    out[SAME_TEXT] = 1.0 if rows.heads[left, TEXT] == rows.heads[right, TEXT] else 0.0
    are_given = _has_address(rows, left) and _has_address(rows, right)
    is_placed = are_given or out[SAME_TEXT] > 0 or out[NEAR] >= NEAR_ENOUGH
    out[ADDRESS_MISSING] = 0.0 if is_placed else 1.0
    out[NEAR_UNADDRESSED] = 0.0 if are_given else out[NEAR]


@kernel_part
def _has_address(rows: Comparable, row: int) -> bool:
    address = rows.total + row
    return bool(rows.phrases.heads[address, END] > rows.phrases.heads[address, START])


@kernel_part
def _has_other_names(rows: Comparable, row: int) -> bool:
    return bool(rows.heads[row + 1, OTHERS] > rows.heads[row, OTHERS])


@kernel_part
def compare_all_names(rows: Comparable, left: int, right: int, room: Room, out: Array) -> None:
    """Names, after what costs little."""
    compare_words_of_names(rows, left, right, room.credits, out)
    if _has_other_names(rows, left) or _has_other_names(rows, right):
        compare_other_names(rows, left, right, room.credits, out)
    compare_letters_of_names(rows, left, right, room.credits.masks, out)
    out[NEAR_TOLD] = out[NEAR] * min(1.0, MOST_TOLD * out[NAMES_TOLD])
    if out[ADDRESS_MISSING] > 0:
        compare_telling_letters(rows, left, right, room.credits.masks, room.letters, out)
        out[NAMES_TOLD_ALONE] = out[NAMES_TOLD]
        out[NAME_NOT_ENOUGH] = 0.0 if out[NAMES_TOLD] >= ENOUGH_TOLD else 1.0


@inner_kernel
def _measure(rows: Comparable, pairs: Array, room: Room, out: Array) -> None:
    """Fill `out` (pairs × MEASURES, zeros) for pairs of positions."""
    for at in range(len(pairs)):
        left, right = pairs[at, 0], pairs[at, 1]
        compare_what_costs_little(rows, left, right, out[at])
        compare_all_names(rows, left, right, room, out[at])
        compare_addresses(rows, left, right, room.credits, out[at])


def measure_pairs(rows: Descriptions, pairs: Array) -> Array:
    """Matrix pairs × MEASURES (float64, 0 to 1) for pairs of positions in `rows` (n × 2)."""
    rows, pairs = concerned(rows, pairs)
    ready, pairs = comparable(rows), np.ascontiguousarray(pairs, dtype=np.int32)
    out = np.zeros((len(pairs), len(MEASURES)), dtype=np.float64)

    def chunk(start: int) -> None:
        part = slice(start, start + CHUNK)
        _measure(ready, pairs[part], new_room(ready.longest), out[part])

    with ThreadPoolExecutor(os.cpu_count() if len(pairs) >= WORTH_THREADS else 1) as pool:
        list(pool.map(chunk, range(0, len(pairs), CHUNK)))
    return out


def concerned(rows: Descriptions, pairs: Array) -> tuple[Descriptions, Array]:
    """The rows that stand in `pairs` and the pairs among these, where few of many rows do."""
    if len(pairs) * FEW_OF >= len(rows):
        return rows, pairs
    positions, at = np.unique(pairs, return_inverse=True)
    return taken(rows, positions), at.reshape(pairs.shape)
