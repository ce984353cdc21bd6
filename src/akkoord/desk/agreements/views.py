"""Pages about agreements and the organisations that take part."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.forms import ParticipationFilterForm, StateForm
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.queries import (
    agreements_open_to,
    participation_figures,
    participation_of,
    participation_thing,
    participations_in,
)
from akkoord.desk.agreements.rules import ParticipationState
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
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
    found = _agreement(slug)
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


def organisation(request: HttpRequest, slug: str, organisation_id: UUID) -> HttpResponse:
    """One organisation in one agreement: its names, and the history of its participation."""
    found, party = _agreement(slug), _organisation(organisation_id)
    thing = participation_thing(found.pk, party.pk)
    require(actor(request), Action.READ, thing)
    participations = list(participation_of(found, party))
    if not participations:
        raise NotAllowed
    may_change = may(actor(request), Action.WRITE, participation_thing(found.pk))
    return render(
        request,
        "agreements/organisation.html",
        {
            "agreement": found,
            "organisation": party,
            "names": party.names.all(),
            "participations": [
                (each, StateForm(participation=each) if may_change and not each.is_over else None)
                for each in participations
            ],
        },
    )


@require_POST
def change_state(request: HttpRequest, slug: str, organisation_id: UUID) -> HttpResponse:
    """Move a participation to another state."""
    found, party = _agreement(slug), _organisation(organisation_id)
    require(actor(request), Action.WRITE, participation_thing(found.pk))
    number = request.POST.get("participation", "")
    participation = participation_of(found, party).filter(pk=int(number) if number.isdecimal() else 0).first()
    if participation is None:
        raise NotAllowed
    form = StateForm(request.POST, participation=participation)
    if form.is_valid():
        change_participation_state(
            actor(request),
            participation,
            ParticipationState(form.cleaned_data["to"]),
            form.cleaned_data["reason"],
        )
        messages.success(request, gettext("The state is changed."))
    else:
        messages.error(request, gettext("Choose the new state and say in a few words why."))
    return redirect("agreements:organisation", slug=slug, organisation_id=party.pk)


def _agreement(slug: str) -> Agreement:
    found = Agreement.objects.filter(slug=slug).first()
    if found is None:
        raise NotAllowed
    return found


def _organisation(organisation_id: UUID) -> Organisation:
    found = Organisation.objects.filter(pk=organisation_id).first()
    if found is None:
        raise NotAllowed
    return found
