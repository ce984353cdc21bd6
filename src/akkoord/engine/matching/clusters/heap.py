"""A heap of edges that may be joined, in flat arrays: highest average first, then the smallest groups."""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel

_SMALL_FIRST = 1 << 31


class Heap(NamedTuple):
    """Entries in parallel arrays; whoever uses it counts how many there are."""

    order: Array
    """int64: average and left group, the greater the earlier."""
    right: Array
    """int32, the right group."""
    edge: Array
    """int32."""


@kernel
def new_heap(room: int) -> Heap:
    """Room for so many entries."""
    return Heap(
        np.empty(room, dtype=np.int64), np.empty(room, dtype=np.int32), np.empty(room, dtype=np.int32)
    )


@inner_kernel
def order_of(average: int, left: int) -> int:
    """Higher average first, then the smaller left group."""
    return (average << 32) | (_SMALL_FIRST - left)


@kernel
def grown(heap: Heap) -> Heap:
    """The heap with twice the room."""
    room = len(heap.order)
    larger = new_heap(2 * room)
    larger.order[:room], larger.right[:room], larger.edge[:room] = heap.order, heap.right, heap.edge
    return larger


@inner_kernel
def _comes_first(heap: Heap, one: int, other: int) -> bool:
    order = heap.order
    if order[one] != order[other]:
        return bool(order[one] > order[other])
    return bool(heap.right[one] < heap.right[other])


@inner_kernel
def _swap(heap: Heap, one: int, other: int) -> None:
    heap.order[one], heap.order[other] = heap.order[other], heap.order[one]
    heap.right[one], heap.right[other] = heap.right[other], heap.right[one]
    heap.edge[one], heap.edge[other] = heap.edge[other], heap.edge[one]


@inner_kernel
def push(heap: Heap, length: int, order: int, right: int, edge: int) -> int:
    """Put an entry to the `length` others; how many there are then."""
    heap.order[length], heap.right[length], heap.edge[length] = order, right, edge
    at = length
    while at > 0 and _comes_first(heap, at, (at - 1) // 2):
        _swap(heap, at, (at - 1) // 2)
        at = (at - 1) // 2
    return length + 1


@inner_kernel
def pop(heap: Heap, length: int) -> int:
    """Move the first of `length` entries to the last place, and return that place."""
    length -= 1
    _swap(heap, 0, length)
    at = 0
    while True:
        best = at
        for child in (2 * at + 1, 2 * at + 2):
            if child < length and _comes_first(heap, child, best):
                best = child
        if best == at:
            return length
        _swap(heap, at, best)
        at = best
