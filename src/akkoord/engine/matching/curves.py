"""The sum of many curves of straight lines, for many values at once."""

from collections.abc import Sequence

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.kernels import kernel


def knots_of(curves: Sequence[tuple[Sequence[float], Sequence[float]]]) -> tuple[Ragged, Ragged]:
    """Where each curve bends, and its heights there."""
    return (
        Ragged.of([at for at, _ in curves], dtype=np.float64),
        Ragged.of([height for _, height in curves], dtype=np.float64),
    )


@kernel
def _height(value: float, at: Array, height: Array) -> float:
    if value <= at[0]:
        return float(height[0])
    for place in range(1, len(at)):
        if value <= at[place]:
            share = (value - at[place - 1]) / (at[place] - at[place - 1])
            return float(height[place - 1] + share * (height[place] - height[place - 1]))
    return float(height[-1])


@kernel
def _sums(values: Array, starts: Array, at: Array, height: Array) -> Array:
    sums = np.zeros(len(values), dtype=np.float64)
    for line in range(len(values)):
        for curve in range(len(starts) - 1):
            start, end = starts[curve], starts[curve + 1]
            sums[line] += _height(values[line, curve], at[start:end], height[start:end])
    return sums


def sums_of(values: Array, at: Ragged, height: Ragged) -> Array:
    """float64 by line of `values` (lines × curves): the sum of the curves' heights."""
    return np.asarray(_sums(values, at.starts, at.values, height.values))
