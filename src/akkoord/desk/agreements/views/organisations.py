"""Pages about the organisations that take part."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.forms import StateForm
from akkoord.desk.agreements.queries import participation_of, participation_thing
from akkoord.desk.agreements.rules import ParticipationState
from akkoord.desk.agreements.views.finding import agreement_or_refuse, organisation_or_refuse
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor


def organisation(request: HttpRequest, slug: str, organisation_id: UUID) -> HttpResponse:
    """One organisation in one agreement: its names, and the history of its participation."""
    found, party = agreement_or_refuse(slug), organisation_or_refuse(organisation_id)
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
    found, party = agreement_or_refuse(slug), organisation_or_refuse(organisation_id)
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
