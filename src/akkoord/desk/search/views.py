"""The page of what was found."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from akkoord.desk.people.signed_in import actor
from akkoord.desk.search.queries import found_by

LONGEST = 200


@require_safe
@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Everything that the reader may see and that is meant, by kind."""
    text = request.GET.get("q", "")[:LONGEST]
    return render(request, "search/results.html", {"text": text, "found": found_by(actor(request), text)})
