"""Which points come together at a zoom of the map.

The world is a square (Web Mercator) that each zoom cuts into four times as many cells; the points of a
cell become one mark at their middle. In Morton order the points of a cell stand in one run at every zoom.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

BITS = 26
"""The world is 2**26 units wide: half a metre at the equator, far below what a public point tells."""
CELL_BITS = 3
"""A tile is cut into 8 × 8 cells, about as wide as a finger when a tile is 512 points wide."""
DEEPEST_ZOOM = 12
"""Here only points at the very same place come together; deeper zooms show the same tiles larger."""
MOST_NORTHERN = 85.05


@dataclass(frozen=True, slots=True)
class Places:
    """Points in units from the north-west corner, in Morton order."""

    order: Numbers
    """The number that each point had before it was put in order."""
    x: Numbers
    y: Numbers
    code: Numbers


@dataclass(frozen=True, slots=True)
class Level:
    """The marks of one zoom; they stand in Morton order, so those of a tile stand together."""

    zoom: int
    first: Numbers
    """The first point of each mark, as its number in `Places`."""
    count: Numbers
    x: Numbers
    y: Numbers
    apart: Numbers
    """The zoom at which the points of a mark come apart; 0 when they are all at the same place."""


def places(lats: NDArray[np.float64], lngs: NDArray[np.float64]) -> Places:
    """Put points, in degrees, on the square and in Morton order; equal points in the order given."""
    world = 1 << BITS
    sines = np.sin(np.radians(np.clip(lats, -MOST_NORTHERN, MOST_NORTHERN)))
    down = 0.5 - np.log((1 + sines) / (1 - sines)) / (4 * np.pi)
    x = np.clip((lngs + 180) / 360 * world, 0, world - 1).astype(np.int64)
    y = np.clip(down * world, 0, world - 1).astype(np.int64)
    code = _spread(x) | (_spread(y) << 1)
    order = np.argsort(code, kind="stable").astype(np.int64)
    return Places(order, x[order], y[order], code[order])


def levels(points: Places) -> Iterator[Level]:
    """The marks of every zoom, from the whole world down."""
    for zoom in range(DEEPEST_ZOOM + 1):
        shift = 0 if zoom == DEEPEST_ZOOM else 2 * (BITS - zoom - CELL_BITS)
        yield _level(points, zoom=zoom, shift=shift)


def _level(points: Places, *, zoom: int, shift: int) -> Level:
    cells = points.code >> shift
    first = np.flatnonzero(np.diff(cells, prepend=-1)).astype(np.int64)
    count = np.diff(first, append=len(cells))
    return Level(
        zoom=zoom,
        first=first,
        count=count,
        x=np.add.reduceat(points.x, first) // count,
        y=np.add.reduceat(points.y, first) // count,
        apart=_apart(points.code[first], points.code[first + count - 1]),
    )


def _apart(lowest: Numbers, highest: Numbers) -> Numbers:
    """The zoom at which two codes lie in different cells: as soon as a cell is smaller than their first
    difference."""
    difference = lowest ^ highest
    bit = np.log2(np.maximum(difference, 1)).astype(np.int64) // 2
    zoom = np.clip(BITS - CELL_BITS - bit, 0, DEEPEST_ZOOM)
    return np.where(difference == 0, 0, zoom)


def _spread(numbers: Numbers) -> Numbers:
    """A zero bit before every bit of a number of at most 26 bits."""
    spread = numbers
    for step, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        spread = (spread | (spread << step)) & mask
    return spread
