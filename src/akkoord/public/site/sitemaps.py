"""Which pages there are, for search engines: a list of lists, since no list may name more than 50,000.

No page has a day beside it: that would tell since when a location is on the list.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override
from django.views.decorators.http import require_safe

from akkoord.public.editions import Edition, shelf
from akkoord.public.search import open_index
from akkoord.public.site.linked_data import whole_address

AT_A_TIME = 10_000
"""Locations on one list; each is answered in some milliseconds."""
PAGES = (
    "home",
    "results",
    "map",
    "downloads",
    "numbers",
    "participants",
    "stories",
    "agreements",
    "about",
    "use",
    "interface",
)
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
ANY = "XXXX"
"""Stands for the identifier of a location in an address."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be looked at; answers to searches are not worth it."""
    del request  # everybody gets the same
    lines = [
        "User-agent: *",
        "Disallow: /*?q=",
        "Disallow: /*/locations/found/",
        "Disallow: /*/locations/suggestions/",
        f"Sitemap: {whole_address(reverse('sitemap'))}",
    ]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of lists: in each language one of pages, and as many of locations as are needed."""
    del request
    parts = _number_of_parts(shelf().newest())
    addresses = [
        reverse("sitemap_part", kwargs={"language": language, "part": part})
        for language, _ in settings.LANGUAGES
        for part in range(parts + 1)
    ]
    return _xml("sitemapindex", "sitemap", addresses)


@require_safe
def sitemap_part(request: HttpRequest, language: str, part: int) -> HttpResponse:
    """One list in one language: number 0 has the pages, the others the locations in their order."""
    del request
    edition = shelf().newest()
    if language not in dict(settings.LANGUAGES) or part > _number_of_parts(edition):
        raise Http404
    with override(language):
        if edition is None or not part:
            return _xml("urlset", "url", [reverse(f"public:{name}") for name in PAGES])
        return _xml("urlset", "url", _locations(edition, part))


def _locations(edition: Edition, part: int) -> list[str]:
    first = (part - 1) * AT_A_TIME
    before, after = reverse("public:location", kwargs={"location_id": ANY}).split(ANY)
    found = open_index(edition.search_index).identifiers(range(first, first + AT_A_TIME))
    return [f"{before}{location_id}{after}" for location_id in found]


def _number_of_parts(edition: Edition | None) -> int:
    return -(-edition.locations // AT_A_TIME) if edition and edition.has_list else 0


def _xml(outer: str, inner: str, addresses: list[str]) -> HttpResponse:
    lines = "".join(f"<{inner}><loc>{escape(whole_address(each))}</loc></{inner}>\n" for each in addresses)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} xmlns="{NAMESPACE}">\n{lines}</{outer}>\n'
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
