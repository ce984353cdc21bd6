"""The phases an agreement went through, the next one, and the checklist before its end."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions import change_phase, settle_closing_item
from akkoord.desk.agreements.forms import ClosingForm, PhaseForm
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries import closing_checklist
from akkoord.desk.agreements.queries.permission import may_hand_over
from akkoord.desk.agreements.rules import NEXT_PHASES, ClosingItem, Phase, Work
from akkoord.desk.agreements.views.finding import agreement_to_change, agreement_to_read
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor

WITH_CHECKLIST = {Phase.CLOSING, Phase.ENDED}


def phases(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the agreement stands, how it came there, and what comes next."""
    return _page(request, agreement_to_read(request, slug))


def _page(request: HttpRequest, found: Agreement, **sent: Any) -> HttpResponse:  # noqa: ANN401 - forms with faults
    today = {"decided_on": timezone.localdate()}
    may_move_on = bool(NEXT_PHASES[Phase(found.phase)])
    content = {
        "history": found.phase_changes.select_related("by"),
        "phase_form": PhaseForm(agreement=found, initial=today) if may_move_on else None,
        "checklist": closing_checklist(found) if found.phase in WITH_CHECKLIST else (),
        "may_hand_over": found.allows(Work.HANDING_OVER)
        and may_hand_over(actor(request), Action.READ, found.pk),
        "today": timezone.localdate(),
        **sent,
    }
    return render(request, "agreements/phases.html", with_tabs(request, found, **content))


@require_POST
def move_on(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin the next phase."""
    found = agreement_to_change(request, slug)
    form = PhaseForm(request.POST, agreement=found)
    if not form.is_valid():
        return _page(request, found, phase_form=form)
    change_phase(
        actor(request),
        found,
        Phase(form.cleaned_data["to"]),
        form.cleaned_data["evidence"],
        decided_on=form.cleaned_data["decided_on"],
    )
    messages.success(request, gettext("The next phase has begun."))
    return redirect("agreements:phases", slug=slug)


@require_POST
def settle(request: HttpRequest, slug: str) -> HttpResponse:
    """Note that an item of the closing checklist is settled."""
    found = agreement_to_change(request, slug)
    form = ClosingForm(request.POST)
    if form.is_valid():
        settle_closing_item(
            actor(request),
            found,
            ClosingItem(form.cleaned_data["item"]),
            evidence=form.cleaned_data["evidence"],
            on=form.cleaned_data["on"],
        )
        messages.success(request, gettext("Settled."))
    else:
        messages.error(request, gettext("Give the day, and say what shows that it is settled."))
    return redirect("agreements:phases", slug=slug)
