"""The pages of the public site; each shows what one edition says."""

from dataclasses import asdict
from datetime import date
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from akkoord.engine.disclosure import Participant
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.text import gettext_noop
from akkoord.public.editions import Edition, shelf
from akkoord.public.headers import EDITION_FILE
from akkoord.public.participants import LONGEST_WORDS, Order, participants
from akkoord.public.ranges import answer_with_file
from akkoord.public.site.edition_pages import by_country, page_of_edition
from akkoord.public.site.linked_data import data_of_downloads, data_of_first_page
from akkoord.public.site.stories import always_asked_for, shown
from akkoord.public.site.withdrawn import withdrawn_or_not_there
from akkoord.public.stories import stories
from akkoord.public.withdrawals import withdrawn_editions

ORDER_TITLES = {
    Order.NAME: gettext_noop("name"),
    Order.ROLE: gettext_noop("part"),
    Order.SINCE: gettext_noop("day of joining"),
}
FILE_USES = {
    "locations.csv": gettext_noop("for a spreadsheet"),
    "locations.xlsx": gettext_noop("for Excel, with a sheet that explains the columns"),
    "locations.parquet": gettext_noop("for data tools"),
    "locations.geojson": gettext_noop("for maps"),
    "locations.jsonld": gettext_noop("for search engines and linked data"),
    "locations.pmtiles": gettext_noop("for maps on the web"),
    "locations.sqlite": gettext_noop("a database"),
    "search.index": gettext_noop("what this site searches with"),
    "countries.csv": gettext_noop("locations per country"),
    "cells.csv": gettext_noop("locations per country, region, process and product"),
    "redirects.csv": gettext_noop("old identifiers and those that took their place"),
    "datapackage.json": gettext_noop("what the files and their columns mean"),
    "csv-metadata.json": gettext_noop("the same for CSV on the Web"),
    "catalogue.jsonld": gettext_noop("for catalogues of open data (DCAT)"),
    "SHA256SUMS": gettext_noop("the checksums of all files"),
}
"""What each file is for; others speak for themselves."""


@page_of_edition
def home(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What this list is, a search box, and the figures."""
    counts = by_country(edition)
    newest = next(iter(stories().shown()), None)
    content = {
        "countries": counts[:12],
        "number_of_countries": len(counts),
        "number_of_participants": len(participants(edition)),
        "linked_data": data_of_first_page(edition, get_language() or "en"),
        "newest_story": shown(newest) if newest else None,
    }
    page = render(request, "public/home.html", content)
    return always_asked_for(page) if newest else page


@page_of_edition
def downloads(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The files of this edition, with sizes and checksums, the editions before, and those withdrawn."""
    others = [each for each in shelf().all() if each.agreement == edition.agreement and each != edition]
    content = {
        "linked_data": data_of_downloads(edition, get_language() or "en"),
        "files": [(each, FILE_USES.get(each.name, "")) for each in edition.files],
        "others": others,
        "withdrawn": [each for each in withdrawn_editions() if each.agreement == edition.agreement],
    }
    return render(request, "public/downloads.html", content)


@page_of_edition
def participants_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who takes part; never where they produce."""
    asked, order = request.GET.get("name", ""), request.GET.get("order", "")
    words = " ".join(asked.replace("\0", " ").split())[:LONGEST_WORDS]
    chosen = Order(order) if order in set(Order) else Order.NAME
    found = participants(edition, words=words, order=chosen)
    content = {
        "participants": [_participant(each) for each in found],
        "words": words,
        "order": chosen,
        "orders": ORDER_TITLES.items(),
    }
    return render(request, "public/participants.html", content)


def _participant(each: Participant) -> dict[str, object]:
    """A participant with the day for the page, and the site on which its statement stands."""
    since = date.fromisoformat(each.since) if each.since else None
    return {**asdict(each), "since": since, "site": urlsplit(each.statement).hostname}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the list is and is not."""
    address = request.build_absolute_uri(reverse("public:home"))
    return render(request, "public/about.html", {"address_of_list": address})


@require_safe
def edition_file(request: HttpRequest, agreement: str, number: str, name: str) -> HttpResponseBase:
    """A file of an edition, this or an earlier one, or a part of it; it may be kept for ever."""
    edition = shelf().find(agreement, int(number))
    if edition is None:
        return withdrawn_or_not_there(request, agreement, number)
    file = next((each for each in edition.files if each.name == name), None)
    if file is None:
        raise Http404
    path = edition.folder / file.name
    response = answer_with_file(
        request,
        path,
        tag=f'"{file.sha256}"',
        content_type=_media_type(path.suffix),
        name=f"{edition.agreement}-{edition.number}-{file.name}",
    )
    response["Cache-Control"] = EDITION_FILE
    return response


def _media_type(suffix: str) -> str:
    known = names.MEDIA_TYPES.get(suffix, "text/plain")
    return f"{known}; charset=utf-8" if known.startswith("text/") else known


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one page for everything that is not here."""
    del exception  # it must not change the answer
    return render(request, "public/not_found.html", status=404)
