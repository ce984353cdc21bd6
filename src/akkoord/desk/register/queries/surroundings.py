"""Where a location lies, how exactly that is known, and which other locations of the register are near."""

from collections.abc import Iterable
from dataclasses import dataclass

from akkoord.desk.register.drawing import (
    KM_IN_A_DEGREE,
    Scale,
    Window,
    kilometres,
    outlines,
    scale_of,
)
from akkoord.desk.register.models import ListRow, Location
from akkoord.desk.register.queries.facts import facts_that_count
from akkoord.desk.register.rules import SubmissionState
from akkoord.desk.register.rules.facts import TEXT_KINDS, newest_point

NEIGHBOURS = 20
_TOWN_KM, _LEAST_KM = 5.0, 0.1
_WIDE_KM = 600.0
"""To each side, on the drawing that shows where in the world it is."""
_MOST_DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another location of the register, where it stands on the drawing and how far it is."""

    location: Location
    x: float
    y: float
    km: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A location on two drawings: nearby and in the world."""

    lat: float
    lng: float
    source: str
    """`corrected` by the secretariat, `list`, or `town`: the middle of the town that the address names."""
    precision_km: float
    radius: float
    """The precision on the drawing."""
    near: str
    wide: str
    near_scale: Scale
    wide_scale: Scale
    neighbours: tuple[Neighbour, ...]


def surroundings_of(location: Location) -> Surroundings | None:
    """None where neither a list nor the address tells where it is."""
    known = _point_of(location)
    if known is None:
        return None
    lat, lng, source, precision = known
    near = Window(lat, lng, max(10.0, 4 * precision))
    wide = Window(lat, lng, _WIDE_KM)
    return Surroundings(
        lat=lat,
        lng=lng,
        source=source,
        precision_km=precision,
        radius=round(max(4.0, near.length(precision)), 1),
        near=outlines(near),
        wide=outlines(wide),
        near_scale=scale_of(near),
        wide_scale=scale_of(wide),
        neighbours=tuple(_neighbours(location, near)),
    )


def _point_of(location: Location) -> tuple[float, float, str, float] | None:
    if location.lat is None or location.lng is None:
        if location.town_lat is None or location.town_lng is None:
            return None
        return location.town_lat, location.town_lng, "town", _TOWN_KM
    here = (location.lng, location.lat)
    facts = facts_that_count([location.pk], TEXT_KINDS)
    if newest_point(facts.get(location.pk, [])):
        return location.lat, location.lng, "corrected", _rounding(*here)
    rows = ListRow.objects.filter(
        mention__location=location, submission__state=SubmissionState.ACCEPTED, lat__isnull=False
    )
    given = [(lng, lat) for lat, lng in rows.values_list("lat", "lng") if lat is not None and lng is not None]
    spread = [kilometres(here, point) for point in given]
    return location.lat, location.lng, "list", max([_rounding(*here), *spread])


def _rounding(*degrees: float) -> float:
    """Kilometres by which a point may be off for being written with so few decimals."""
    decimals = max(len(f"{each:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2]) for each in degrees)
    return max(_LEAST_KM, 0.5 * float(10**-decimals) * KM_IN_A_DEGREE)


def _neighbours(location: Location, window: Window) -> Iterable[Neighbour]:
    """The nearest other locations in the window."""
    west, south, east, north = window.sides
    found = Location.objects.filter(
        lat__range=(south, north), lng__range=(west, east), is_in_use=True, redirects_to__isnull=True
    ).exclude(pk=location.pk)
    here = (window.lng, window.lat)
    near = []
    for each in found.only("location_id", "name", "address", "lat", "lng"):
        if each.lat is not None and each.lng is not None:
            x, y = window.place((each.lng, each.lat))
            near.append(Neighbour(each, round(x, 1), round(y, 1), kilometres(here, (each.lng, each.lat))))
    return sorted(near, key=lambda each: (each.km, each.location.pk))[:NEIGHBOURS]
