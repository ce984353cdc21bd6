"""Do two rows give the same numbers of each kind? Short lists of words, each number once."""

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.careful_lists import NO_LIST
from akkoord.engine.matching.comparing.measures import (
    BUILDING_DIFFERS,
    FLOOR_DIFFERS,
    HOUSE_DIFFERS,
    NUMBERS_DIFFER,
    NUMBERS_SHARED,
    PLOT_DIFFERS,
    PLOT_SAME,
    UNIT_BESIDE,
    UNIT_DIFFERS,
    UNIT_ONE_SIDE,
    UNIT_SAME,
    WAY_DIFFERS,
)
from akkoord.engine.matching.descriptions import NUMBER_KINDS, RowArrays

MISTYPED = 0.5
"""How much numbers differ that may be one but for a slip of the hand."""
SHORTEST_MISTYPED = 2
NEIGHBOURS = 2
ZERO, NINE = ord("0"), ord("9")
KINDS = len(NUMBER_KINDS)
UNIT, BUILDING, PLOT, FLOOR, WAY, HOUSE, EVERY = range(KINDS)


@kernel
def common(left: Array, right: Array) -> int:
    """How many numbers stand in both."""
    found = 0
    for ours in left:
        for theirs in right:
            if ours == theirs:
                found += 1
    return found


@kernel
def differ(left: Array, right: Array) -> float:
    """1 when both give numbers and none is common."""
    return 1.0 if len(left) and len(right) and common(left, right) == 0 else 0.0


@kernel
def _is_slip(one: Array, other: Array) -> bool:
    """Whether a single digit is another: `593a`, `533a`. Neighbours (`58`, `59`) are two numbers."""
    if len(one) != len(other) or len(one) < SHORTEST_MISTYPED:
        return False
    at = -1
    for place in range(len(one)):
        if one[place] != other[place]:
            if at >= 0 or not (ZERO <= one[place] <= NINE and ZERO <= other[place] <= NINE):
                return False
            at = place
    is_last = at + 1 == len(one) or not ZERO <= one[at + 1] <= NINE
    return at >= 0 and not (is_last and max(one[at], other[at]) - min(one[at], other[at]) <= NEIGHBOURS)


@kernel
def _is_mistyped(rows: RowArrays, left: Array, right: Array) -> bool:
    """Whether a number of one side may be one of the other but for a slip of the hand."""
    for ours in left:
        one = rows.letters[rows.letter_starts[ours] : rows.letter_starts[ours + 1]]
        for theirs in right:
            if _is_slip(one, rows.letters[rows.letter_starts[theirs] : rows.letter_starts[theirs + 1]]):
                return True
    return False


@kernel
def _numbers(rows: RowArrays, row: int, kind: int) -> Array:
    at = row * KINDS + kind
    return rows.numbers[rows.number_starts[at] : rows.number_starts[at + 1]]


@kernel
def _kind_differs(rows: RowArrays, left: int, right: int, kind: int) -> float:
    return differ(_numbers(rows, left, kind), _numbers(rows, right, kind))


@kernel
def _kind_same(rows: RowArrays, left: int, right: int, kind: int) -> float:
    return 1.0 if common(_numbers(rows, left, kind), _numbers(rows, right, kind)) else 0.0


@kernel
def compare_numbers(rows: RowArrays, left: int, right: int, out: Array) -> None:
    ours, theirs = _numbers(rows, left, EVERY), _numbers(rows, right, EVERY)
    fewer = min(len(ours), len(theirs))
    out[NUMBERS_SHARED] = common(ours, theirs) / fewer if fewer else 0.0
    out[NUMBERS_DIFFER] = differ(ours, theirs)
    a_house, b_house = _numbers(rows, left, HOUSE), _numbers(rows, right, HOUSE)
    a_plot, b_plot = _numbers(rows, left, PLOT), _numbers(rows, right, PLOT)
    are_given = len(a_house) + len(a_plot) > 0 and len(b_house) + len(b_plot) > 0
    met = (
        common(a_house, b_house) + common(a_house, b_plot) + common(a_plot, b_house) + common(a_plot, b_plot)
    )
    out[HOUSE_DIFFERS] = 1.0 if are_given and met == 0 else 0.0
    if out[HOUSE_DIFFERS] > 0.0 and (
        _is_mistyped(rows, a_house, b_house)
        or _is_mistyped(rows, a_house, b_plot)
        or _is_mistyped(rows, a_plot, b_house)
        or _is_mistyped(rows, a_plot, b_plot)
    ):
        out[HOUSE_DIFFERS] = MISTYPED
        out[NUMBERS_DIFFER] *= MISTYPED
    out[WAY_DIFFERS] = _kind_differs(rows, left, right, WAY)
    a_unit, b_unit = _numbers(rows, left, UNIT), _numbers(rows, right, UNIT)
    out[UNIT_ONE_SIDE] = 1.0 if (len(a_unit) > 0) != (len(b_unit) > 0) else 0.0
    is_one_list = rows.handed_in[left] == rows.handed_in[right] != NO_LIST
    out[UNIT_BESIDE] = out[UNIT_ONE_SIDE] if is_one_list else 0.0
    out[UNIT_SAME] = _kind_same(rows, left, right, UNIT)
    out[UNIT_DIFFERS] = _kind_differs(rows, left, right, UNIT)
    out[BUILDING_DIFFERS] = _kind_differs(rows, left, right, BUILDING)
    out[PLOT_SAME] = _kind_same(rows, left, right, PLOT)
    out[PLOT_DIFFERS] = 0.0 if _is_mistyped(rows, a_plot, b_plot) else differ(a_plot, b_plot)
    out[FLOOR_DIFFERS] = _kind_differs(rows, left, right, FLOOR)
