"""The sum of many curves of straight lines, for many values at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.kernels import inner_kernel, kernel


class Knots(NamedTuple):
    """Where curves bend: curve `at` from `starts[at]` to `starts[at + 1]`."""

    starts: Array
    at: Array
    height: Array


def knots_of(curves: Sequence[tuple[Sequence[float], Sequence[float]]]) -> Knots:
    """Where each curve bends, and its heights there."""
    at = Ragged.of([at for at, _ in curves], dtype=np.float64)
    return Knots(at.starts, at.values, Ragged.of([height for _, height in curves], dtype=np.float64).values)


@inner_kernel
def _height(value: float, knots: Knots, start: int, end: int) -> float:
    at, height = knots.at, knots.height
    if value <= at[start]:
        return float(height[start])
    for place in range(start + 1, end):
        if value <= at[place]:
            share = (value - at[place - 1]) / (at[place] - at[place - 1])
            return float(height[place - 1] + share * (height[place] - height[place - 1]))
    return float(height[end - 1])


@inner_kernel
def sum_of(values: Array, knots: Knots) -> float:
    """The sum of the curves' heights at these values, one for each curve."""
    total = 0.0
    for curve in range(len(values)):
        total += _height(values[curve], knots, knots.starts[curve], knots.starts[curve + 1])
    return total


@kernel
def sums_of(values: Array, knots: Knots) -> Array:
    """float64 by line of `values` (lines × curves): the sum of the curves' heights."""
    sums = np.zeros(len(values), dtype=np.float64)
    for line in range(len(values)):
        sums[line] = sum_of(values[line], knots)
    return sums
