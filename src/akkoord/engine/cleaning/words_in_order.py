"""Which word of a list comes first by the alphabet, which second, and so on?"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.lexicon import Words, comes_before
from akkoord.engine.kernels import inner_kernel


def by_alphabet(words: Words, starts: Array, lists: Array) -> Array:
    """int32 beside the words of each list: their places in it, by the alphabet; equal words as they stand."""
    order = np.empty(len(lists), dtype=np.int32)
    _put_in_order(words, starts, lists, order)
    return order


@inner_kernel
def _put_in_order(words: Words, starts: Array, lists: Array, order: Array) -> None:
    for row in range(len(starts) - 1):
        start = starts[row]
        for at in range(start, starts[row + 1]):
            before = at
            while before > start and comes_before(words, lists[at], lists[start + order[before - 1]]):
                order[before] = order[before - 1]
                before -= 1
            order[before] = at - start
