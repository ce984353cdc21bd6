"""Where do two rows lie, as far as country, coordinates, known towns, postal codes and identifiers tell?"""

import math

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel_part
from akkoord.engine.matching.comparing.comparable import (
    COUNTRY,
    IDENTIFIERS,
    PLACES,
    POSTCODE,
    Comparable,
)
from akkoord.engine.matching.comparing.measures import (
    COUNTRY_DIFFERS,
    COUNTRY_UNKNOWN,
    FAR,
    IDENTIFIER_DIFFERS,
    IDENTIFIER_SAME,
    NEAR,
    POSTCODE_DIFFERS,
    POSTCODE_SAME,
    TOWN_SAME,
    TOWNS_APART,
)
from akkoord.engine.matching.comparing.points import kilometres

NEAR_KM = 5.0
NEAR_ENOUGH = 0.8
"""Points at most one kilometre apart stand for an address."""
FAR_KM = 100.0
ONE_TOWN_KM = 20.0
OTHER_TOWN_KM = 200.0
OTHER_TOWN_DEGREES = 2.0
"""Latitudes so far apart are further than OTHER_TOWN_KM."""
PLACE = 3
"""Values by known place: number, latitude, longitude."""


@kernel_part
def compare_identifiers(rows: Comparable, left: int, right: int, out: Array) -> None:
    is_common = is_same = False
    for ours in range(rows.heads[left, IDENTIFIERS], rows.heads[left + 1, IDENTIFIERS], 2):
        for theirs in range(rows.heads[right, IDENTIFIERS], rows.heads[right + 1, IDENTIFIERS], 2):
            if rows.identifiers[ours] == rows.identifiers[theirs]:
                is_common = True
                is_same |= rows.identifiers[ours + 1] == rows.identifiers[theirs + 1]
    out[IDENTIFIER_SAME] = 1.0 if is_same else 0.0
    out[IDENTIFIER_DIFFERS] = 1.0 if is_common and not is_same else 0.0


@kernel_part
def compare_places(rows: Comparable, left: int, right: int, out: Array) -> None:
    """Country, nearness (1 at one point, 0 from 5 km on) and farness (0 up to 5 km, 1 from 100 km on)."""
    ours, theirs = rows.heads[left, COUNTRY], rows.heads[right, COUNTRY]
    out[COUNTRY_DIFFERS] = 1.0 if ours and theirs and ours != theirs else 0.0
    out[COUNTRY_UNKNOWN] = 0.0 if ours and theirs else 1.0
    a, b = rows.point[left], rows.point[right]
    if not (math.isnan(a[0]) or math.isnan(b[0])):
        distance = kilometres(a[0], a[1], b[0], b[1])
        out[NEAR] = max(0.0, 1.0 - distance / NEAR_KM)
        out[FAR] = min(1.0, max(0.0, (distance - NEAR_KM) / (FAR_KM - NEAR_KM)))


@kernel_part
def _names_same_town(rows: Comparable, left: int, right: int) -> bool:
    for ours in range(rows.heads[left, PLACES], rows.heads[left + 1, PLACES], PLACE):
        for theirs in range(rows.heads[right, PLACES], rows.heads[right + 1, PLACES], PLACE):
            if rows.places[ours] == rows.places[theirs] >= 0:
                return True
    return False


@kernel_part
def _nearest_towns(rows: Comparable, left: int, right: int) -> float:
    """Kilometres between the nearest two towns, OTHER_TOWN_KM at most where it is more north or south,
    negative where a row names none."""
    nearest = -1.0
    for ours in range(rows.heads[left, PLACES], rows.heads[left + 1, PLACES], PLACE):
        for theirs in range(rows.heads[right, PLACES], rows.heads[right + 1, PLACES], PLACE):
            if rows.places[ours] < 0 or rows.places[theirs] < 0:
                continue
            distance = OTHER_TOWN_KM
            if abs(rows.places[ours + 1] - rows.places[theirs + 1]) < OTHER_TOWN_DEGREES:
                distance = kilometres(
                    rows.places[ours + 1],
                    rows.places[ours + 2],
                    rows.places[theirs + 1],
                    rows.places[theirs + 2],
                )
            nearest = distance if nearest < 0 else min(nearest, distance)
    return nearest


@kernel_part
def compare_towns(rows: Comparable, left: int, right: int, out: Array) -> None:
    """A town that both name, or how far apart the nearest two are (0 up to 20 km, 1 from 200 km on)."""
    if _names_same_town(rows, left, right):
        out[TOWN_SAME], out[TOWNS_APART] = 1.0, 0.0
    else:
        nearest = _nearest_towns(rows, left, right)
        out[TOWNS_APART] = min(1.0, max(0.0, (nearest - ONE_TOWN_KM) / (OTHER_TOWN_KM - ONE_TOWN_KM)))
    one, other = rows.heads[left, POSTCODE], rows.heads[right, POSTCODE]
    out[POSTCODE_SAME] = 1.0 if one and one == other else 0.0
    out[POSTCODE_DIFFERS] = 1.0 if one and other and one != other else 0.0
