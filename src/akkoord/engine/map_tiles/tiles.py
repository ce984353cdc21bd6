"""The tiles of a list of locations: what a mark on the map may say, and in which tile it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from akkoord.engine.map_tiles.levels import BITS, Level, Places, levels, places
from akkoord.engine.map_tiles.vector_tile import EXTENT, EXTENT_BITS, Feature, write_tile

LAYER = "locations"
TILES_AT_A_TIME = 1_000
"""Tiles whose marks are made together."""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """All that a tile can say of a location; a field that is not here cannot be on the map."""

    location_id: str
    name: str
    lat: float
    lng: float


def map_tiles(points: Sequence[MapPoint]) -> Iterator[tuple[int, int, int, bytes]]:
    """Zoom, column, row and content of every tile with a mark.

    A mark of one location has its identifier (`id`) and `name`. A mark of several has their number
    (`n`) and the zoom at which they come apart (`to`) or, when they never do, the longitude and
    latitude of all of them (`at`).
    """
    if not points:
        return
    on_map = places(np.array([each.lat for each in points]), np.array([each.lng for each in points]))
    for level in levels(on_map):
        yield from _tiles_of_level(level, on_map, points)


def _tiles_of_level(
    level: Level, on_map: Places, points: Sequence[MapPoint]
) -> Iterator[tuple[int, int, int, bytes]]:
    shift = BITS - level.zoom
    columns, rows = level.x >> shift, level.y >> shift
    begins = np.flatnonzero(np.diff(columns, prepend=-1) | np.diff(rows, prepend=-1)).tolist()
    edges = [*begins, len(level.x)]
    for at in range(0, len(begins), TILES_AT_A_TIME):
        bounds = edges[at : at + TILES_AT_A_TIME + 1]
        features = _features(level, slice(bounds[0], bounds[-1]), on_map, points)
        for begin, end in pairwise(bounds):
            own = features[begin - bounds[0] : end - bounds[0]]
            yield level.zoom, int(columns[begin]), int(rows[begin]), write_tile(LAYER, own)


def _features(level: Level, part: slice, on_map: Places, points: Sequence[MapPoint]) -> list[Feature]:
    """Those of a part of the marks; of all at once they would take a gigabyte."""
    shift = BITS - level.zoom - EXTENT_BITS
    return [
        Feature(x, y, _alone(points[one]) if count == 1 else _together(count, apart, points[one]))
        for x, y, one, count, apart in zip(
            ((level.x[part] >> shift) & (EXTENT - 1)).tolist(),
            ((level.y[part] >> shift) & (EXTENT - 1)).tolist(),
            on_map.order[level.first[part]].tolist(),
            level.count[part].tolist(),
            level.apart[part].tolist(),
            strict=True,
        )
    ]


def _alone(point: MapPoint) -> dict[str, str | int]:
    return {"id": point.location_id, "name": point.name}


def _together(count: int, apart: int, one: MapPoint) -> dict[str, str | int]:
    return {"n": count, "to": apart} if apart else {"n": count, "at": f"{one.lng},{one.lat}"}
