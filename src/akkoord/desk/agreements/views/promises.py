"""What was promised: the list, late first, one promise, and a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from akkoord.desk.agreements.actions.commitments import make_promise, moves_open_to, write_down
from akkoord.desk.agreements.forms.commitments import PromiseFilterForm, PromiseForm, PromiseMoveForm
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.commitments import Commitment
from akkoord.desk.agreements.models.meetings import Decision
from akkoord.desk.agreements.models.reviews import Recommendation
from akkoord.desk.agreements.queries.commitments import (
    agreements_with_promises,
    commitments_thing,
    promises_open_to,
    thing_of,
)
from akkoord.desk.agreements.queries.meetings import meetings_thing
from akkoord.desk.agreements.rules.commitments import CommitmentMove
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.agreements.views.standing import what_stands
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import COMPANY_ROLES, Action, Kind, Thing, may
from akkoord.desk.people.signed_in import actor


def promises(request: HttpRequest) -> HttpResponse:
    """Everything that was promised and that the reader may see, late first."""
    reader = actor(request)
    found = promises_open_to(reader)
    agreements = agreements_with_promises(reader)
    is_of_company = any(held.role in COMPANY_ROLES for held in reader.roles)
    if not found and not agreements and not is_of_company:
        raise NotAllowed
    content = {
        **what_stands(request, found, PromiseFilterForm),
        "may_add_to": [each for each in agreements if may(reader, Action.WRITE, commitments_thing(each.pk))],
    }
    return render(request, "agreements/promises/promises.html", content)


def promise(request: HttpRequest, promise_id: int) -> HttpResponse:
    """One promise: what became of it, and what its owner or the secretariat writes down."""
    rows = Commitment.objects.select_related(
        "agreement", "owner", "meeting__body", "decision__item__meeting", "recommendation"
    )
    found = rows.filter(pk=promise_id).first()
    if found is None:
        raise NotAllowed
    require(actor(request), Action.READ, thing_of(found))
    moves = moves_open_to(actor(request), found)
    form = PromiseMoveForm(request.POST or None, moves=moves, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        move = CommitmentMove(form.cleaned_data["move"])
        entry = form.cleaned_data["entry"]
        write_down(actor(request), found, move, entry=entry, values=form.values())
        messages.success(request, gettext("Written down."))
        return redirect("agreements:promise", promise_id=promise_id)
    events = found.events.select_related("by")
    content = {
        "promise": found,
        "agreement": found.agreement,
        "events": events,
        "next_turn": Commitment.objects.filter(turn_before=found).first() if found.every_months else None,
        "sees_reviews": may(
            actor(request), Action.READ, Thing(Kind.REVIEWS, agreement_id=found.agreement_id)
        ),
        "sees_meetings": may(actor(request), Action.READ, meetings_thing(found.agreement_id)),
        "form": form if moves else None,
    }
    return render(request, "agreements/promises/promise.html", content)


def new_promise(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down a promise, of itself or because of a decision."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.WRITE, commitments_thing(found.pk))
    decision, recommendation = _decision(request, found), _recommendation(request, found)
    meeting = decision.item.meeting if decision else None
    initial = {"owner": recommendation.addressee_id, "due": recommendation.due} if recommendation else None
    form = PromiseForm(
        request.POST or None, agreement=found, without=actor(request).recused_from, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        values = {
            **form.values(),
            "decision": decision,
            "recommendation": recommendation,
            "meeting": meeting,
        }
        on = meeting.on if meeting else timezone.localdate()
        made = make_promise(actor(request), found, entry=form.cleaned_data["entry"], values=values, on=on)
        messages.success(request, gettext("The promise is written down."))
        if decision:  # back to the report in which somebody is writing
            at = reverse("agreements:meeting", args=[found.slug, decision.item.meeting_id])
            return redirect(f"{at}#item-{decision.item_id}")
        return redirect("agreements:promise", promise_id=made.pk)
    about = decision or recommendation or found
    content = {"agreement": found, "form": form, "title": gettext("A new promise"), "about": about}
    return render(request, "agreements/promises/new.html", content)


def _decision(request: HttpRequest, agreement: Agreement) -> Decision | None:
    """The decision that the address names, if it is one of this agreement."""
    number = request.GET.get("decision", "")
    if not number.isdecimal():
        return None
    rows = Decision.objects.select_related("item__meeting__body")
    return rows.filter(pk=int(number), item__meeting__body__agreement=agreement).first()


def _recommendation(request: HttpRequest, agreement: Agreement) -> Recommendation | None:
    """The recommendation that the address names, if it is one of this agreement."""
    number = request.GET.get("recommendation", "")
    return agreement.recommendations.filter(pk=int(number)).first() if number.isdecimal() else None
