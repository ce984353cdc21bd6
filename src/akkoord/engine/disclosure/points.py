"""Where a public location stands on the map, without telling who knew the exact point."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from akkoord.engine.disclosure.public_rows import Precision
from akkoord.engine.disclosure.towns import Town

SITE_DECIMALS = 3
"""About 100 metres."""
TOWN_DECIMALS = 2
"""About one kilometre."""
AGREEMENT_DEGREES = 0.01
"""Points further apart than this do not support each other."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point that may be published."""

    lat: float | None
    lng: float | None
    precision: Precision


NO_POINT = Point(None, None, Precision.NONE)


def public_point(given: Iterable[tuple[str | None, float, float]], *, town: Town | None, k: int) -> Point:
    """The point to publish.

    A point given by a neutral source, or one on which at least `k` companies agree, is shown
    rounded to about 100 metres; otherwise the centre of the town, whether or not somebody gave
    a point. `given` holds (company or None, latitude, longitude).
    """
    points = sorted(given, key=lambda point: (point[0] or "", point[1:]))
    neutral = [point for point in points if point[0] is None]
    agreeing = neutral or _agreeing(points)
    if neutral or len({company for company, _, _ in agreeing}) >= k:
        lat, lng = median(p[1] for p in agreeing), median(p[2] for p in agreeing)
        return Point(round(lat, SITE_DECIMALS), round(lng, SITE_DECIMALS), Precision.SITE)
    if town is None:
        return NO_POINT
    return Point(round(town.lat, TOWN_DECIMALS), round(town.lng, TOWN_DECIMALS), Precision.TOWN)


def _agreeing(points: list[tuple[str | None, float, float]]) -> list[tuple[str | None, float, float]]:
    if not points:
        return []
    lat, lng = median(p[1] for p in points), median(p[2] for p in points)
    return [
        p for p in points if abs(p[1] - lat) <= AGREEMENT_DEGREES and abs(p[2] - lng) <= AGREEMENT_DEGREES
    ]
