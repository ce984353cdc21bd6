"""What the pages on which somebody reports have in common: language, frame, and that nothing is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from akkoord.public.reporting.languages import CODES, Language, language, languages
from akkoord.public.reporting.receiving import ENTRY_LENGTH, new_entry


def page(
    request: HttpRequest, name: str, spoken: Language, content: dict[str, object], *, status: int = 200
) -> HttpResponse:
    """A page in the language of the reporter, which no browser and no proxy may keep."""
    everywhere = {"spoken": spoken, "t": spoken.texts, "languages": languages()}
    response = render(request, f"reporting/{name}.html", {**everywhere, **content}, status=status)
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = spoken.code
    # Django logs answers of 500 and above, with their moment; these are no faults.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def in_language(code: str) -> Language:
    """The language that an address names; raises `Http404`."""
    if code not in CODES:
        raise Http404
    return language(code)


def entry_of(request: HttpRequest | None) -> str:
    """That of the form that was sent, when it is one of ours; a new one otherwise."""
    sent = request.POST.get("entry", "") if request else ""
    return sent if len(sent) == 2 * ENTRY_LENGTH and sent.isalnum() else new_entry()
