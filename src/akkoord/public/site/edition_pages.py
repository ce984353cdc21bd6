"""What the pages about an edition have in common: they show the newest, and say so while there is none."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.disclosure.edition_words import title
from akkoord.public.editions import Edition, country_counts, shelf

EditionPage = Callable[..., HttpResponse]


def page_of_edition(view: EditionPage) -> EditionPage:
    """Give the view the newest edition; while there is none, say so."""

    @wraps(view)
    def shown(request: HttpRequest, **parts: object) -> HttpResponse:
        edition = shelf().newest()
        if edition is None:
            return render(request, "public/nothing_yet.html")
        return view(request, edition, **parts)

    return require_safe(shown)


def page_of_list(view: EditionPage) -> EditionPage:
    """Like `page_of_edition`, for pages that need an edition with a list."""

    @wraps(view)
    def shown(request: HttpRequest, edition: Edition, **parts: object) -> HttpResponse:
        if not edition.has_list:
            return render(request, "public/counts_only.html", {"countries": by_country(edition)})
        return view(request, edition, **parts)

    return page_of_edition(shown)


def edition_title(edition: Edition) -> str:
    """`Production locations of Agreement on Textile, edition 3`, in the language of the reader."""
    return title(
        edition.units,
        agreement=edition.agreement_in_words,
        number=edition.number,
        shows_places=edition.has_list,
        translate=gettext,
    )


def by_country(edition: Edition) -> list[dict[str, object]]:
    """The countries of an edition in the language of the reader, the most locations first."""
    language = get_language() or "en"
    counted = sorted(country_counts(edition), key=lambda each: (-(each.locations or 0), each.country))
    return [
        {
            "code": each.country,
            "name": country_name(each.country, language=language),
            "locations": each.locations,
        }
        for each in counted
    ]
