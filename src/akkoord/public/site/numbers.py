"""The list in numbers: locations by country and by edition, as far as the editions themselves say it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from akkoord.engine.cleaning.country_names import country_name
from akkoord.public.editions import Edition, country_counts, shelf
from akkoord.public.site.edition_pages import page_of_edition
from akkoord.public.site.stories import always_asked_for
from akkoord.public.site.world import country_circles
from akkoord.public.stories import stories

LONGEST_BAR = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A number with its bar; a number too small to show has neither."""

    locations: int | None
    length: float
    """Of `LONGEST_BAR`."""


@dataclass(frozen=True, slots=True)
class CountryOverEditions:
    """A country in the newest edition, and its numbers in the ones before, the oldest first."""

    code: str
    name: str
    now: Bar
    before: tuple[Bar | None, ...]
    """None where it was not in the edition."""


@page_of_edition
def numbers(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How many locations each country has, and each edition had."""
    editions = whole_editions(edition)
    most = max(each.locations for each in editions)
    content = {
        "number_of_stories": len(stories().shown()),
        "editions": [(each, _bar(each.locations, most=most)) for each in editions],
        "earlier": editions[:-1],
        "rows": countries_over(editions),
        "circles": country_circles(country_counts(edition)),
    }
    page = render(request, "public/numbers.html", content)
    return always_asked_for(page) if content["number_of_stories"] else page


def whole_editions(newest: Edition) -> list[Edition]:
    """All editions of an agreement whose files agree with their checksums, the oldest first."""
    found = [each for each in shelf().all() if each.agreement == newest.agreement]
    return [each for each in reversed(found) if shelf().is_whole(each)]


def countries_over(editions: list[Edition]) -> list[CountryOverEditions]:
    """The countries of the last edition, the most locations first."""
    language = get_language() or "en"
    counts = [{each.country: each.locations for each in country_counts(edition)} for edition in editions]
    most = max((number or 0 for each in counts for number in each.values()), default=0)
    *before, now = counts
    return [
        CountryOverEditions(
            code=code,
            name=country_name(code, language=language),
            now=_bar(number, most=most),
            before=tuple(_bar(each[code], most=most) if code in each else None for each in before),
        )
        for code, number in sorted(now.items(), key=lambda item: (-(item[1] or 0), item[0]))
    ]


def _bar(locations: int | None, *, most: int) -> Bar:
    return Bar(locations, round(LONGEST_BAR * (locations or 0) / most, 2) if most else 0.0)
