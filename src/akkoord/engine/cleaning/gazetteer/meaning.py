"""Which places does an address lie in, of those that its words can name?"""

import math

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.gazetteer.finding import Found, is_hyphen
from akkoord.engine.cleaning.gazetteer.tables import SURE_PEOPLE, Places
from akkoord.engine.cleaning.lexicon import Words
from akkoord.engine.cleaning.word_flags import IS_DIRECTION, IS_WAY, IS_WAY_BEFORE
from akkoord.engine.kernels import inner_kernel, kernel

NEIGHBOURS_KM = 150.0
"""Places that one address names lie no farther apart than this, else a small one is another word."""
CLEARLY_LARGER = 10
"""The town with so many times the people is the one that a name means, unless another place tells."""
KILOMETRES_A_DEGREE = 111.2


@kernel
def without_ways(starts: Array, tokens: Array, found: Found, words: Words) -> Found:
    """Names that neither name a way nor stand before a hyphen and one that does: `Dhaka-Mymensingh Road`."""
    is_way = np.zeros(len(found.at), dtype=np.bool_)
    kept_starts = np.zeros_like(found.starts)
    for row in range(len(starts) - 1):
        last = False
        for name in range(found.starts[row + 1] - 1, found.starts[row] - 1, -1):
            last = _is_way(tokens, starts[row], starts[row + 1], found.at[name], found.end[name], last, words)
            is_way[name] = last
    kept = ~is_way
    for row in range(len(starts) - 1):
        kept_starts[row + 1] = kept_starts[row] + kept[found.starts[row] : found.starts[row + 1]].sum()
    return Found(kept_starts, found.at[kept], found.end[kept], found.name[kept])


@inner_kernel
def _is_way(tokens: Array, start: int, stop: int, at: int, end: int, is_next_way: bool, words: Words) -> bool:
    """Whether the name of a place names a way, of which `is_next_way` is known of the name behind it."""
    if at > start and words.flags[tokens[at - 1]] & IS_WAY_BEFORE:
        return True
    if end < stop and words.flags[tokens[end]] & IS_DIRECTION:
        end += 1
    if end >= stop:
        return False
    after = tokens[end]
    return words.flags[after] & IS_WAY != 0 or (is_next_way and is_hyphen(words, after))


@kernel
def meant_places(found: Found, places: Places) -> tuple[Array, Array]:
    """For each row the places that it lies in, ascending.

    Of several places with one name those count that lie near another place named; a small town
    far from a large one that is named too is taken for another word.
    """
    rows = len(found.starts) - 1
    starts = np.zeros(rows + 1, dtype=np.int64)
    most = 0
    for name in found.name:
        group = places.group[name]
        most += places.group_starts[group + 1] - places.group_starts[group]
    meant = np.empty(most, dtype=np.int32)
    groups = np.empty(len(found.name), dtype=np.int32)
    count = 0
    for row in range(rows):
        named = 0
        for name in range(found.starts[row], found.starts[row + 1]):
            named = _added(groups, 0, named, places.group[found.name[name]])
        for at in range(named):
            count = _put_meant(meant, starts[row], count, groups[:named], at, places)
        _put_in_order(meant, starts[row], count)
        starts[row + 1] = count
    return starts, meant[:count].copy()


@inner_kernel
def _put_in_order(values: Array, start: int, end: int) -> None:
    """Few values, ascending."""
    for at in range(start + 1, end):
        value, before = values[at], at
        while before > start and values[before - 1] > value:
            values[before] = values[before - 1]
            before -= 1
        values[before] = value


@inner_kernel
def _added(values: Array, start: int, end: int, value: int) -> int:
    """The new end of a list of distinct values, once the value is in it."""
    for at in range(start, end):
        if values[at] == value:
            return end
    values[end] = value
    return end + 1


@inner_kernel
def _put_meant(meant: Array, start: int, end: int, groups: Array, at: int, places: Places) -> int:
    """Add the places that the group of names at `at` means beside the others; the new end of `meant`."""
    first, last = places.group_starts[groups[at]], places.group_starts[groups[at] + 1]
    has_near = False
    for each in range(first, last):
        if _is_near_others(places.group_places[each], groups, at, places):
            has_near = True
            end = _added(meant, start, end, places.group_places[each])
    if has_near:
        return end
    least = 0
    for other in range(len(groups)):
        if other != at and _most_people(groups[other], places) >= SURE_PEOPLE:
            least = SURE_PEOPLE
    most = _most_people(groups[at], places)
    for each in range(first, last):
        people = places.people[places.group_places[each]]
        if people >= least and CLEARLY_LARGER * people >= most:
            end = _added(meant, start, end, places.group_places[each])
    return end


@inner_kernel
def _most_people(group: int, places: Places) -> int:
    most = 0
    for each in range(places.group_starts[group], places.group_starts[group + 1]):
        most = max(most, places.people[places.group_places[each]])
    return most


@inner_kernel
def _is_near_others(place: int, groups: Array, at: int, places: Places) -> bool:
    for other in range(len(groups)):
        if other != at:
            for each in range(places.group_starts[groups[other]], places.group_starts[groups[other] + 1]):
                if _are_near(place, places.group_places[each], places):
                    return True
    return False


@inner_kernel
def _are_near(left: int, right: int, places: Places) -> bool:
    are_in_one = places.province[left] != 0 and places.province[left] == places.province[right]
    if are_in_one and (places.is_province[left] or places.is_province[right]):
        return True
    return _kilometres(left, right, places) <= NEIGHBOURS_KM


@inner_kernel
def _kilometres(left: int, right: int, places: Places) -> float:
    """Distance on a plane, near enough for neighbours."""
    north = places.latitude[left] - places.latitude[right]
    width = math.cos(math.radians((places.latitude[left] + places.latitude[right]) / 2))
    return KILOMETRES_A_DEGREE * math.hypot(north, (places.longitude[left] - places.longitude[right]) * width)
