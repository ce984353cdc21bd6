"""All figures of a pair: the kernel that compares two rows."""

import math
import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from akkoord.engine.matching.arrays import Array
from akkoord.engine.matching.comparing.letters import BLOCKS, LETTERS_IN_WORD, likeness
from akkoord.engine.matching.comparing.measures import MEASURES
from akkoord.engine.matching.comparing.numbers import common, differ
from akkoord.engine.matching.comparing.points import kilometres
from akkoord.engine.matching.comparing.words import Spelling, has_acronym, one_side, squash
from akkoord.engine.matching.descriptions import NUMBER_KINDS, Descriptions, RowArrays
from akkoord.engine.matching.kernels import kernel
from akkoord.engine.matching.letter_sets import SYMBOLS

LONGEST = BLOCKS * LETTERS_IN_WORD
"""Letters of a name or an address that are compared."""
NEAR_KM = 5.0
FAR_KM = 100.0
NEAR_ENOUGH = 0.8
"""Points at most one kilometre apart stand for an address."""
ONE_TOWN_KM = 20.0
OTHER_TOWN_KM = 200.0
PLACE = 3
"""Values by known place: number, latitude, longitude."""
CHUNK = 20_000
WORTH_THREADS = 2_000
"""From this many pairs on, a second thread saves more than it costs."""

_AT = {name: at for at, name in enumerate(MEASURES)}
NAME_LIKENESS, NAME_SHARED, NAME_ONLY_ONE, NAME_ONLY_BOTH = (
    _AT[name] for name in ("name_likeness", "name_shared", "name_only_one", "name_only_both")
)
ACRONYM, ALIAS_SHARED, PARENT_SHARED = _AT["acronym"], _AT["alias_shared"], _AT["parent_shared"]
TRADE_DIFFERS, ADDRESS_MISSING = _AT["trade_differs"], _AT["address_missing"]
ADDRESS_INSIDE, ADDRESS_SHARED, ADDRESS_ONLY_ONE, ADDRESS_ONLY_BOTH, ADDRESS_SHORT = (
    _AT[f"address_{name}"] for name in ("inside", "shared", "only_one", "only_both", "short")
)
TOWN_SAME, TOWNS_APART = _AT["town_same"], _AT["towns_apart"]
POSTCODE_SAME, POSTCODE_DIFFERS = _AT["postcode_same"], _AT["postcode_differs"]
NUMBERS_SHARED, NUMBERS_DIFFER = _AT["numbers_shared"], _AT["numbers_differ"]
HOUSE_DIFFERS, WAY_DIFFERS = _AT["house_differs"], _AT["way_differs"]
UNIT_ONE_SIDE, UNIT_SAME, UNIT_DIFFERS = _AT["unit_one_side"], _AT["unit_same"], _AT["unit_differs"]
BUILDING_DIFFERS, PLOT_SAME, PLOT_DIFFERS = _AT["building_differs"], _AT["plot_same"], _AT["plot_differs"]
FLOOR_DIFFERS = _AT["floor_differs"]
COUNTRY_DIFFERS, COUNTRY_UNKNOWN = _AT["country_differs"], _AT["country_unknown"]
IDENTIFIER_SAME, IDENTIFIER_DIFFERS = _AT["identifier_same"], _AT["identifier_differs"]
NEAR, FAR, SAME_TEXT = _AT["near"], _AT["far"], _AT["same_text"]

KINDS = len(NUMBER_KINDS)
UNIT, BUILDING, PLOT, FLOOR, WAY, HOUSE, EVERY = range(KINDS)


@kernel
def _compare_names(rows: RowArrays, left: int, right: int, masks: Array, scratch: Array, out: Array) -> None:
    ours = rows.name[rows.name_starts[left] : rows.name_starts[left + 1]]
    theirs = rows.name[rows.name_starts[right] : rows.name_starts[right + 1]]
    our_rarity = rows.name_rarity[rows.name_starts[left] : rows.name_starts[left + 1]]
    their_rarity = rows.name_rarity[rows.name_starts[right] : rows.name_starts[right + 1]]
    our_address = rows.address[rows.address_starts[left] : rows.address_starts[left + 1]]
    their_address = rows.address[rows.address_starts[right] : rows.address_starts[right + 1]]
    spelling = Spelling(rows.letter_starts, rows.letters, rows.letter_sets)
    our_text = scratch[0, : squash(spelling, ours, scratch[0], 0)]
    their_text = scratch[1, : squash(spelling, theirs, scratch[1], 0)]
    s1, t1, r1, _l1, _a1 = one_side(spelling, ours, our_rarity, theirs, their_text, their_address, masks)
    s2, t2, r2, _l2, _a2 = one_side(spelling, theirs, their_rarity, ours, our_text, our_address, masks)
    out[NAME_SHARED] = (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0
    out[NAME_ONLY_ONE] = min(r1, r2)
    out[NAME_ONLY_BOTH] = max(r1, r2)
    as_written = likeness(our_text, their_text, masks)
    our_order = rows.name_order[rows.name_starts[left] : rows.name_starts[left + 1]]
    their_order = rows.name_order[rows.name_starts[right] : rows.name_starts[right + 1]]
    our_text = scratch[0, : squash(spelling, ours[our_order], scratch[0], 1)]
    their_text = scratch[1, : squash(spelling, theirs[their_order], scratch[1], 1)]
    out[NAME_LIKENESS] = max(as_written, likeness(our_text, their_text, masks))
    our_acronyms = rows.acronyms[rows.acronym_starts[left] : rows.acronym_starts[left + 1]]
    their_acronyms = rows.acronyms[rows.acronym_starts[right] : rows.acronym_starts[right + 1]]
    is_acronym = has_acronym(ours, their_acronyms, rows.keys) or has_acronym(theirs, our_acronyms, rows.keys)
    out[ACRONYM] = 1.0 if is_acronym else 0.0
    our_trades = their_trades = np.uint32(0)
    for word in ours:
        our_trades |= rows.trades[word]
    for word in theirs:
        their_trades |= rows.trades[word]
    out[TRADE_DIFFERS] = 1.0 if our_trades and their_trades and not our_trades & their_trades else 0.0


@kernel
def _shared(
    ours: Array,
    our_rarity: Array,
    theirs: Array,
    their_rarity: Array,
    rows: RowArrays,
    masks: Array,
    scratch: Array,
) -> float:
    """Shared part of the weight of two names."""
    nothing = ours[:0]
    spelling = Spelling(rows.letter_starts, rows.letters, rows.letter_sets)
    our_text = scratch[0, : squash(spelling, ours, scratch[0], 0)]
    their_text = scratch[1, : squash(spelling, theirs, scratch[1], 0)]
    s1, t1, _r1, _l1, _a1 = one_side(spelling, ours, our_rarity, theirs, their_text, nothing, masks)
    s2, t2, _r2, _l2, _a2 = one_side(spelling, theirs, their_rarity, ours, our_text, nothing, masks)
    return (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0


@kernel
def _compare_other_names(
    rows: RowArrays, left: int, right: int, masks: Array, scratch: Array, out: Array
) -> None:
    """The best likeness of a name with another name of the other row, and of two other names."""
    best = 0.0
    for mine, yours in ((left, right), (right, left)):
        name = slice(rows.name_starts[mine], rows.name_starts[mine + 1])
        for each in range(rows.others_of[yours], rows.others_of[yours + 1]):
            other = slice(rows.other_starts[each], rows.other_starts[each + 1])
            found = _shared(
                rows.name[name],
                rows.name_rarity[name],
                rows.other[other],
                rows.other_rarity[other],
                rows,
                masks,
                scratch,
            )
            best = max(best, found)
    out[ALIAS_SHARED] = best
    best = 0.0
    for ours in range(rows.others_of[left], rows.others_of[left + 1]):
        one = slice(rows.other_starts[ours], rows.other_starts[ours + 1])
        for theirs in range(rows.others_of[right], rows.others_of[right + 1]):
            two = slice(rows.other_starts[theirs], rows.other_starts[theirs + 1])
            found = _shared(
                rows.other[one],
                rows.other_rarity[one],
                rows.other[two],
                rows.other_rarity[two],
                rows,
                masks,
                scratch,
            )
            best = max(best, found)
    out[PARENT_SHARED] = best


@kernel
def _compare_addresses(
    rows: RowArrays, left: int, right: int, masks: Array, scratch: Array, out: Array
) -> None:
    mine = slice(rows.address_starts[left], rows.address_starts[left + 1])
    yours = slice(rows.address_starts[right], rows.address_starts[right + 1])
    ours, theirs = rows.address[mine], rows.address[yours]
    nothing = ours[:0]
    spelling = Spelling(rows.letter_starts, rows.letters, rows.letter_sets)
    our_text = scratch[0, : squash(spelling, ours, scratch[0], 0)]
    their_text = scratch[1, : squash(spelling, theirs, scratch[1], 0)]
    s1, t1, r1, l1, a1 = one_side(
        spelling, ours, rows.address_rarity[mine], theirs, their_text, nothing, masks
    )
    s2, t2, r2, l2, a2 = one_side(
        spelling, theirs, rows.address_rarity[yours], ours, our_text, nothing, masks
    )
    out[ADDRESS_SHARED] = (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0
    out[ADDRESS_ONLY_ONE] = min(r1, r2)
    out[ADDRESS_ONLY_BOTH] = max(r1, r2)
    if a1 > 0 and a2 > 0:
        out[ADDRESS_INSIDE] = l1 / a1 if a1 < a2 else (l2 / a2 if a2 < a1 else max(l1 / a1, l2 / a2))
    out[ADDRESS_SHORT] = 1.0 / (1.0 + min(len(ours), len(theirs)))


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
def _compare_numbers(rows: RowArrays, left: int, right: int, out: Array) -> None:
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
    out[WAY_DIFFERS] = _kind_differs(rows, left, right, WAY)
    a_unit, b_unit = _numbers(rows, left, UNIT), _numbers(rows, right, UNIT)
    out[UNIT_ONE_SIDE] = 1.0 if (len(a_unit) > 0) != (len(b_unit) > 0) else 0.0
    out[UNIT_SAME] = _kind_same(rows, left, right, UNIT)
    out[UNIT_DIFFERS] = _kind_differs(rows, left, right, UNIT)
    out[BUILDING_DIFFERS] = _kind_differs(rows, left, right, BUILDING)
    out[PLOT_SAME] = _kind_same(rows, left, right, PLOT)
    out[PLOT_DIFFERS] = _kind_differs(rows, left, right, PLOT)
    out[FLOOR_DIFFERS] = _kind_differs(rows, left, right, FLOOR)


@kernel
def _compare_identifiers(rows: RowArrays, left: int, right: int, out: Array) -> None:
    is_common = is_same = False
    for ours in range(rows.identifier_starts[left], rows.identifier_starts[left + 1], 2):
        for theirs in range(rows.identifier_starts[right], rows.identifier_starts[right + 1], 2):
            if rows.identifiers[ours] == rows.identifiers[theirs]:
                is_common = True
                is_same |= rows.identifiers[ours + 1] == rows.identifiers[theirs + 1]
    out[IDENTIFIER_SAME] = 1.0 if is_same else 0.0
    out[IDENTIFIER_DIFFERS] = 1.0 if is_common and not is_same else 0.0


@kernel
def _compare_places(rows: RowArrays, left: int, right: int, out: Array) -> None:
    """Country, nearness (1 at one point, 0 from 5 km on) and farness (0 up to 5 km, 1 from 100 km on)."""
    ours, theirs = rows.country[left], rows.country[right]
    out[COUNTRY_DIFFERS] = 1.0 if ours and theirs and ours != theirs else 0.0
    out[COUNTRY_UNKNOWN] = 0.0 if ours and theirs else 1.0
    a, b = rows.point[left], rows.point[right]
    if not (math.isnan(a[0]) or math.isnan(b[0])):
        distance = kilometres(a[0], a[1], b[0], b[1])
        out[NEAR] = max(0.0, 1.0 - distance / NEAR_KM)
        out[FAR] = min(1.0, max(0.0, (distance - NEAR_KM) / (FAR_KM - NEAR_KM)))


@kernel
def _compare_towns(rows: RowArrays, left: int, right: int, out: Array) -> None:
    """A town that both name, or how far apart the nearest two are (0 up to 20 km, 1 from 200 km on)."""
    nearest = -1.0
    for ours in range(rows.place_starts[left], rows.place_starts[left + 1], PLACE):
        for theirs in range(rows.place_starts[right], rows.place_starts[right + 1], PLACE):
            if rows.places[ours] < 0 or rows.places[theirs] < 0:
                continue
            if rows.places[ours] == rows.places[theirs]:
                out[TOWN_SAME] = 1.0
            distance = kilometres(
                rows.places[ours + 1],
                rows.places[ours + 2],
                rows.places[theirs + 1],
                rows.places[theirs + 2],
            )
            nearest = distance if nearest < 0 else min(nearest, distance)
    out[TOWNS_APART] = min(1.0, max(0.0, (nearest - ONE_TOWN_KM) / (OTHER_TOWN_KM - ONE_TOWN_KM)))
    one, other = rows.postcode[left], rows.postcode[right]
    out[POSTCODE_SAME] = 1.0 if one and one == other else 0.0
    out[POSTCODE_DIFFERS] = 1.0 if one and other and one != other else 0.0


@kernel
def _measure(rows: RowArrays, lefts: Array, rights: Array, out: Array) -> None:
    """Fill `out` (pairs × MEASURES, zeros) for the rows at the positions `lefts` and `rights`."""
    masks = np.zeros((BLOCKS, SYMBOLS), dtype=np.uint64)
    scratch = np.zeros((2, LONGEST), dtype=np.uint8)
    for at in range(len(lefts)):
        left, right, line = lefts[at], rights[at], out[at]
        _compare_names(rows, left, right, masks, scratch, line)
        _compare_other_names(rows, left, right, masks, scratch, line)
        _compare_addresses(rows, left, right, masks, scratch, line)
        _compare_towns(rows, left, right, line)
        _compare_numbers(rows, left, right, line)
        _compare_identifiers(rows, left, right, line)
        _compare_places(rows, left, right, line)
        line[SAME_TEXT] = 1.0 if rows.text[left] == rows.text[right] else 0.0
        are_given = (
            rows.address_starts[left + 1] > rows.address_starts[left]
            and rows.address_starts[right + 1] > rows.address_starts[right]
        )
        is_placed = are_given or line[SAME_TEXT] > 0 or line[NEAR] >= NEAR_ENOUGH
        line[ADDRESS_MISSING] = 0.0 if is_placed else 1.0


def measure_pairs(rows: Descriptions, pairs: Array) -> Array:
    """Matrix pairs × MEASURES (float64, 0 to 1) for pairs of positions in `rows` (n × 2)."""
    out = np.zeros((len(pairs), len(MEASURES)), dtype=np.float64)
    lefts, rights = np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])
    arrays = rows.arrays

    def measure(start: int) -> None:
        part = slice(start, start + CHUNK)
        _measure(arrays, lefts[part], rights[part], out[part])

    starts = range(0, len(pairs), CHUNK)
    if len(pairs) < WORTH_THREADS:
        for start in starts:
            measure(start)
    else:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(measure, starts))
    return out
