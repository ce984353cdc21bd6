"""Joins groups best pair first: a kernel on flat arrays, for one component after another.

An edge stands for all pairs of rows between two groups. The edges of a group are a linked list of half
edges, so that joining two groups touches their neighbours and nothing else; a heap holds the edges that
may be joined, and an entry that no longer tells the truth is passed over when it comes up.
"""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel
from akkoord.engine.matching.clusters.heap import Heap, grown, new_heap, order_of, pop, push

AVERAGE_LINK = 0.5
"""Two groups join when the mean probability of their pairs of rows reaches this and one pair is `same`:
when on average they are more likely one place than two (`docs/decisions/0010-average-link.md`)."""

HAS_SAME, IS_APART, IS_GONE = 1, 2, 4
"""Flags of an edge: the machine calls a pair of it the same; may not be joined; was joined into another."""
NOBODY, NOTHING = -1, -1
FIRST_ROOM = 64
"""Entries that the heap has room for at first."""
_PER_PAIR = 1_000
"""Averages are integers in parts per billion, of totals in parts per million."""
_ENOUGH = round(AVERAGE_LINK * 1_000_000_000)


class Edges(NamedTuple):
    """Between two groups all pairs of their members; groups go by their smallest row, left < right."""

    left: Array
    """int32."""
    right: Array
    """int32."""
    total: Array
    """int64, parts per million."""
    flags: Array
    """uint8."""


class Groups(NamedTuple):
    """What is known of each group; position = its smallest row."""

    above: Array
    """int32: where the group went, itself while it stands."""
    size: Array
    """int64, members: rows, or those that a person called the same as one."""
    bears: Array
    """int32, the location it has now, NOBODY for none: two groups with different ones stay apart."""
    head: Array
    """int32, first half edge; all NOTHING at the start, like the next two."""
    tail: Array
    """int32, last half edge."""
    mark: Array
    """int32, scratch."""


@inner_kernel
def _average(edges: Edges, groups: Groups, edge: int) -> int:
    """Parts per billion; -1 when the two groups may not be joined."""
    left, right = edges.left[edge], edges.right[edge]
    ours, theirs = groups.bears[left], groups.bears[right]
    if edges.flags[edge] != HAS_SAME or (ours != NOBODY and theirs != NOBODY and ours != theirs):
        return -1
    return int(edges.total[edge] * _PER_PAIR // (groups.size[left] * groups.size[right]))


@kernel
def agglomerate(starts: Array, edges: Edges, groups: Groups) -> None:
    """Join groups until no two are near enough; `groups.above` then leads to a smaller one or itself.

    Edges `starts[at]:starts[at + 1]` are one component; kernels may run side by side on different ones.
    What looks into edges, groups and heap stands in inner kernels, where nobody counts who uses them.
    """
    base, room = starts[0], FIRST_ROOM
    heap = new_heap(room)
    following = np.full(2 * (starts[-1] - base), NOTHING, dtype=np.int32)
    for component in range(len(starts) - 1):
        length = 0
        for edge in range(starts[component], starts[component + 1]):
            if length == room:
                heap, room = grown(heap), 2 * room
            _hang_ends(edges, groups, edge, base, following)
            length = _put_edge(edges, groups, edge, base, heap, length)
        while length > 0:
            length = pop(heap, length)
            half = _join_best(edges, groups, heap, length, following, base)
            while half != NOTHING:
                if length == room:
                    heap, room = grown(heap), 2 * room
                length = _put_edge(edges, groups, base + half // 2, base, heap, length)
                half = following[half]


@inner_kernel
def _put_edge(edges: Edges, groups: Groups, edge: int, base: int, heap: Heap, length: int) -> int:
    """Put an edge into the heap if its groups are near enough; how many entries there are then."""
    average = _average(edges, groups, edge)
    if average < _ENOUGH:
        return length
    return push(heap, length, order_of(average, edges.left[edge]), edges.right[edge], edge - base)


@inner_kernel
def _join_best(edges: Edges, groups: Groups, heap: Heap, at: int, following: Array, base: int) -> int:
    """Join the groups of an entry of the heap that still tells the truth: the first half edge of both."""
    edge = heap.edge[at] + base
    kept, gone = edges.left[edge], edges.right[edge]
    if heap.order[at] != order_of(_average(edges, groups, edge), kept) or heap.right[at] != gone:
        return NOTHING
    _join(edges, groups, kept, gone, following, base)
    return int(groups.head[kept])


@inner_kernel
def _hang_ends(edges: Edges, groups: Groups, edge: int, base: int, following: Array) -> None:
    _hang(groups, edges.left[edge], 2 * (edge - base), following)
    _hang(groups, edges.right[edge], 2 * (edge - base) + 1, following)


@inner_kernel
def _hang(groups: Groups, group: int, half: int, following: Array) -> None:
    if groups.head[group] == NOTHING:
        groups.head[group] = half
    else:
        following[groups.tail[group]] = half
    groups.tail[group] = half


@inner_kernel
def _join(edges: Edges, groups: Groups, kept: int, gone: int, following: Array, base: int) -> None:
    """Take `gone` into `kept`; two edges to the same third group become one."""
    _sweep(edges, groups, kept, following, base)
    half = groups.head[kept]
    while half != NOTHING:
        edge = base + half // 2
        groups.mark[edges.left[edge] + edges.right[edge] - kept] = edge
        half = following[half]
    half = groups.head[gone]
    while half != NOTHING:
        if not edges.flags[base + half // 2] & IS_GONE:
            _rehang(edges, groups, kept, gone, base + half // 2)
        half = following[half]
    half = groups.head[kept]
    while half != NOTHING:
        edge = base + half // 2
        groups.mark[edges.left[edge] + edges.right[edge] - kept] = NOTHING
        half = following[half]
    following[groups.tail[kept]] = groups.head[gone]
    groups.tail[kept] = groups.tail[gone]
    _sweep(edges, groups, kept, following, base)
    groups.above[gone] = kept
    groups.size[kept] += groups.size[gone]
    if groups.bears[kept] == NOBODY:
        groups.bears[kept] = groups.bears[gone]


@inner_kernel
def _rehang(edges: Edges, groups: Groups, kept: int, gone: int, edge: int) -> None:
    """Let an edge of `gone` end at `kept`, or add it to the one that already leads to its other end."""
    third = edges.left[edge] + edges.right[edge] - gone
    into = groups.mark[third]
    if third == kept:
        edges.flags[edge] |= IS_GONE
    elif into != NOTHING:
        edges.total[into] += edges.total[edge]
        edges.flags[into] |= edges.flags[edge]
        edges.flags[edge] |= IS_GONE
    else:
        edges.left[edge], edges.right[edge] = min(kept, third), max(kept, third)


@inner_kernel
def _sweep(edges: Edges, groups: Groups, group: int, following: Array, base: int) -> None:
    """Take edges that are gone out of the list of `group`."""
    half, before = groups.head[group], NOTHING
    while half != NOTHING:
        after = following[half]
        if edges.flags[base + half // 2] & IS_GONE:
            if before == NOTHING:
                groups.head[group] = after
            else:
                following[before] = after
        else:
            before = half
        half = after
    groups.tail[group] = before
