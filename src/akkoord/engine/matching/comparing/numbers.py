"""Do two rows give the same numbers of each kind? Short lists of words, each number once."""

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel_part
from akkoord.engine.matching.careful_lists import NO_LIST
from akkoord.engine.matching.comparing.comparable import HANDED_IN, NUMBERED, Comparable
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
from akkoord.engine.matching.descriptions import NUMBER_KINDS

MISTYPED = 0.5
"""How much numbers differ that may be one but for a slip of the hand."""
SHORTEST_MISTYPED = 2
NEIGHBOURS = 2
ZERO, NINE = ord("0"), ord("9")
KINDS = len(NUMBER_KINDS)
UNIT, BUILDING, PLOT, FLOOR, WAY, HOUSE, EVERY = range(KINDS)
HOUSE_OR_PLOT = 1 << HOUSE | 1 << PLOT


@kernel_part
def _span(rows: Comparable, row: int, kind: int) -> tuple[int, int]:
    at = row * KINDS + kind
    return rows.number_starts[at], rows.number_starts[at + 1]


@kernel_part
def _common(rows: Comparable, left: tuple[int, int], right: tuple[int, int]) -> int:
    """How many numbers stand in both."""
    found = 0
    for ours in range(left[0], left[1]):
        for theirs in range(right[0], right[1]):
            found += rows.numbers[ours] == rows.numbers[theirs]
    return found


@inner_kernel
def _is_slip(letters: Array, one: int, other: int, length: int) -> bool:
    """Whether a single digit is another: `593a`, `533a`. Neighbours (`58`, `59`) are two numbers."""
    if length < SHORTEST_MISTYPED:
        return False
    found = -1
    for at in range(length):
        ours, theirs = letters[one + at], letters[other + at]
        if ours != theirs:
            if found >= 0 or not (ZERO <= ours <= NINE and ZERO <= theirs <= NINE):
                return False
            found = at
    if found < 0:
        return False
    is_last = found + 1 == length or not ZERO <= letters[one + found + 1] <= NINE
    ours, theirs = letters[one + found], letters[other + found]
    return not (is_last and max(ours, theirs) - min(ours, theirs) <= NEIGHBOURS)


@inner_kernel
def _is_mistyped(rows: Comparable, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether a number of one side may be one of the other but for a slip of the hand."""
    starts = rows.spelling.starts
    for ours in range(left[0], left[1]):
        one = starts[rows.numbers[ours]]
        length = starts[rows.numbers[ours] + 1] - one
        for theirs in range(right[0], right[1]):
            other = starts[rows.numbers[theirs]]
            if starts[rows.numbers[theirs] + 1] - other == length and _is_slip(
                rows.spelling.letters, one, other, length
            ):
                return True
    return False


@kernel_part
def _same(rows: Comparable, left: int, right: int, kind: int) -> float:
    """1 where a number of the kind stands in both, 0 where none does."""
    return 1.0 if _common(rows, _span(rows, left, kind), _span(rows, right, kind)) else 0.0


@inner_kernel
def _compare_houses(rows: Comparable, left: int, right: int, out: Array) -> None:
    """Houses and plots, which lists take one for the other."""
    a_house, a_plot = _span(rows, left, HOUSE), _span(rows, left, PLOT)
    b_house, b_plot = _span(rows, right, HOUSE), _span(rows, right, PLOT)
    if (
        _common(rows, a_house, b_house)
        or _common(rows, a_house, b_plot)
        or _common(rows, a_plot, b_house)
        or _common(rows, a_plot, b_plot)
    ):
        return
    out[HOUSE_DIFFERS] = 1.0
    if (
        _is_mistyped(rows, a_house, b_house)
        or _is_mistyped(rows, a_house, b_plot)
        or _is_mistyped(rows, a_plot, b_house)
        or _is_mistyped(rows, a_plot, b_plot)
    ):
        out[HOUSE_DIFFERS] = MISTYPED
        out[NUMBERS_DIFFER] *= MISTYPED


@kernel_part
def compare_numbers(rows: Comparable, left: int, right: int, out: Array) -> None:
    """Fill in what is not 0."""
    ours, theirs = rows.heads[left, NUMBERED], rows.heads[right, NUMBERED]
    both = ours & theirs
    out[UNIT_ONE_SIDE] = 1.0 if (ours ^ theirs) >> UNIT & 1 else 0.0
    is_one_list = rows.heads[left, HANDED_IN] == rows.heads[right, HANDED_IN] != NO_LIST
    out[UNIT_BESIDE] = out[UNIT_ONE_SIDE] if is_one_list else 0.0
    if both >> EVERY & 1:
        one, other = _span(rows, left, EVERY), _span(rows, right, EVERY)
        shared = _common(rows, one, other)
        out[NUMBERS_SHARED] = shared / min(one[1] - one[0], other[1] - other[0])
        out[NUMBERS_DIFFER] = 0.0 if shared else 1.0
    if ours & HOUSE_OR_PLOT and theirs & HOUSE_OR_PLOT:
        _compare_houses(rows, left, right, out)
    if both >> UNIT & 1:
        out[UNIT_SAME] = _same(rows, left, right, UNIT)
        out[UNIT_DIFFERS] = 1.0 - out[UNIT_SAME]
    if both >> PLOT & 1:
        out[PLOT_SAME] = _same(rows, left, right, PLOT)
        is_slip = _is_mistyped(rows, _span(rows, left, PLOT), _span(rows, right, PLOT))
        out[PLOT_DIFFERS] = 0.0 if is_slip else 1.0 - out[PLOT_SAME]
    if both >> BUILDING & 1:
        out[BUILDING_DIFFERS] = 1.0 - _same(rows, left, right, BUILDING)
    if both >> FLOOR & 1:
        out[FLOOR_DIFFERS] = 1.0 - _same(rows, left, right, FLOOR)
    if both >> WAY & 1:
        out[WAY_DIFFERS] = 1.0 - _same(rows, left, right, WAY)
