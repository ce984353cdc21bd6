"""What a reader asks for, read from the address; nonsense is read as if it were not there."""

import re
from dataclasses import dataclass, replace
from typing import Protocol, Self
from urllib.parse import urlencode

from django.http import HttpRequest

from akkoord.public.narrowing import EVERYTHING, Choice
from akkoord.public.search import LONGEST_QUERY

PAGE_SIZE = 25
LONGEST_REGION = 100
_COUNTRY = re.compile(r"[A-Z]{2}")
_CODE = re.compile(r"[A-Za-z0-9_-]{1,20}")


class Paged(Protocol):
    """What is asked for a page at a time."""

    @property
    def page(self) -> int:
        """The page that is asked for."""

    def on_page(self, page: int) -> Self:
        """The same on another page."""


def pager(asked: Paged, *, total: int, size: int) -> dict[str, object]:
    """What a pager shows: the last page, and what to ask for the pages before and after."""
    last = max(1, -(-total // size))
    return {
        "last_page": last,
        "previous": asked.on_page(asked.page - 1) if asked.page > 1 else None,
        "next": asked.on_page(asked.page + 1) if asked.page < last else None,
    }


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search as the address of the page says it."""

    text: str = ""
    choice: Choice = EVERYTHING
    page: int = 1

    @property
    def first(self) -> int:
        """How many hits stand on the pages before."""
        return (self.page - 1) * PAGE_SIZE

    @property
    def is_narrowed(self) -> bool:
        """Was anything chosen beside what was typed?"""
        return self.choice != EVERYTHING

    @property
    def query(self) -> str:
        """The part of the address after the question mark."""
        chosen = self.choice
        parts = {
            "q": self.text,
            "country": chosen.country,
            "region": chosen.region,
            "process": chosen.process,
            "product": chosen.product,
            "page": self.page if self.page > 1 else "",
        }
        return urlencode({name: value for name, value in parts.items() if value})

    def on_page(self, page: int) -> "SearchRequest":
        """The same search on another page."""
        return replace(self, page=page)

    def asking(self, text: str) -> "SearchRequest":
        """Another text with the same choices."""
        return replace(self, text=text, page=1)


def search_request(request: HttpRequest) -> SearchRequest:
    """Read what was typed, what was chosen, and the page; a region stands only beside its country."""
    country = _read(request, "country", 2, _COUNTRY)
    return SearchRequest(
        text=_read(request, "q", LONGEST_QUERY),
        choice=Choice(
            country=country,
            region=_read(request, "region", LONGEST_REGION) if country else "",
            process=_read(request, "process", LONGEST_REGION, _CODE),
            product=_read(request, "product", LONGEST_REGION, _CODE),
        ),
        page=page_number(request),
    )


def _read(request: HttpRequest, name: str, longest: int, wanted: re.Pattern[str] | None = None) -> str:
    text = " ".join(request.GET.get(name, "").replace("\0", " ").split())
    if wanted is _COUNTRY:
        text = text.upper()
    return text[:longest] if wanted is None or wanted.fullmatch(text) else ""


def page_number(request: HttpRequest) -> int:
    """Which page of a list is asked for; the first when that cannot be read."""
    page = request.GET.get("page", "")
    return max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 8 else 1  # noqa: PLR2004 - no list is longer
