"""Pages of what is kept how long, and of what was destroyed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.queries import company_admins
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.second_factor import signed_in_just_now
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register.models import LinkHold
from akkoord.desk.retention import actions, queries
from akkoord.desk.retention.forms import HoldForm
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.queries.due import retention_thing
from akkoord.desk.retention.queries.page import planned_counts, thing_proposed
from akkoord.desk.retention.rules import DestructionState
from akkoord.desk.retention.tasks import carry_out


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The dry run: what may go, when, why, and what holds it; and what is gone."""
    agreements = _agreements(request)
    page = queries.retention_page(actor(request), agreements)
    form = HoldForm(agreements=agreements, without=actor(request).recused_from) if page.leads else None
    return render(request, "retention/overview.html", {"page": page, "form": form})


@require_POST
@signed_in_just_now
def propose(request: HttpRequest) -> HttpResponse:
    """Propose to destroy what was ticked."""
    proposed = actions.propose(actor(request), request.POST.getlist("subject"))
    if not proposed:
        messages.error(request, gettext("Tick what is to be destroyed."))
    else:
        sentence = ngettext(
            "Proposed. A colleague has to confirm it.",
            "%(number)d things are proposed. A colleague has to confirm each of them.",
            len(proposed),
        )
        messages.success(request, sentence % {"number": len(proposed)})
    return redirect("retention:overview")


@require_safe
def destruction(request: HttpRequest, destruction_id: UUID) -> HttpResponse:
    """One destruction: what would go, who decides, or what went, with its certificate."""
    found = _open_to(request, destruction_id)
    thing = retention_thing(found.agreement_id, found.organisation_id)
    approves = may(actor(request), Action.APPROVE, thing)
    is_proposed = found.state == DestructionState.PROPOSED
    return render(
        request,
        "retention/destruction.html",
        {
            "it": found,
            "planned": planned_counts(found),
            "thing": thing_proposed(found),
            "may_withdraw": approves and is_proposed,
            "may_confirm": approves and is_proposed and found.proposed_by_id != actor(request).user_id,
            "is_secretariat": approves,
            "is_told": found.organisation_id and company_admins(found.organisation_id).exists(),
        },
    )


@require_POST
@signed_in_just_now
def decide(request: HttpRequest, destruction_id: UUID) -> HttpResponse:
    """Confirm what a colleague proposed, or leave it as it is."""
    found = _open_to(request, destruction_id)
    if request.POST.get("decision") == "confirm":
        actions.confirm(actor(request), found)
        carry_out.enqueue()
        messages.success(request, gettext("Confirmed. It is being destroyed; the certificate follows here."))
    else:
        actions.withdraw(actor(request), found)
        messages.success(request, gettext("It stays as it is."))
    return redirect("retention:destruction", destruction_id=destruction_id)


@require_safe
def certificate(request: HttpRequest, destruction_id: UUID) -> HttpResponse:
    """The certificate as the text whose hash is kept."""
    found = _open_to(request, destruction_id)
    if found.state != DestructionState.DONE:
        raise NotAllowed
    response = HttpResponse(found.certificate, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="akkoord-certificate-{found.number}.txt"'
    return response


@require_POST
def hold(request: HttpRequest) -> HttpResponse:
    """Keep the links of a company longer."""
    form = HoldForm(request.POST, agreements=_agreements(request), without=actor(request).recused_from)
    if not form.is_valid():
        messages.error(request, gettext("Choose a company, and give the number of what needs its links."))
        return redirect("retention:overview")
    actions.hold_company(
        actor(request),
        form.chosen.agreement,
        form.chosen.organisation,
        cause=form.cleaned_data["cause"],
        reference=form.cleaned_data["reference"],
    )
    messages.success(request, gettext("The links of this company are held from now on."))
    return redirect("retention:overview")


@require_POST
def lift(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Let the links go again."""
    found = LinkHold.objects.filter(pk=hold_id).first()
    if found is None:
        raise NotAllowed
    actions.lift_hold(actor(request), found)
    messages.success(request, gettext("Nothing is held for this any more."))
    return redirect("retention:overview")


def _agreements(request: HttpRequest) -> list[Agreement]:
    found = queries.agreements_of(actor(request))
    if not found:
        raise NotAllowed
    return found


def _open_to(request: HttpRequest, destruction_id: UUID) -> Destruction:
    """The destruction, for the secretariat, and once it is done for the company whose things they were."""
    found = queries.destruction_or_none(destruction_id)
    if found is None:
        raise NotAllowed
    thing = retention_thing(found.agreement_id, found.organisation_id)
    require(actor(request), Action.READ, thing)
    if found.state != DestructionState.DONE and not may(actor(request), Action.APPROVE, thing):
        raise NotAllowed
    return found
