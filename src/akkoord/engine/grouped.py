"""Which positions have the same number? Counted once and placed once, without comparing any."""

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.kernels import kernel


@kernel
def _placed(numbers: Array, starts: Array) -> Array:
    """Positions in the order of their numbers; `starts` ends as where each number's positions end."""
    positions = np.empty(len(numbers), dtype=np.int32)
    for at in range(len(numbers)):
        positions[starts[numbers[at]]] = at
        starts[numbers[at]] += 1
    return positions


def grouped(numbers: Array, count: int) -> Ragged:
    """int32: of each number below `count` the positions that have it, ascending."""
    starts = starts_of(np.bincount(numbers, minlength=count))
    return Ragged(starts, _placed(numbers, starts.copy()))
