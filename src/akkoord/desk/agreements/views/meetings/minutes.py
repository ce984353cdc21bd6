"""The report of a meeting, and writing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from akkoord.desk.agreements.actions.meetings import (
    add_attendance,
    adopt_report,
    answer_question,
    change_meeting,
    note_attendance,
)
from akkoord.desk.agreements.forms.meetings import AdoptionForm, AnswerForm, ChangeMeetingForm, PersonForm
from akkoord.desk.agreements.models.meetings import Meeting, Question
from akkoord.desk.agreements.queries.commitments import commitments_thing, promises_before
from akkoord.desk.agreements.queries.meetings import brings_papers_for, minutes_of, reports_to_adopt
from akkoord.desk.agreements.queries.reviews import reviews_thing
from akkoord.desk.agreements.queries.seats import representation_at
from akkoord.desk.agreements.rules.meetings import COMPETITION_LINE, PRESENCE_TITLES, Presence
from akkoord.desk.agreements.views.meetings.finding import around, meeting_to_read, meeting_to_write
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor


def meeting(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """The report of a meeting, as it is read and printed; whoever writes it finds the ways to do so in it."""
    found = meeting_to_read(request, slug, meeting_id)
    attendances = list(found.attendances.select_related("seat"))
    content = around(
        request,
        found.body.agreement,
        meeting=found,
        attendances=attendances,
        attended=[
            (gettext(title), [each for each in attendances if each.presence == presence])
            for presence, title in PRESENCE_TITLES.items()
        ],
        items=minutes_of(found, without=actor(request).recused_from),
        adopts=found.adopted_reports.all(),
        competition_line=COMPETITION_LINE,
        representation=representation_at(found, attendances),
    )
    content["writes"] = content["may_write"] and not found.is_adopted
    thing = commitments_thing(found.body.agreement_id)
    content["sees_promises"] = may(actor(request), Action.READ, thing)
    content["may_promise"] = may(actor(request), Action.WRITE, thing)
    reviews = reviews_thing(found.body.agreement_id)
    content["sees_recommendations"] = may(actor(request), Action.READ, reviews)
    content["may_recommend"] = may(actor(request), Action.PROPOSE, reviews)
    party = brings_papers_for(actor(request), found.body.agreement_id)
    is_to_come = found.on >= timezone.localdate() and not found.is_adopted
    content["party"], content["brings_papers"] = party, party is not None and is_to_come
    looks_ahead = content["sees_promises"] and not found.is_adopted
    content["due"] = promises_before(found, without=actor(request).recused_from) if looks_ahead else []
    return render(request, "agreements/meetings/meeting.html", content)


def change(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """Change when, where and how the meeting is."""
    found = meeting_to_write(request, slug, meeting_id)
    names = list(ChangeMeetingForm.base_fields)
    form = ChangeMeetingForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        change_meeting(actor(request), found, form.cleaned_data)
        return _back(found)
    content = around(
        request, found.body.agreement, meeting=found, form=form, title=gettext("Time and place"), back=found
    )
    return render(request, "agreements/meetings/form.html", content)


def attendance(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """Who was there: the members that were invited, and others."""
    found = meeting_to_write(request, slug, meeting_id)
    form = PersonForm()
    if request.method == "POST" and "person" in request.POST:
        form = PersonForm(request.POST)
        if form.is_valid():
            add_attendance(actor(request), found, entry=form.cleaned_data["entry"], values=form.values())
            return redirect("agreements:attendance", slug=slug, meeting_id=meeting_id)
    elif request.method == "POST":
        note_attendance(actor(request), found, _presences(request, found))
        messages.success(request, gettext("Saved."))
        return _back(found)
    rows = found.attendances.select_related("seat")
    titles = {presence.value: gettext(title) for presence, title in PRESENCE_TITLES.items()}
    content = around(request, found.body.agreement, meeting=found, rows=rows, titles=titles, form=form)
    return render(request, "agreements/meetings/attendance.html", content)


def _presences(request: HttpRequest, found: Meeting) -> dict[int, Presence]:
    sent = {pk: request.POST.get(f"presence-{pk}") for pk in found.attendances.values_list("pk", flat=True)}
    known = set(Presence)
    return {pk: Presence(value) for pk, value in sent.items() if value is not None and value in known}


def adoption(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """Note that this meeting adopts the report of an earlier one."""
    found = meeting_to_write(request, slug, meeting_id)
    form = AdoptionForm(request.POST or None)
    form.fields["report"].queryset = reports_to_adopt(found)  # type: ignore[attr-defined]  # a choice of models
    if request.method == "POST" and form.is_valid():
        adopt_report(
            actor(request),
            form.cleaned_data["report"],
            adopted_in=found,
            with_changes=form.cleaned_data["with_changes"],
            remarks=form.cleaned_data["remarks"],
        )
        messages.success(request, gettext("The report is adopted; it does not change any more."))
        return _back(found)
    content = around(
        request, found.body.agreement, meeting=found, form=form, title=gettext("Adopt a report"), back=found
    )
    return render(request, "agreements/meetings/form.html", content)


def answer(request: HttpRequest, slug: str, meeting_id: int, asked_id: int) -> HttpResponse:
    """Answer an open question, also of a report that is adopted."""
    found = meeting_to_write(request, slug, meeting_id)
    question = Question.objects.filter(pk=asked_id, item__meeting=found).first()
    if question is None:
        raise NotAllowed
    form = AnswerForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        answer_question(
            actor(request), question, answer=form.cleaned_data["answer"], on=form.cleaned_data["on"]
        )
        messages.success(request, gettext("The question is answered."))
        return _back(found)
    content = around(
        request,
        found.body.agreement,
        meeting=found,
        form=form,
        title=gettext("Answer a question"),
        about=question.text,
        back=found,
    )
    return render(request, "agreements/meetings/form.html", content)


def _back(found: Meeting) -> HttpResponse:
    return redirect("agreements:meeting", slug=found.body.agreement.slug, meeting_id=found.pk)
