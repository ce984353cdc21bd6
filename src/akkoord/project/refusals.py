"""The one place where what is not allowed or not possible becomes a page of the desk."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from akkoord.desk.people.actions import NotAllowed
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class RefusalMiddleware:
    """Answer an `AkkoordError` with its sentence, and "not allowed" exactly like "does not exist".

    Nothing that the desk keeps has a zero character in it, so what is asked for with one does not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return not_found(request) if _has_zero_character(request) else self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Django asks this for every exception that leaves a view."""
        if isinstance(fault, NotAllowed):
            return not_found(request, fault)
        if isinstance(fault, AkkoordError):
            return refusal(request, fault)
        return None


def _has_zero_character(request: HttpRequest) -> bool:
    sent = (texts for values in (request.GET, request.POST) for _, texts in values.lists())
    return "\0" in request.path_info or any("\0" in text for texts in sent for text in texts)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for what does not exist and for what is not yours: the same bytes, whatever was asked."""
    del exception  # it must not change the answer
    # Looked at also where nothing needed it, so that the headers are the same too.
    request.session.get("organisation")
    return render(request, "404.html", status=404)


class OldPage(AkkoordError):
    """A form came from a page that was made for another sign-in or another company."""

    code = "old_page"
    sentence = gettext_noop(
        "This page was opened before you signed in or before you chose another company, so nothing was done. "
        "Go back, open it again, and look for whom you work now."
    )


def old_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form without the key of this session."""
    del reason  # it speaks of cookies and tokens
    fault = OldPage()
    content = {"sentence": gettext(fault.sentence), "code": fault.code}
    return render(request, "refusal.html", content, status=403)


def refusal(request: HttpRequest, fault: AkkoordError) -> HttpResponse:
    """The page for what cannot be done now."""
    sentence = gettext(fault.sentence) % fault.details
    return render(request, "refusal.html", {"sentence": sentence, "code": fault.code}, status=409)
