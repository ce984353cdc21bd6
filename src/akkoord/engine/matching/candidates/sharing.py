"""Which two texts share enough to be compared? The points of all keys that they share are added up."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.grouped import grouped
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.candidates.groups import Groups
from akkoord.engine.matching.candidates.kinds import LEAST_STRENGTH, POINTS, SHARE
from akkoord.engine.matching.candidates.texts import packed_pair

BLOCKS_OF_THREAD = 2
"""The first texts have most texts behind them, so a thread takes a block of those and a later one."""
USUAL_PAIRS = 16
"""Of a text; more of them only cost a second round."""


class Memberships(NamedTuple):
    """What each text of a span shares with texts behind it: list `at` is `starts[at]` to `starts[at + 1]`."""

    starts: Array
    places: Array
    """uint32, where in the members of all groups the text stands."""
    behind: Array
    """uint8, how many members of the group come after it."""
    points: Array
    """uint16, what sharing the key of the group tells."""


def sharing_pairs(groups: Groups, strengths: Array, threads: int) -> Array:
    """Pairs of texts (packed, by their left text) that share enough keys for their strengths.

    The groups ascend by their first members.
    """
    bounds = np.linspace(0, len(strengths), BLOCKS_OF_THREAD * threads + 1).astype(np.int64).tolist()
    with ThreadPoolExecutor(threads) as workers:
        blocks = list(workers.map(lambda span: list(block_pairs(groups, span, strengths)), pairwise(bounds)))
    return np.concatenate([np.empty(0, dtype=np.uint64), *chain.from_iterable(blocks)])


def by_first_member(groups: Groups, count: int) -> Groups:
    """The groups of `count` texts in another order: what like texts share then stands near each other."""
    order = grouped(groups.members[groups.starts[:-1]], count).values
    starts, members = np.empty_like(groups.starts), np.empty_like(groups.members)
    _put_in_order(groups.starts, groups.members, order, starts, members)
    return Groups(starts, members, groups.kinds[order])


@kernel
def _put_in_order(starts: Array, members: Array, order: Array, new_starts: Array, new_members: Array) -> None:
    filled = 0
    new_starts[0] = 0
    for at in range(len(order)):
        for place in range(starts[order[at]], starts[order[at] + 1]):
            new_members[filled] = members[place]
            filled += 1
        new_starts[at + 1] = filled


def block_pairs(groups: Groups, span: tuple[int, int], strengths: Array) -> Iterator[Array]:
    """Pairs (packed) whose left text is in `span`; the groups ascend by their first members."""
    first, last = span
    count = len(strengths)
    memberships = Memberships(*_memberships(groups.starts, groups.members, groups.kinds, span))
    points = np.zeros(count, dtype=np.int32)
    touched = np.empty(count, dtype=np.int32)
    room = np.empty((last - first) * USUAL_PAIRS + count, dtype=np.uint64)
    start = first
    while start < last:
        start, found = _pairs_from(groups.members, memberships, span, start, points, touched, strengths, room)
        yield room[:found].copy()


@kernel
def _memberships(
    starts: Array, members: Array, kinds: Array, span: tuple[int, int]
) -> tuple[Array, Array, Array, Array]:
    first, last = span
    firsts = np.zeros(last - first + 2, dtype=np.int64)
    groups = 0
    while groups < len(starts) - 1 and members[starts[groups]] < last:
        groups += 1
    for group in range(groups):
        for place in range(starts[group], starts[group + 1] - 1):
            if members[place] >= last:
                break
            if members[place] >= first:
                firsts[members[place] - first + 2] += 1
    firsts = np.cumsum(firsts)
    places = np.empty(firsts[-1], dtype=np.uint32)
    behind = np.empty(firsts[-1], dtype=np.uint8)
    points = np.empty(firsts[-1], dtype=np.uint16)
    for group in range(groups):
        end = starts[group + 1]
        told = POINTS[kinds[group], end - starts[group]]
        for place in range(starts[group], end - 1):
            if members[place] >= last:
                break
            if members[place] >= first:
                at = firsts[members[place] - first + 1]
                places[at], behind[at], points[at] = place, end - 1 - place, told
                firsts[members[place] - first + 1] += 1
    return firsts[:-1], places, behind, points


@kernel
def _pairs_from(
    members: Array,
    memberships: Memberships,
    span: tuple[int, int],
    start: int,
    points: Array,
    touched: Array,
    strengths: Array,
    room: Array,
) -> tuple[int, int]:
    """Fill `room` with pairs of the left texts of `span` from `start` on.

    Returns the text to go on with and the number of pairs.
    """
    found = 0
    for left in range(start, span[1]):
        count = 0
        for at in range(memberships.starts[left - span[0]], memberships.starts[left - span[0] + 1]):
            following = np.int64(memberships.places[at]) + 1
            told = np.int32(memberships.points[at])
            for place in range(following, following + memberships.behind[at]):
                right = members[place]
                touched[count] = right
                count += points[right] == 0
                points[right] += told
        if found + count > len(room):
            for at in range(count):
                points[touched[at]] = 0
            return left, found
        for at in range(count):
            right = touched[at]
            shared = points[right] * SHARE
            points[right] = 0
            if shared >= LEAST_STRENGTH and shared >= min(strengths[left], strengths[right]):
                room[found] = packed_pair(left, right)
                found += 1
    return span[1], found
