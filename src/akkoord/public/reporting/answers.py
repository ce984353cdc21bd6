"""The page behind a receipt: what both sides wrote, adding to it, and taking a report back."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from akkoord.engine.sealing import MistypedReceipt, Receipt, Reporter
from akkoord.engine.sealing.reports import Kind, Words
from akkoord.public.reporting.asked import MOST
from akkoord.public.reporting.crowd import Crowded, place_for
from akkoord.public.reporting.dropbox import DropboxFull
from akkoord.public.reporting.languages import Language
from akkoord.public.reporting.pages import entry_of, in_language, page
from akkoord.public.reporting.receiving import Reception, add, mailbox

_REFUSED, _UNAVAILABLE = 422, 503


@dataclass(frozen=True, slots=True)
class Said:
    """What the page tells somebody besides the messages, by the name of a text."""

    done: str = ""
    problem: str = ""
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Where the digits are typed, and what they open."""
    spoken = in_language(code)
    reception: Reception | None = settings.RECEPTION  # type: ignore[misc]  # a setting of the public site alone
    if reception is None:
        return page(request, "closed", spoken, {"contact": settings.CONTACT})  # type: ignore[misc]
    if request.method != "POST":
        return page(request, "receipt", spoken, {})
    try:
        held = Receipt.typed(request.POST.get("receipt", ""))
    except MistypedReceipt:
        wrong = {"problem": spoken.texts["receipt_wrong"], "typed": request.POST.get("receipt", "")}
        return page(request, "receipt", spoken, wrong, status=_REFUSED)
    try:
        with place_for(request):
            reporter = held.reporter(reception.salt)
    except Crowded:
        busy = {"problem": spoken.texts["problem_busy"], "typed": held.shown}
        return page(request, "receipt", spoken, busy, status=_UNAVAILABLE)
    said = _sent(request, reception, reporter, spoken)
    content = {
        "digits": held.shown,
        "messages": mailbox(reception, reporter),
        "entry": entry_of(request) if said.problem else entry_of(None),
        "done": spoken.texts.get(said.done, ""),
        "problem": spoken.texts.get(said.problem, ""),
        "text": request.POST.get("text", "") if said.problem else "",
    }
    return page(request, "mailbox", spoken, content, status=said.status)


def _sent(request: HttpRequest, reception: Reception, reporter: Reporter, spoken: Language) -> Said:
    """What was sent along with the receipt, taken in."""
    text = request.POST.get("text", "").strip()
    is_withdrawn = "withdraw" in request.POST
    if not text and not is_withdrawn:
        return Said()
    if len(text) > MOST:
        return Said(problem="problem_long", status=_REFUSED)
    kind = Kind.WITHDRAWAL if is_withdrawn else Kind.ADDITION
    words = Words(spoken.code, "", "", "", text, kind=kind)
    try:
        add(reception, reporter, words, entry=entry_of(request))
    except DropboxFull:
        return Said(problem="problem_full", status=_UNAVAILABLE)
    return Said(done="withdrawn" if is_withdrawn else "added")
