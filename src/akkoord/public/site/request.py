"""What a reader asks for, read from the address; nonsense is read as if it were not there."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest

from akkoord.public.search import LONGEST_QUERY

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search as the address of the page says it."""

    text: str = ""
    country: str = ""
    page: int = 1

    @property
    def first(self) -> int:
        """How many hits stand on the pages before."""
        return (self.page - 1) * PAGE_SIZE

    @property
    def query(self) -> str:
        """The part of the address after the question mark."""
        parts = {"q": self.text, "country": self.country, "page": self.page if self.page > 1 else ""}
        return urlencode({name: value for name, value in parts.items() if value})

    def on_page(self, page: int) -> "SearchRequest":
        """The same search on another page."""
        return replace(self, page=page)

    def in_country(self, country: str) -> "SearchRequest":
        """The same search in one country, or in all for ""."""
        return replace(self, country=country, page=1)


def search_request(request: HttpRequest) -> SearchRequest:
    """Read `q`, `country` and `page`."""
    country = request.GET.get("country", "").upper()
    return SearchRequest(
        text=" ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY],
        country=country if len(country) == 2 and country.isascii() and country.isalpha() else "",  # noqa: PLR2004 - ISO 3166-1 alpha-2
        page=page_number(request),
    )


def page_number(request: HttpRequest) -> int:
    """Which page of a list is asked for; the first when that cannot be read."""
    page = request.GET.get("page", "")
    return max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 8 else 1  # noqa: PLR2004 - no list is longer
