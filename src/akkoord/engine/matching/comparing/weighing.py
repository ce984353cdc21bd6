"""What does the model say of many pairs? Compared step by step, as far as a pair can still be kept."""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.hashing import joined_key
from akkoord.engine.kernels import inner_kernel, kernel_part
from akkoord.engine.matching.comparing.addresses import compare_addresses
from akkoord.engine.matching.comparing.comparable import ALIKE, OTHERS, TEXT, Comparable
from akkoord.engine.matching.comparing.credits import Credits, new_credits
from akkoord.engine.matching.comparing.letters import LONGEST
from akkoord.engine.matching.comparing.measures import (
    ADDRESS_MISSING,
    FAR,
    IDENTIFIER_DIFFERS,
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
    MetNames,
    compare_names,
    compare_other_names,
    compare_telling_letters,
    no_names_met,
)
from akkoord.engine.matching.comparing.numbers import compare_numbers, stand_in_one_list
from akkoord.engine.matching.comparing.phrases import END, START
from akkoord.engine.matching.comparing.places import (
    NEAR_ENOUGH,
    compare_identifiers,
    compare_places,
    compare_towns,
)
from akkoord.engine.matching.comparing.words import MOST_TOLD
from akkoord.engine.matching.curves import Knots, knots_of, sum_of

ENOUGH_TOLD = 0.2
"""What the shared words of all names must tell at least where no address can be compared."""
REMEMBERED = 1024
"""So many pairs, a power of two; those of the same names follow each other."""
LAST_PLACE = np.uint64(REMEMBERED - 1)
IS_SAME_TEXT = 1
"""Bit of a pair's flags: the text counts as the same, as nothing else speaks against it."""


class Scale(NamedTuple):
    """The model as the kernel takes it."""

    intercept: float
    knots: Knots
    flags: Array
    """uint8 by measure: the flags that it sets when it is not 0."""
    least: float
    """Log-odds from which on a pair is kept."""
    most_of_addresses: float
    """What the words of addresses may add to the log-odds of a pair without them."""


NO_SCALE = Scale(
    0.0, knots_of([([0.0], [0.0])] * len(MEASURES)), np.zeros(len(MEASURES), dtype=np.uint8), -np.inf, 0.0
)
"""Weighs nothing and keeps every pair."""


class Weighed(NamedTuple):
    """What was said of pairs of late, at the place that the end of a pair's key names."""

    keys: Array
    """uint64, equal for pairs of rows that are alike."""
    log_odds: Array
    flags: Array


class Room(NamedTuple):
    """Room that one pair after another uses."""

    weighed: Weighed
    names: MetNames
    credits: Credits
    letters: Array
    """uint8, for two texts."""


def new_room(longest: int) -> Room:
    """Room to compare phrases of so many words."""
    weighed = Weighed(*(np.zeros(REMEMBERED, dtype=dtype) for dtype in (np.uint64, np.float64, np.uint8)))
    letters = np.zeros(2 * LONGEST, dtype=np.uint8)
    return Room(weighed, no_names_met(longest), new_credits(longest), letters)


@kernel_part
def _compare_what_costs_little(rows: Comparable, left: int, right: int, out: Array) -> None:
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
def _compare_all_names(rows: Comparable, left: int, right: int, room: Room, out: Array) -> None:
    """Names, after what costs little."""
    compare_names(rows, left, right, room.names, out)
    if _has_other_names(rows, left) or _has_other_names(rows, right):
        compare_other_names(rows, left, right, room.credits, out)
    out[NEAR_TOLD] = out[NEAR] * min(1.0, MOST_TOLD * out[NAMES_TOLD])
    if out[ADDRESS_MISSING] > 0:
        compare_telling_letters(rows, left, right, room.credits.masks, room.letters, out)
        out[NAMES_TOLD_ALONE] = out[NAMES_TOLD]
        out[NAME_NOT_ENOUGH] = 0.0 if out[NAMES_TOLD] >= ENOUGH_TOLD else 1.0


@kernel_part
def _key_of(rows: Comparable, left: int, right: int) -> np.uint64:
    """Equal for pairs of which the same must be said: either way round."""
    ours, theirs = rows.heads[left, ALIKE], rows.heads[right, ALIKE]
    both = joined_key(np.uint64(min(ours, theirs)), np.uint64(max(ours, theirs)))
    return joined_key(both, np.uint64(stand_in_one_list(rows, left, right)))


@inner_kernel
def weigh(
    rows: Comparable, pairs: Array, scale: Scale, room: Room, lines: Array, log_odds: Array, flags: Array
) -> None:
    """Fill in the log-odds and the flags of pairs of positions; what cannot be kept has at most these.

    `lines` (float64, × MEASURES) takes what was measured: of each pair, or of the last one that was not like
    another, if it is one line.
    """
    is_measured, weighed = len(lines) == len(pairs), room.weighed
    for at in range(len(pairs)):
        left, right, line = pairs[at, 0], pairs[at, 1], lines[min(at, len(lines) - 1)]
        key = _key_of(rows, left, right)
        place = key & LAST_PLACE
        if weighed.keys[place] == key and not is_measured:
            log_odds[at], flags[at] = weighed.log_odds[place], weighed.flags[place]
            continue
        line[:] = 0.0
        _compare_what_costs_little(rows, left, right, line)
        _compare_all_names(rows, left, right, room, line)
        log_odds[at] = scale.intercept + sum_of(line, scale.knots)
        if log_odds[at] + scale.most_of_addresses >= scale.least or line[SAME_TEXT] > 0:
            compare_addresses(rows, left, right, room.credits, line)
            log_odds[at] = scale.intercept + sum_of(line, scale.knots)
            flags[at] = _flags_of(line, scale.flags)
        weighed.keys[place], weighed.log_odds[place], weighed.flags[place] = key, log_odds[at], flags[at]


@inner_kernel
def _flags_of(line: Array, flags: Array) -> int:
    found = 0
    for at in range(len(line)):
        if line[at] > 0:
            found |= flags[at]
    if line[SAME_TEXT] > 0 and line[IDENTIFIER_DIFFERS] + line[FAR] == 0:
        found |= IS_SAME_TEXT
    return found
