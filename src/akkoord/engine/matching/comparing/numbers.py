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
UNIT, BUILDING, PLOT, FLOOR, WAY, HOUSE, EVERY, CODE = range(KINDS)
UNIT_OR_CODE = 1 << UNIT | 1 << CODE
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


@inner_kernel
def _starts_alike(letters: Array, one: int, other: int, length: int) -> bool:
    for at in range(length):
        if letters[one + at] != letters[other + at]:
            return False
    return True


@inner_kernel
def _says_more(rows: Comparable, whole: int, part: int, beside: tuple[int, int]) -> bool:
    """Whether a number is another and more: `c24` and `c`, `31z` and `31`, `102` and `10` beside a `2`."""
    letters, starts = rows.spelling.letters, rows.spelling.starts
    first, length = starts[whole], starts[part + 1] - starts[part]
    rest, left = first + length, starts[whole + 1] - first - length
    if left <= 0 or not _starts_alike(letters, first, starts[part], length):
        return False
    if letters[rest] > NINE or (length == 1 and letters[first] > NINE):
        return True
    for at in range(beside[0], beside[1]):
        other = starts[rows.numbers[at]]
        length = starts[rows.numbers[at] + 1] - other
        if length == left and _starts_alike(letters, rest, other, length):
            return True
    return False


@inner_kernel
def _is_part(rows: Comparable, left: int, right: int, kind: int) -> bool:
    """Whether a number of one side may be one of the other: cut short, or run together with what follows."""
    ours, theirs = _span(rows, left, kind), _span(rows, right, kind)
    our_beside, their_beside = _span(rows, left, EVERY), _span(rows, right, EVERY)
    for one in range(ours[0], ours[1]):
        for other in range(theirs[0], theirs[1]):
            if _says_more(rows, rows.numbers[one], rows.numbers[other], their_beside):
                return True
            if _says_more(rows, rows.numbers[other], rows.numbers[one], our_beside):
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
    if _is_part(rows, left, right, HOUSE):
        return
    out[HOUSE_DIFFERS] = 1.0
    if (
        _is_mistyped(rows, a_house, b_house)
        or _is_mistyped(rows, a_house, b_plot)
        or _is_mistyped(rows, a_plot, b_house)
        or _is_mistyped(rows, a_plot, b_plot)
    ):
        is_one_building = _common(rows, _span(rows, left, BUILDING), _span(rows, right, BUILDING)) > 0
        out[HOUSE_DIFFERS] = 0.0 if is_one_building else MISTYPED
        out[NUMBERS_DIFFER] *= MISTYPED


@inner_kernel
def _compare_plots(rows: Comparable, left: int, right: int, out: Array) -> None:
    """Plots of which none is common."""
    if _is_part(rows, left, right, PLOT):
        out[HOUSE_DIFFERS] = 0.0
    elif not _is_mistyped(rows, _span(rows, left, PLOT), _span(rows, right, PLOT)):
        out[PLOT_DIFFERS] = 1.0


@inner_kernel
def _compare_units(rows: Comparable, left: int, right: int, both: int, out: Array) -> None:
    """Units, and codes that may be units: `(MPT 17)` is another than `(MPT 18)`, and may be unit 3."""
    a_unit, a_code = _span(rows, left, UNIT), _span(rows, left, CODE)
    b_unit, b_code = _span(rows, right, UNIT), _span(rows, right, CODE)
    if _common(rows, a_unit, b_unit) or (
        _common(rows, a_unit, b_code) or _common(rows, a_code, b_unit) or _common(rows, a_code, b_code)
    ):
        out[UNIT_SAME] = 1.0
        out[UNIT_ONE_SIDE] = out[UNIT_BESIDE] = 0.0
    elif both & UNIT_OR_CODE:
        out[UNIT_DIFFERS] = 1.0


@kernel_part
def stand_in_one_list(rows: Comparable, left: int, right: int) -> bool:
    """Whether one list gives both rows, and does not repeat itself."""
    return bool(rows.heads[left, HANDED_IN] == rows.heads[right, HANDED_IN] != NO_LIST)


@kernel_part
def compare_numbers(rows: Comparable, left: int, right: int, out: Array) -> None:
    """Fill in what is not 0."""
    ours, theirs = rows.heads[left, NUMBERED], rows.heads[right, NUMBERED]
    both = ours & theirs
    out[UNIT_ONE_SIDE] = 1.0 if (ours ^ theirs) >> UNIT & 1 else 0.0
    out[UNIT_BESIDE] = out[UNIT_ONE_SIDE] if stand_in_one_list(rows, left, right) else 0.0
    if both >> EVERY & 1:
        one, other = _span(rows, left, EVERY), _span(rows, right, EVERY)
        shared = _common(rows, one, other)
        out[NUMBERS_SHARED] = shared / min(one[1] - one[0], other[1] - other[0])
        out[NUMBERS_DIFFER] = 0.0 if shared else 1.0
    if ours & HOUSE_OR_PLOT and theirs & HOUSE_OR_PLOT:
        _compare_houses(rows, left, right, out)
    if ours & UNIT_OR_CODE and theirs & UNIT_OR_CODE:
        _compare_units(rows, left, right, both, out)
    if both >> PLOT & 1:
        out[PLOT_SAME] = _same(rows, left, right, PLOT)
        if out[PLOT_SAME] == 0.0:
            _compare_plots(rows, left, right, out)
    if both >> BUILDING & 1 and not _is_part(rows, left, right, BUILDING):
        out[BUILDING_DIFFERS] = 1.0 - _same(rows, left, right, BUILDING)
    if both >> FLOOR & 1:
        out[FLOOR_DIFFERS] = 1.0 - _same(rows, left, right, FLOOR)
    if both >> WAY & 1:
        out[WAY_DIFFERS] = 1.0 - _same(rows, left, right, WAY)
