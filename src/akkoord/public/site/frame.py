"""What the frame of every public page shows: menu, languages, the edition."""

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.translation import gettext

from akkoord.engine.text import gettext_noop
from akkoord.public.editions import shelf
from akkoord.public.site.linked_data import whole_address
from akkoord.public.site.request import search_request

MENU = [
    ("public:results", gettext_noop("Search the list")),
    ("public:map", gettext_noop("Map")),
    ("public:downloads", gettext_noop("Downloads")),
    ("public:participants", gettext_noop("Participants")),
    ("public:stories", gettext_noop("Stories")),
    ("public:agreements", gettext_noop("Results")),
    ("public:about", gettext_noop("About the list")),
]
"""Name of the page and its title."""


def context(request: HttpRequest) -> dict[str, object]:
    """Menu, the other languages, the edition that is shown, whom to write to, and the address to be known by.

    A page of hits for some words has none: search engines leave it out.
    """
    here = request.resolver_match.view_name if request.resolver_match else ""
    search = search_request(request)
    asked = search.query
    return {
        "edition": shelf().newest(),
        "takes_reports": settings.RECEPTION is not None,  # type: ignore[misc]  # as below
        "contact": settings.CONTACT,  # type: ignore[misc]  # mypy knows the settings of the desk only
        "canonical": (
            whole_address(request.path + (f"?{asked}" if asked else ""))
            if here.startswith("public:") and not search.text
            else None
        ),
        "sharing_picture": whole_address(static("akkoord/images/sharing.png")),
        "navigation": [
            {"url": reverse(name), "label": gettext(title), "is_current": name == here}
            for name, title in MENU
        ],
        "language_links": [
            {
                "code": code,
                "name": name,
                "url": (url := translate_url(request.path, code) + (f"?{asked}" if asked else "")),
                "address": whole_address(url),
            }
            for code, name in settings.LANGUAGES
        ],
    }
