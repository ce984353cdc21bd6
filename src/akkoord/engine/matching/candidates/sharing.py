"""Which two texts share enough to be compared? The points of all keys that they share are added up."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from akkoord.engine.matching.arrays import Array
from akkoord.engine.matching.candidates.groups import Groups
from akkoord.engine.matching.candidates.kinds import POINTS, SHARE
from akkoord.engine.matching.candidates.texts import packed_pair
from akkoord.engine.matching.kernels import kernel

BLOCK_TEXTS = 32768
USUAL_PAIRS = 16
"""Of a text; more of them only cost a second round."""


def sharing_pairs(groups: Groups, strengths: Array, workers: ThreadPoolExecutor) -> Array:
    """Pairs of texts (packed, by their left text) that share enough keys for their strengths."""
    count = len(strengths)
    group_starts, group_ids = groups_of_texts(groups.starts, groups.members, count)

    def block(first: int) -> list[Array]:
        last = min(first + BLOCK_TEXTS, count)
        return list(block_pairs(groups, group_starts, group_ids, (first, last), strengths))

    blocks = [part for parts in workers.map(block, range(0, count, BLOCK_TEXTS)) for part in parts]
    return np.concatenate(blocks) if blocks else np.empty(0, dtype=np.uint64)


def block_pairs(
    groups: Groups, group_starts: Array, group_ids: Array, span: tuple[int, int], strengths: Array
) -> Iterator[Array]:
    """Pairs (packed) whose left text is in `span`, of `groups` and what `groups_of_texts` says of them."""
    first, last = span
    count = len(strengths)
    points = np.zeros(count, dtype=np.int32)
    touched = np.empty(count, dtype=np.int32)
    room = np.empty((last - first) * USUAL_PAIRS + count, dtype=np.uint64)
    while first < last:
        first, found = _pairs_from(
            groups.starts,
            groups.members,
            groups.kinds,
            group_starts,
            group_ids,
            first,
            last,
            points,
            touched,
            strengths,
            room,
        )
        yield room[:found].copy()


@kernel
def groups_of_texts(starts: Array, members: Array, count: int) -> tuple[Array, Array]:
    """For each text the groups that it is in."""
    group_starts = np.zeros(count + 2, dtype=np.int64)
    for text in members:
        group_starts[text + 2] += 1
    group_starts = np.cumsum(group_starts)
    group_ids = np.empty(len(members), dtype=np.uint32)
    for group in range(len(starts) - 1):
        for place in range(starts[group], starts[group + 1]):
            text = members[place]
            group_ids[group_starts[text + 1]] = group
            group_starts[text + 1] += 1
    return group_starts[:-1], group_ids


@kernel
def _pairs_from(
    starts: Array,
    members: Array,
    kinds: Array,
    group_starts: Array,
    group_ids: Array,
    first: int,
    last: int,
    points: Array,
    touched: Array,
    strengths: Array,
    room: Array,
) -> tuple[int, int]:
    """Fill `room` with pairs from left text `first` on; the text to go on with and the number of pairs."""
    found = 0
    for left in range(first, last):
        count = 0
        for at in range(group_starts[left], group_starts[left + 1]):
            group = group_ids[at]
            end = starts[group + 1]
            told = POINTS[kinds[group], end - starts[group]]
            place = end - 1
            while members[place] > left:
                right = members[place]
                if points[right] == 0:
                    touched[count] = right
                    count += 1
                points[right] += told
                place -= 1
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
    return last, found
