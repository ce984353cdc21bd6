"""Pages about agreements."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from akkoord.desk.agreements.forms import ParticipationFilterForm
from akkoord.desk.agreements.queries import (
    agreements_open_to,
    participation_figures,
    participation_thing,
    participations_in,
)
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor

PARTICIPANTS_PER_PAGE = 100


def overview(request: HttpRequest) -> HttpResponse:
    """The agreements that the reader works with."""
    agreements = agreements_open_to(actor(request))
    if not agreements:
        raise NotAllowed
    return render(request, "agreements/overview.html", {"agreements": agreements})


def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """One agreement with its parties and where each stands."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.READ, participation_thing(found.pk))
    form = ParticipationFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = Paginator(participations_in(found, **wanted), PARTICIPANTS_PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "agreements/agreement.html",
        {"agreement": found, "page": page, "form": form, "figures": participation_figures(found)},
    )
