"""Which two texts share enough to be compared? The points of all keys that they share are added up."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.candidates.groups import Groups
from akkoord.engine.matching.candidates.kinds import POINTS, SHARE
from akkoord.engine.matching.candidates.texts import packed_pair

BLOCK_TEXTS = 32768
USUAL_PAIRS = 16
"""Of a text; more of them only cost a second round."""


class Memberships(NamedTuple):
    """Of each text what it shares with texts behind it: list `at` is `starts[at]` to `starts[at + 1]`."""

    starts: Array
    places: Array
    """uint32, where in the members of all groups the text stands."""
    behind: Array
    """uint8, how many members of the group come after it."""
    points: Array
    """uint16, what sharing the key of the group tells."""


def sharing_pairs(groups: Groups, strengths: Array, workers: ThreadPoolExecutor) -> Array:
    """Pairs of texts (packed, by their left text) that share enough keys for their strengths."""
    count = len(strengths)
    memberships = memberships_of(groups, count)

    def block(first: int) -> list[Array]:
        last = min(first + BLOCK_TEXTS, count)
        return list(block_pairs(groups.members, memberships, (first, last), strengths))

    blocks = [part for parts in workers.map(block, range(0, count, BLOCK_TEXTS)) for part in parts]
    return np.concatenate(blocks) if blocks else np.empty(0, dtype=np.uint64)


def memberships_of(groups: Groups, count: int) -> Memberships:
    """The memberships of `count` texts."""
    return Memberships(*_memberships(groups.starts, groups.members, groups.kinds, count))


def block_pairs(
    members: Array, memberships: Memberships, span: tuple[int, int], strengths: Array
) -> Iterator[Array]:
    """Pairs (packed) whose left text is in `span`."""
    first, last = span
    count = len(strengths)
    points = np.zeros(count, dtype=np.int32)
    touched = np.empty(count, dtype=np.int32)
    room = np.empty((last - first) * USUAL_PAIRS + count, dtype=np.uint64)
    while first < last:
        first, found = _pairs_from(members, memberships, (first, last), points, touched, strengths, room)
        yield room[:found].copy()


@kernel
def _memberships(
    starts: Array, members: Array, kinds: Array, count: int
) -> tuple[Array, Array, Array, Array]:
    firsts = np.zeros(count + 2, dtype=np.int64)
    for group in range(len(starts) - 1):
        for place in range(starts[group], starts[group + 1] - 1):
            firsts[members[place] + 2] += 1
    firsts = np.cumsum(firsts)
    places = np.empty(firsts[-1], dtype=np.uint32)
    behind = np.empty(firsts[-1], dtype=np.uint8)
    points = np.empty(firsts[-1], dtype=np.uint16)
    for group in range(len(starts) - 1):
        end = starts[group + 1]
        told = POINTS[kinds[group], end - starts[group]]
        for place in range(starts[group], end - 1):
            at = firsts[members[place] + 1]
            places[at], behind[at], points[at] = place, end - 1 - place, told
            firsts[members[place] + 1] += 1
    return firsts[:-1], places, behind, points


@kernel
def _pairs_from(
    members: Array,
    memberships: Memberships,
    span: tuple[int, int],
    points: Array,
    touched: Array,
    strengths: Array,
    room: Array,
) -> tuple[int, int]:
    """Fill `room` with pairs of the left texts of `span`; the text to go on with and the number of pairs."""
    found = 0
    for left in range(span[0], span[1]):
        count = 0
        for at in range(memberships.starts[left], memberships.starts[left + 1]):
            place = memberships.places[at]
            for behind in range(place + 1, place + 1 + memberships.behind[at]):
                right = members[behind]
                if points[right] == 0:
                    touched[count] = right
                    count += 1
                points[right] += memberships.points[at]
        if found + count > len(room):
            for at in range(count):
                points[touched[at]] = 0
            return left, found
        for at in range(count):
            right = touched[at]
            if points[right] * SHARE >= min(strengths[left], strengths[right]):
                room[found] = packed_pair(left, right)
                found += 1
            points[right] = 0
    return span[1], found
