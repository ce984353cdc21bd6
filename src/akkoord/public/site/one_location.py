"""The page of one location: all that the newest edition says of it, for people and for machines."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.disclosure import Precision, PublicLocation
from akkoord.engine.disclosure.linked_data import SCHEMA_ORG, schema_place
from akkoord.engine.taxonomy import names_of
from akkoord.engine.text import gettext_noop
from akkoord.public.editions import Edition
from akkoord.public.search import open_index
from akkoord.public.site.edition_pages import page_of_list
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
NOT_IN_A_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


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
    address = request.build_absolute_uri(request.path)
    return {
        "location": found,
        "country": country_name(found.country, language=language),
        "status": STATUSES.get(found.status, ""),
        "precision": PRECISIONS[found.precision],
        "point": None if found.lat is None else point_on_picture(found.lng or 0.0, found.lat),
        "processes": names_of(found.processes, language=language),
        "products": names_of(found.products, language=language),
        "address_of_page": address,
        "place": as_script({"@context": SCHEMA_ORG, **schema_place(found, address=address)}),
    }


def as_script(node: dict[str, object]) -> SafeString:
    """A node of linked data that stands in a page without ending the element it stands in."""
    text = json.dumps(node, ensure_ascii=False)
    return mark_safe(text.translate(NOT_IN_A_SCRIPT))  # noqa: S308 - nothing left to escape
