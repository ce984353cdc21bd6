"""The points of an edition as tiles for the map."""

from collections.abc import Sequence
from pathlib import Path

from akkoord.engine.disclosure import PublicLocation
from akkoord.engine.map_tiles import DEEPEST_ZOOM, LAYER, MapPoint, map_tiles, write_archive

MEANINGS = {
    "id": "Lasting identifier of the location",
    "name": "Name of the site",
    "n": "Number of locations that come together in the mark",
    "to": "Zoom at which they come apart",
    "at": "Longitude and latitude of all of them, when they never come apart",
}


def write_map_tiles(path: Path, locations: Sequence[PublicLocation]) -> None:
    """Write the tiles of all locations with a point; no file when there is none."""
    points = [
        MapPoint(row.location_id, row.name, row.lat, row.lng)
        for row in locations
        if row.lat is not None and row.lng is not None
    ]
    if points:
        about = {"vector_layers": [{"id": LAYER, "fields": MEANINGS}]}
        write_archive(
            path, map_tiles(points), metadata=about, bounds=_bounds(points), zooms=(0, DEEPEST_ZOOM)
        )


def _bounds(points: Sequence[MapPoint]) -> tuple[float, float, float, float]:
    """West, south, east and north."""
    lngs, lats = [each.lng for each in points], [each.lat for each in points]
    return min(lngs), min(lats), max(lngs), max(lats)
