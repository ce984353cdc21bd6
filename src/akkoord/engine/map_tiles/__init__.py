"""Points on a map as vector tiles: many come together in one mark, and the mark says how many."""

from akkoord.engine.map_tiles.archive import BrokenArchive, read_archive, write_archive
from akkoord.engine.map_tiles.levels import DEEPEST_ZOOM
from akkoord.engine.map_tiles.tiles import LAYER, MapPoint, map_tiles
from akkoord.engine.map_tiles.vector_tile import Feature, read_tile, write_tile

__all__ = [
    "DEEPEST_ZOOM",
    "LAYER",
    "BrokenArchive",
    "Feature",
    "MapPoint",
    "map_tiles",
    "read_archive",
    "read_tile",
    "write_archive",
    "write_tile",
]
