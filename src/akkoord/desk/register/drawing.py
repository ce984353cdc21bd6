"""A map as lines and circles: drawn on the server, so that it needs no script and asks nobody outside."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians
from pathlib import Path

from django.contrib.staticfiles import finders

WIDTH, HEIGHT = 640, 400
KM_IN_A_DEGREE = 111.32
_OUTLINES = "akkoord/vendor/atlas/countries.geojson"
_ROUND_SCALES = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y on the drawing."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world that a drawing shows, `half_width` kilometres to each side of its middle."""

    lat: float
    lng: float
    half_width: float

    @property
    def half_height(self) -> float:
        return self.half_width * HEIGHT / WIDTH

    def place(self, point: Point) -> Point:
        """Where a point stands on the drawing."""
        lng, lat = point
        east = (lng - self.lng) * KM_IN_A_DEGREE * cos(radians(self.lat))
        north = (lat - self.lat) * KM_IN_A_DEGREE
        return WIDTH / 2 + self.length(east), HEIGHT / 2 - self.length(north)

    def length(self, km: float) -> float:
        """So many kilometres on the drawing."""
        return km * WIDTH / 2 / self.half_width

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees."""
        high = self.half_height / KM_IN_A_DEGREE
        wide = self.half_width / (KM_IN_A_DEGREE * max(0.05, cos(radians(self.lat))))
        return self.lng - wide, self.lat - high, self.lng + wide, self.lat + high


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar of a round number of kilometres."""

    km: str
    length: int


def kilometres(one: Point, other: Point) -> float:
    """The way between two points that are not far apart."""
    middle = cos(radians((one[1] + other[1]) / 2))
    return hypot((one[0] - other[0]) * middle, one[1] - other[1]) * KM_IN_A_DEGREE


def scale_of(window: Window) -> Scale:
    """The longest round bar that takes at most a third of the drawing."""
    fitting = [km for km in _ROUND_SCALES if window.length(km) <= WIDTH / 3]
    km = fitting[-1] if fitting else _ROUND_SCALES[0]
    return Scale(f"{km:g}", round(window.length(km)))


def outlines(window: Window) -> str:
    """The land in the window as the path of an SVG drawing; borders of countries are its edges."""
    sides = window.sides
    shapes = (clipped(ring, sides) for box, ring in _rings() if _meets(box, sides))
    return " ".join(_path(window.place(point) for point in shape) for shape in shapes if shape)


@cache
def _rings() -> list[tuple[tuple[float, float, float, float], Sequence[Point]]]:
    """Every outer ring of every country with its box."""
    found = finders.find(_OUTLINES)
    features = json.loads(Path(str(found)).read_text("utf-8"))["features"] if found else []
    return [(_box(ring), ring) for feature in features for ring in _outer_rings(feature["geometry"])]


def _outer_rings(geometry: dict[str, object]) -> Iterator[Sequence[Point]]:
    shapes = geometry["coordinates"]
    polygons = shapes if geometry["type"] == "MultiPolygon" else [shapes]
    for polygon in polygons:  # type: ignore[attr-defined]  # GeoJSON
        yield [(lng, lat) for lng, lat, *_ in polygon[0]]


def _box(ring: Sequence[Point]) -> tuple[float, float, float, float]:
    lngs, lats = [lng for lng, _ in ring], [lat for _, lat in ring]
    return min(lngs), min(lats), max(lngs), max(lats)


def _meets(box: tuple[float, float, float, float], sides: tuple[float, float, float, float]) -> bool:
    return box[0] <= sides[2] and box[2] >= sides[0] and box[1] <= sides[3] and box[3] >= sides[1]


def clipped(ring: Sequence[Point], sides: tuple[float, float, float, float]) -> list[Point]:
    """The part of a ring within the sides, cut side by side (Sutherland and Hodgman)."""
    shape = list(ring)
    for axis, limit, keeps_more in (
        (0, sides[0], True),
        (1, sides[1], True),
        (0, sides[2], False),
        (1, sides[3], False),
    ):
        before, shape = shape, []
        for at, point in enumerate(before):
            last = before[at - 1]
            is_in, was_in = ((each[axis] >= limit) is keeps_more for each in (point, last))
            if is_in != was_in:
                shape.append(_crossing(last, point, axis, limit))
            if is_in:
                shape.append(point)
    return shape


def _crossing(one: Point, other: Point, axis: int, limit: float) -> Point:
    share = (limit - one[axis]) / (other[axis] - one[axis])
    crossing = [one[each] + share * (other[each] - one[each]) for each in (0, 1)]
    crossing[axis] = limit
    return crossing[0], crossing[1]


def _path(points: Iterable[Point]) -> str:
    """The points as a closed path; steps that nobody can see are left out."""
    kept: list[tuple[int, int]] = []
    for x, y in points:
        step = (round(x), round(y))
        if not kept or kept[-1] != step:
            kept.append(step)
    return "M" + "L".join(f"{x} {y}" for x, y in kept) + "Z"
