"""Which bodies meet, who sits in them, and when they meet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions.meetings import call_meeting, found_body
from akkoord.desk.agreements.actions.seats import end_seat, give_seat, set_seats
from akkoord.desk.agreements.forms.meetings import BodyForm, MeetingForm, SeatForm, SeatNumberForm
from akkoord.desk.agreements.models.meetings import Body
from akkoord.desk.agreements.queries.meetings import agreements_that_meet, bodies_of, open_questions, seats_on
from akkoord.desk.agreements.queries.seats import groups_in
from akkoord.desk.agreements.rules.meetings import SeatGroup
from akkoord.desk.agreements.views.meetings.finding import agreement_that_meets, around, body_of
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor


def overview(request: HttpRequest) -> HttpResponse:
    """The bodies of every agreement whose meetings the reader may see, and the open questions."""
    agreements = agreements_that_meet(actor(request))
    if not agreements:
        raise NotAllowed
    content = {
        "agreements": agreements,
        "bodies": bodies_of(agreements),
        "questions": open_questions(agreements),
    }
    return render(request, "agreements/meetings/overview.html", content)


def of_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """The bodies of one agreement, their meetings, and the open questions."""
    found = agreement_that_meets(request, slug)
    content = around(request, found, bodies=bodies_of([found]), questions=open_questions([found]))
    content = with_tabs(request, **content)
    return render(request, "agreements/meetings/of_agreement.html", content)


def new_body(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the agreement another body."""
    found = agreement_that_meets(request, slug, Action.WRITE)
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("kind", "decides_by")}
        body = found_body(actor(request), found, name=form.cleaned_data["name"], values=values)
        messages.success(request, gettext("The body is there. Say who sits in it."))
        return redirect("agreements:body", slug=slug, body_id=body.pk)
    content = around(request, found, form=form, title=gettext("New body"), back=None)
    return render(request, "agreements/meetings/form.html", content)


def body(request: HttpRequest, slug: str, body_id: int) -> HttpResponse:
    """One body: who sits in it today, who did before, and its meetings."""
    found = body_of(request, slug, body_id)
    return _body_page(request, found, _seat_form(request, found))


def _seat_form(request: HttpRequest, body: Body) -> SeatForm:
    return SeatForm(request.POST or None, agreement=body.agreement, without=actor(request).recused_from)


def _body_page(
    request: HttpRequest, found: Body, form: SeatForm, number_form: SeatNumberForm | None = None
) -> HttpResponse:
    today = timezone.localdate()
    seated = list(seats_on(found, today))
    sitting = {seat.pk for seat in seated}
    others = [seat for seat in found.seats.select_related("organisation") if seat.pk not in sitting]
    content = around(
        request,
        found.agreement,
        body=found,
        seats=seated,
        other_seats=others,
        meetings=found.meetings.all(),
        form=form,
        number_form=number_form or SeatNumberForm(initial={"starts": today}),
        of_body=groups_in(found, on=today),
        today=today,
    )
    return render(request, "agreements/meetings/body.html", content)


@require_POST
def seat(request: HttpRequest, slug: str, body_id: int) -> HttpResponse:
    """Seat somebody in the body."""
    found = body_of(request, slug, body_id, Action.WRITE)
    form = _seat_form(request, found)
    if not form.is_valid():
        return _body_page(request, found, form)
    give_seat(actor(request), found, entry=form.cleaned_data["entry"], values=form.values())
    messages.success(request, gettext("Saved."))
    return redirect("agreements:body", slug=slug, body_id=body_id)


@require_POST
def seat_number(request: HttpRequest, slug: str, body_id: int) -> HttpResponse:
    """Say how many seats a group has in the body."""
    found = body_of(request, slug, body_id, Action.WRITE)
    form = SeatNumberForm(request.POST)
    if not form.is_valid():
        empty = SeatForm(agreement=found.agreement, without=actor(request).recused_from)
        return _body_page(request, found, empty, form)
    given = form.cleaned_data
    group = SeatGroup(given["group"])
    set_seats(actor(request), found, group, seats=given["seats"], starts=given["starts"])
    messages.success(request, gettext("Saved."))
    return redirect("agreements:body", slug=slug, body_id=body_id)


@require_POST
def leave_seat(request: HttpRequest, slug: str, body_id: int, seat_id: int) -> HttpResponse:
    """Let somebody leave the body today."""
    found = body_of(request, slug, body_id, Action.WRITE)
    left = found.seats.select_related("body").filter(pk=seat_id).first()
    if left is None:
        raise NotAllowed
    end_seat(actor(request), left, on=timezone.localdate())
    messages.success(request, gettext("Saved."))
    return redirect("agreements:body", slug=slug, body_id=body_id)


def new_meeting(request: HttpRequest, slug: str, body_id: int) -> HttpResponse:
    """Call the body together."""
    found = body_of(request, slug, body_id, Action.WRITE)
    last = found.meetings.order_by("-number").first()
    form = MeetingForm(request.POST or None, initial={"number": last.number + 1 if last else 1})
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "number"}
        meeting = call_meeting(actor(request), found, number=form.cleaned_data["number"], values=values)
        messages.success(request, gettext("The meeting is called. Who sits in the body is invited."))
        return redirect("agreements:meeting", slug=slug, meeting_id=meeting.pk)
    title = gettext("New meeting of %(body)s") % {"body": found}
    content = around(request, found.agreement, form=form, title=title, back=None)
    return render(request, "agreements/meetings/form.html", content)
