"""What everybody gets who asks for a part of an edition that was withdrawn."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from akkoord.public.editions import withdrawal


def withdrawn_or_not_there(request: HttpRequest, agreement: str, number: str) -> HttpResponse:
    """The page with the reason. Raises `Http404` where nothing was withdrawn."""
    note = withdrawal(agreement, number)
    if note is None:
        raise Http404
    return render(request, "public/withdrawn.html", {"note": note, "number": number}, status=HTTPStatus.GONE)
