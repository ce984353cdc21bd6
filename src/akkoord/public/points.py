"""The points of an edition's list, in memory: which locations lie in a part of the map."""

from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from akkoord.public.edition_rows import POINT_COLUMNS
from akkoord.public.search import open_index

LONGEST_BOX = 100
"""Characters."""
SIDES, COORDINATES = 4, 2
WIDTH_OF_THE_WORLD = 360


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map, in degrees; one that crosses the date line has its west east of its east."""

    west: float
    south: float
    east: float
    north: float

    @property
    def text(self) -> str:
        """As it stands in an address."""
        return ",".join(f"{side:g}" for side in (self.west, self.south, self.east, self.north))


class PointTable:
    """Number, latitude and longitude of every location that has a point."""

    def __init__(self, rows: NDArray[np.void]) -> None:
        self._numbers = rows["number"]
        self._lats = rows["lat"]
        self._lngs = rows["lng"]

    def __len__(self) -> int:
        return len(self._numbers)

    def inside(self, box: Box) -> NDArray[np.int64]:
        """The numbers of the locations in `box`, in the order of the list."""
        east_of_west, west_of_east = self._lngs >= box.west, self._lngs <= box.east
        between = east_of_west & west_of_east if box.west <= box.east else east_of_west | west_of_east
        found: NDArray[np.int64] = self._numbers[
            between & (self._lats >= box.south) & (self._lats <= box.north)
        ]
        return found


@lru_cache(maxsize=2)
def point_table(path: Path) -> PointTable:
    """The points of the search index at `path`; read once, since an edition never changes."""
    return PointTable(np.fromiter(open_index(path).points(), dtype=POINT_COLUMNS))


def box_of(text: str) -> Box | None:
    """Read `west,south,east,north` or, for one place, `longitude,latitude`; None when it is neither."""
    numbers = _numbers(text)
    if len(numbers) == COORDINATES:
        numbers *= 2
    if len(numbers) != SIDES or numbers[1] > numbers[3]:
        return None
    west, south, east, north = numbers
    if east - west >= WIDTH_OF_THE_WORLD:
        return Box(-180, south, 180, north)
    return Box(_around(west), south, _around(east), north)


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text[:LONGEST_BOX].split(",")]
    except ValueError:
        return []
    return numbers if all(isfinite(number) for number in numbers) else []


def _around(lng: float) -> float:
    """The same longitude between -180 and 180."""
    return lng if -180 <= lng <= 180 else (lng + 180) % WIDTH_OF_THE_WORLD - 180  # noqa: PLR2004 - degrees
