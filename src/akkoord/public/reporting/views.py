"""The pages on which somebody reports. No cookie, no script, no trace: nothing asks who is there."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from akkoord.engine.disclosure.public_rows import PublicLocation
from akkoord.engine.sealing import TooLong
from akkoord.public.editions import shelf
from akkoord.public.reporting.asked import THEMES, Asked
from akkoord.public.reporting.crowd import Crowded, place_for
from akkoord.public.reporting.dropbox import DropboxFull
from akkoord.public.reporting.languages import Language, of_the_site
from akkoord.public.reporting.pages import entry_of, in_language, page
from akkoord.public.reporting.receiving import Reception, receive
from akkoord.public.search import open_index

OFFERED = 7
"""Locations that are shown to choose from."""
_REFUSED = 422
_UNAVAILABLE = 503


def choose(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """To the form in the language in which somebody reads."""
    return redirect("reporting:form", of_the_site())


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, code: str) -> HttpResponse:
    """The form, and what comes of it."""
    spoken = in_language(code)
    reception: Reception | None = settings.RECEPTION  # type: ignore[misc]  # a setting of the public site alone
    if reception is None:
        return page(request, "closed", spoken, {"contact": settings.CONTACT})  # type: ignore[misc]
    if request.method != "POST":
        return _form(request, spoken, Asked.about(code, request.GET.get("location_id", "")))
    asked = Asked.read(code, request.POST)
    if "find" in request.POST:
        return _form(request, spoken, asked, offered=_locations(asked.values["place"]))
    return _taken_in(request, spoken, reception, asked)


def _taken_in(request: HttpRequest, spoken: Language, reception: Reception, asked: Asked) -> HttpResponse:
    if asked.problems:
        return _form(request, spoken, asked, problems=asked.problems, status=_REFUSED)
    try:
        with place_for(request):
            receipt = receive(reception, asked, entry=entry_of(request))
    except Crowded:
        return _form(request, spoken, asked, problems=["problem_busy"], status=_UNAVAILABLE)
    except TooLong:
        return _form(request, spoken, asked, problems=["problem_long"], status=_REFUSED)
    except DropboxFull:
        return _form(request, spoken, asked, problems=["problem_full"], status=_UNAVAILABLE)
    return page(request, "sent", spoken, {"receipt": receipt.shown})


def _form(
    request: HttpRequest,
    spoken: Language,
    asked: Asked,
    *,
    offered: list[PublicLocation] | None = None,
    problems: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "asked": asked.values,
        "entry": entry_of(request),
        "themes": [(each, spoken.texts["themes"][each]) for each in THEMES],
        "voices": spoken.texts["voices"].items(),
        "offered": offered if offered is not None else _chosen(asked.values["location_id"]),
        "problems": [spoken.texts[each] for each in problems or ()],
    }
    return page(request, "form", spoken, context, status=status)


def _chosen(location_id: str) -> list[PublicLocation] | None:
    """The location that was chosen already, such as on its own page."""
    edition = shelf().newest()
    if not location_id or edition is None or not edition.has_list:
        return None
    found = open_index(edition.search_index).location(location_id)
    return [found] if found else None


def _locations(text: str) -> list[PublicLocation]:
    """The first few locations that are meant by what somebody wrote."""
    edition = shelf().newest()
    if not text or edition is None or not edition.has_list:
        return []
    return [hit.location for hit in open_index(edition.search_index).first_hits(text, size=OFFERED)]
