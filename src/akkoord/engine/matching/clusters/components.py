"""Which rows hang together by any chain of pairs? Union-find on flat arrays."""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel


@kernel
def top_of(above: Array, member: int) -> int:
    """The smallest member of the group of `member`; halves the path on its way."""
    while above[member] != member:
        above[member] = above[above[member]]
        member = above[member]
    return member


@kernel
def _join_all(above: Array, left: Array, right: Array) -> None:
    for at in range(len(left)):
        first, second = top_of(above, left[at]), top_of(above, right[at])
        if first < second:
            above[second] = first
        elif second < first:
            above[first] = second


@kernel
def settle(above: Array) -> None:
    """Let every member name the top of its group at once; each names itself or a smaller one before."""
    for member in range(len(above)):
        above[member] = above[above[member]]


def components(count: int, left: Array, right: Array) -> Array:
    """int32, for each of `count` rows the smallest row that these pairs connect it with."""
    above = np.arange(count, dtype=np.int32)
    _join_all(above, left.astype(np.int32, copy=False), right.astype(np.int32, copy=False))
    settle(above)
    return above
