"""The page of one location: all that the newest edition says of it, for people and for machines."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.disclosure import Precision, PublicLocation
from akkoord.engine.disclosure.linked_data import schema_place
from akkoord.engine.taxonomy import names_of
from akkoord.engine.text import gettext_noop
from akkoord.public.editions import Edition
from akkoord.public.search import open_index
from akkoord.public.site.edition_pages import page_of_list
from akkoord.public.site.linked_data import as_script, whole_address
from akkoord.public.site.world import point_on_picture

PRECISIONS = {
    Precision.SITE: gettext_noop("The point shows the site, rounded to about 100 metres."),
    Precision.TOWN: gettext_noop("The point shows the middle of the town, not the site."),
    Precision.NONE: gettext_noop("Not on the map: its town is not known."),
}
STATUSES = {
    "closed": gettext_noop("closed"),
    "moved": gettext_noop("moved"),
    "unknown": gettext_noop("not known whether it still works"),
}
"""An active location needs no word."""


@page_of_list
def location(request: HttpRequest, edition: Edition, location_id: str) -> HttpResponse:
    """One production location; an identifier that was merged leads to its successor.

    What was never on the list and what left it get the same answer, and no page says since when a
    location is on it: both would tell of the companies that came and went.
    """
    index = open_index(edition.search_index)
    found = index.location(location_id)
    if found is not None:
        return render(request, "public/location.html", _content(request, found))
    successor = index.successor(location_id)
    if successor is None:
        raise Http404
    return redirect("public:location", location_id=successor, permanent=True)


def _content(request: HttpRequest, found: PublicLocation) -> dict[str, object]:
    language = get_language() or "en"
    address = whole_address(request.path)
    country = country_name(found.country, language=language)
    return {
        "location": found,
        "country": country,
        "in_a_line": ", ".join(filter(None, (found.name, found.town, country))),
        "status": STATUSES.get(found.status, ""),
        "precision": PRECISIONS[found.precision],
        "point": None if found.lat is None else point_on_picture(found.lng or 0.0, found.lat),
        "processes": names_of(found.processes, language=language),
        "products": names_of(found.products, language=language),
        "address_of_page": address,
        "place": as_script(schema_place(found, address=address)),
    }
