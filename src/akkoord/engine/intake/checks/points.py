"""Read the coordinates of each row, mend what can be mended for certain, and tell it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from akkoord.engine.cleaning.countries import extent_of, name_of
from akkoord.engine.intake.coordinates import Angle, Axis, is_null_island, read_angle, read_pair
from akkoord.engine.intake.findings import Place, problem_of
from akkoord.engine.intake.tables import SheetRows
from akkoord.engine.problems import Problem


@dataclass(frozen=True, slots=True)
class Points:
    """Latitude and longitude of each row, null where it has none that can be used."""

    lats: pa.Array
    lngs: pa.Array
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Point:
    """A point as read, with the code of its problem, "" when all is well, and what the problem shows."""

    lat: float | None = None
    lng: float | None = None
    code: str = ""
    params: tuple[tuple[str, str], ...] = ()


def read_points(place: Place, rows: SheetRows, countries: pa.Array) -> Points:
    """The points of all rows; each distinct text in each country is read once."""
    if not any(rows.has(field) for field in ("lat", "lng", "coordinates")):
        nulls = pa.nulls(rows.height, pa.float64())
        return Points(nulls, nulls, [])
    columns = (rows.text("lat"), rows.text("lng"), rows.text("coordinates"), countries)
    cells = list(zip(*(column.to_pylist() for column in columns), strict=True))
    read = {each: read_point(*each) for each in dict.fromkeys(cells)}
    points = [read[each] for each in cells]
    lats, lngs = ([getattr(point, axis) for point in points] for axis in ("lat", "lng"))
    return Points(
        pa.array(lats, pa.float64()), pa.array(lngs, pa.float64()), list(_told(place, rows, points))
    )


def read_point(lat: str, lng: str, pair: str, country: str) -> Point:
    """The point of one row; `pair` is a column with both in one cell, which goes before the other two."""
    both = read_pair(pair)
    if read_angle(both[0], Axis.LAT).readings and read_angle(both[1], Axis.LNG).readings:
        lat, lng = both
    elif pair and not (lat and lng):
        return _not_understood(pair)
    if not lat and not lng:
        return Point()
    if not (lat and lng):
        return Point(code="coordinates_half")
    return _in_country(read_angle(lat, Axis.LAT), read_angle(lng, Axis.LNG), (lat, lng), country)


def _not_understood(text: str) -> Point:
    return Point(code="coordinates_not_understood", params=(("value", text),))


def _in_country(lat: Angle, lng: Angle, texts: tuple[str, str], country: str) -> Point:
    unread = [text for angle, text in zip((lat, lng), texts, strict=True) if not angle.readings]
    if unread:
        return _not_understood(unread[0])
    if lat.lost_point or lng.lost_point:
        return _restored(lat, lng, texts, country)
    return _located(lat, lng, texts, country)


def _located(lat: Angle, lng: Angle, texts: tuple[str, str], country: str) -> Point:
    point = (lat.readings[0], lng.readings[0])
    if is_null_island(*point):
        return Point(code="coordinates_zero")
    extent = extent_of(country)
    if extent and point not in extent and point[::-1] in extent:
        return Point(point[1], point[0], "coordinates_swapped", (("country", name_of(country)),))
    if abs(point[0]) > Axis.LAT.largest or abs(point[1]) > Axis.LNG.largest:
        return Point(code="coordinates_out_of_range", params=(("value", ", ".join(texts)),))
    if extent and point not in extent:
        return Point(code="coordinates_elsewhere", params=(("country", name_of(country)),))
    return Point(*point)


def _restored(lat: Angle, lng: Angle, texts: tuple[str, str], country: str) -> Point:
    """The one way to put the points back that lies inside the country; without a single one, none."""
    extent = extent_of(country)
    fitting = [(a, b) for a in lat.readings for b in lng.readings if extent and (a, b) in extent]
    if len(fitting) != 1:
        return _not_understood(", ".join(texts))
    reading = f"{fitting[0][0]}, {fitting[0][1]}"
    return Point(
        *fitting[0], "coordinates_point_restored", (("value", ", ".join(texts)), ("reading", reading))
    )


def _told(place: Place, rows: SheetRows, points: list[Point]) -> Iterator[Problem]:
    """One problem for each kind and value."""
    field = next(each for each in ("lat", "coordinates", "lng") if rows.has(each))
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[int]] = {}
    for index, point in enumerate(points):
        if point.code:
            groups.setdefault((point.code, point.params), []).append(index)
    for (code, params), indices in groups.items():
        yield problem_of(place, code, np.array(indices), field=field, **dict(params))
