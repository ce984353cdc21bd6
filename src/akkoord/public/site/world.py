"""The world as a picture drawn on the server: a circle for each country, or one point in its surroundings."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log, pi, radians, sqrt, tan
from pathlib import Path

import pycountry
from django.contrib.staticfiles import finders
from django.utils.translation import get_language

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.disclosure import CountryCount

SIDE = 10_000
"""Width of the picture `world.svg`, a square in Web Mercator."""
SMALLEST_CIRCLE, LARGEST_CIRCLE = 45, 330
ROOM_FOR_A_NUMBER = 170
"""A circle with a larger radius has its number in it."""
AROUND_A_POINT = (2_000, 1_100)
MOST_NORTHERN = 84.0


@dataclass(frozen=True, slots=True)
class CountryCircle:
    """How many locations a country has, as a circle on the picture."""

    name: str
    locations: int
    x: int
    y: int
    radius: int

    @property
    def has_room(self) -> bool:
        """Does its number fit into it?"""
        return self.radius >= ROOM_FOR_A_NUMBER


@dataclass(frozen=True, slots=True)
class PointOnPicture:
    """A point, and the part of the picture around it."""

    x: int
    y: int
    left: int
    top: int
    width: int
    height: int


def country_circles(counts: Sequence[CountryCount]) -> list[CountryCircle]:
    """A circle for each country whose number is shown, the largest first so that none is covered."""
    shown = sorted(
        (each for each in counts if each.locations), key=lambda each: (-(each.locations or 0), each.country)
    )
    most = max((each.locations or 0 for each in shown), default=0)
    return [
        CountryCircle(
            country_name(each.country, language=get_language() or "en"),
            each.locations or 0,
            *on_picture(*_centres()[each.country]),
            _radius(each.locations or 0, most=most),
        )
        for each in shown
        if each.country in _centres()
    ]


def point_on_picture(lng: float, lat: float) -> PointOnPicture:
    """Where a point lies, in a part of the picture that does not reach over its edges."""
    x, y = on_picture(lng, lat)
    width, height = AROUND_A_POINT
    left = min(max(x - width // 2, 0), SIDE - width)
    return PointOnPicture(x, y, left, min(max(y - height // 2, 0), SIDE - height), width, height)


def on_picture(lng: float, lat: float) -> tuple[int, int]:
    """Degrees to units of the picture."""
    up = log(tan(pi / 4 + radians(min(max(lat, -MOST_NORTHERN), MOST_NORTHERN)) / 2))
    return round((lng + 180) / 360 * SIDE), round((0.5 - up / (2 * pi)) * SIDE)


def country_centre(country: str) -> tuple[float, float] | None:
    """Longitude and latitude of the middle of a country."""
    return _centres().get(country)


def _radius(locations: int, *, most: int) -> int:
    """Areas are as the numbers."""
    return round(max(SMALLEST_CIRCLE, LARGEST_CIRCLE * sqrt(locations / most)))


@cache
def _centres() -> dict[str, tuple[float, float]]:
    path = Path(str(finders.find("akkoord/vendor/atlas/centres.json")))
    by_number = json.loads(path.read_text(encoding="ascii"))
    return {
        each.alpha_2: tuple(by_number[each.numeric])
        for each in pycountry.countries
        if each.numeric in by_number
    }
