"""Letting the figures of a year leave the house."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.people.signed_in import actor
from akkoord.desk.publication.actions import release_figures


@require_POST
def release(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Release the figures of a year."""
    found, revision = agreement_or_refuse(slug), request.POST.get("revision", "")
    release_figures(
        actor(request),
        found,
        year,
        revision=int(revision) if revision.isascii() and revision.isdigit() else -1,
    )
    messages.success(request, gettext("The figures are released: everybody can read them now."))
    return redirect("progress:year", slug=slug, year=year)
