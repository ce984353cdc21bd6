"""The tiles of a list of locations: what a mark on the map may say, and in which tile it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from akkoord.engine.map_tiles.levels import BITS, Level, Places, levels, places
from akkoord.engine.map_tiles.vector_tile import EXTENT, EXTENT_BITS, Feature, write_tile

LAYER = "locations"


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
    features = _features(level, on_map, points)
    for begin, end in zip(begins, [*begins[1:], len(features)], strict=True):
        yield level.zoom, int(columns[begin]), int(rows[begin]), write_tile(LAYER, features[begin:end])


def _features(level: Level, on_map: Places, points: Sequence[MapPoint]) -> list[Feature]:
    shift = BITS - level.zoom - EXTENT_BITS
    return [
        Feature(x, y, _alone(points[one]) if count == 1 else _together(count, apart, points[one]))
        for x, y, one, count, apart in zip(
            ((level.x >> shift) & (EXTENT - 1)).tolist(),
            ((level.y >> shift) & (EXTENT - 1)).tolist(),
            on_map.order[level.first].tolist(),
            level.count.tolist(),
            level.apart.tolist(),
            strict=True,
        )
    ]


def _alone(point: MapPoint) -> dict[str, str | int]:
    return {"id": point.location_id, "name": point.name}


def _together(count: int, apart: int, one: MapPoint) -> dict[str, str | int]:
    return {"n": count, "to": apart} if apart else {"n": count, "at": f"{one.lng},{one.lat}"}
