"""The map of the list, and the list of what the map shows: the same locations in two ways."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.disclosure import PublicLocation
from akkoord.engine.disclosure import edition_folder as names
from akkoord.public.editions import Edition, country_counts
from akkoord.public.points import Box, box_of, point_table
from akkoord.public.search import open_index
from akkoord.public.site.edition_pages import by_country, page_of_list
from akkoord.public.site.request import page_number, pager
from akkoord.public.site.world import country_centre, country_circles

PAGE_SIZE = 20
LONGEST_IDENTIFIER = 20
EVERYWHERE = Box(-180, -90, 180, 90)


@dataclass(frozen=True, slots=True)
class MapRequest:
    """A part of the map as the address of the page says it."""

    box: Box | None
    page: int
    chosen: str
    """Identifier of the location that is pointed out."""

    @property
    def query(self) -> str:
        """The part of the address after the question mark."""
        parts = {
            "box": self.box.text if self.box else "",
            "chosen": self.chosen,
            "page": self.page if self.page > 1 else "",
        }
        return urlencode({name: value for name, value in parts.items() if value}, safe=",")

    def on_page(self, page: int) -> "MapRequest":
        """The same part on another page of its list."""
        return replace(self, page=page)


def map_request(request: HttpRequest) -> MapRequest:
    """Read `box`, `page` and `chosen`; nonsense is read as if it were not there."""
    chosen = request.GET.get("chosen", "")[:LONGEST_IDENTIFIER].upper()
    return MapRequest(
        box=box_of(request.GET.get("box", "")),
        page=page_number(request),
        chosen=chosen if chosen.isascii() and chosen.isalnum() else "",
    )


@page_of_list
def map_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All locations on a map, and a page of those in the part that is asked for."""
    counts = country_counts(edition)
    tiles = next((each for each in edition.files if each.name == names.MAP_TILES), None)
    asked = map_request(request)
    chosen = open_index(edition.search_index).location(asked.chosen) if asked.chosen else None
    content = {
        **_seen(edition, asked),
        "circles": country_circles(counts),
        "countries": by_country(edition),
        "tiles": tiles,
        "about_map": _about_map(asked, chosen, [each.country for each in counts]),
    }
    return render(request, "public/map.html", content)


@page_of_list
def map_list(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Only the list of a part of the map, for the script that moves it."""
    return render(request, "public/map_list.html", _seen(edition, map_request(request)))


def _seen(edition: Edition, asked: MapRequest) -> dict[str, object]:
    """The locations with a point in the part that is asked for, a page of them."""
    found = point_table(edition.search_index).inside(asked.box or EVERYWHERE)
    first = (asked.page - 1) * PAGE_SIZE
    rows = open_index(edition.search_index).locations(found[first : first + PAGE_SIZE].tolist())
    return {
        **pager(asked, total=len(found), size=PAGE_SIZE),
        "asked": asked,
        "total": len(found),
        "rows": [_row(each) for each in rows],
    }


def _row(location: PublicLocation) -> dict[str, object]:
    return {
        "location": location,
        "country": country_name(location.country, language=get_language() or "en"),
        "place": f"{location.lng},{location.lat}",
    }


def _about_map(asked: MapRequest, chosen: PublicLocation | None, countries: list[str]) -> dict[str, object]:
    """What the script needs to begin: where to look, what to point out, and names of countries."""
    language = get_language() or "en"
    middles = [(country_name(each, language=language), country_centre(each)) for each in countries]
    return {
        "box": asked.box.text if asked.box else "",
        "chosen": (
            {"id": chosen.location_id, "name": chosen.name, "lng": chosen.lng, "lat": chosen.lat}
            if chosen and chosen.lat is not None
            else None
        ),
        "countries": [[name, *middle] for name, middle in middles if middle],
    }
