"""Bodies, calling a meeting, writing its minutes, adopting them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max, ProtectedError
from django.utils import timezone

from akkoord.desk.agreements.actions.seats import provide_seats
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.meetings import (
    AgendaItem,
    Attendance,
    Body,
    Meeting,
    OfAnItem,
    Paper,
    Question,
    Seat,
)
from akkoord.desk.agreements.queries.meetings import company_names, meetings_thing, paper_thing, seats_on
from akkoord.desk.agreements.rules.commitments import HasFollowUp
from akkoord.desk.agreements.rules.meetings import (
    MeetingWasHeld,
    NotALaterMeeting,
    NumberTaken,
    Presence,
    ReportAdopted,
    Subject,
    check_depersonalised,
)
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor

Values = Mapping[str, Any]
Line = TypeVar("Line", bound=OfAnItem)
Row = TypeVar("Row", bound=AgendaItem | OfAnItem | Meeting)
TEXTS = (
    "title",
    "said",
    "conflict",
    "object",
    "wording",
    "speaker",
    "asked_by",
    "asked_to",
    "text",
    "answer",
)
"""The columns of an item and its lines in which somebody could name a company."""


@transaction.atomic
def found_body(actor: Actor, agreement: Agreement, *, name: str, values: Values) -> Body:
    """Give an agreement a body with the seats that are agreed on for it.

    The same name again answers the one that stands.
    """
    require(actor, Action.WRITE, meetings_thing(agreement.pk))
    body, is_new = Body.objects.get_or_create(
        agreement=agreement, name=name, defaults={**values, "by_id": actor.user_id}
    )
    if is_new:
        provide_seats(actor, body)
    return body


@transaction.atomic
def call_meeting(actor: Actor, body: Body, *, number: int, values: Values) -> Meeting:
    """Call a meeting; who sits in the body on that day is invited. The same number answers what stands."""
    require(actor, Action.WRITE, meetings_thing(body.agreement_id))
    seats = list(seats_on(body, values["on"]))
    chair = next((seat.person for seat in seats if seat.is_chair), "")
    meeting, is_new = Meeting.objects.get_or_create(
        body=body, number=number, defaults={"chair": chair, **values, "by_id": actor.user_id}
    )
    if is_new:
        Attendance.objects.bulk_create(
            [_invited(meeting, seat) for seat in {seat.person: seat for seat in seats}.values()]
        )
    return meeting


def _invited(meeting: Meeting, seat: Seat) -> Attendance:
    organisation = seat.organisation.name if seat.organisation else ""
    return Attendance(
        meeting=meeting,
        seat=seat,
        person=seat.person,
        group=seat.group,
        organisation_name=organisation,
        by=meeting.by,
    )


@transaction.atomic
def change_meeting(actor: Actor, meeting: Meeting, values: Values) -> Meeting:
    """Change when and where it is, or what sort of meeting; not once its report is adopted."""
    locked = _to_write(actor, meeting)
    return _saved(locked, values)


@transaction.atomic
def note_attendance(actor: Actor, meeting: Meeting, presences: Mapping[int, Presence]) -> None:
    """Note who was there."""
    locked = _to_write(actor, meeting)
    for pk, presence in presences.items():
        locked.attendances.filter(pk=pk).update(presence=presence)


@transaction.atomic
def add_attendance(actor: Actor, meeting: Meeting, *, entry: UUID, values: Values) -> Attendance:
    """Note somebody who was there without a seat; a name that stands is answered as it is."""
    locked = _to_write(actor, meeting)
    return Attendance.objects.get_or_create(
        meeting=locked,
        person=values["person"],
        defaults={**values, "entry": entry, "by_id": actor.user_id},
    )[0]


@transaction.atomic
def write_item(
    actor: Actor, meeting: Meeting, *, entry: UUID, values: Values, item: AgendaItem | None = None
) -> AgendaItem:
    """Put an item on the agenda, or change it; an item about cases names no company."""
    locked = _to_write(actor, meeting)
    _check_names(locked, values.get("subject", ""), values)
    if item is not None:
        _check_lines(locked, item, values)
        return _saved(locked.items.get(pk=item.pk), values)
    return _written(AgendaItem, entry, {**values, "meeting": locked, "by_id": actor.user_id})


def add_item(actor: Actor, meeting: Meeting, *, entry: UUID, values: Values) -> AgendaItem:
    """Put an item at the end of the agenda, under the next number."""
    last = meeting.items.aggregate(number=Max("number"))["number"] or 0
    return write_item(actor, meeting, entry=entry, values={"number": last + 1, **values})


@transaction.atomic
def write_line(
    actor: Actor,
    item: AgendaItem,
    model: type[Line],
    *,
    entry: UUID,
    values: Values,
    line: Line | None = None,
) -> Line:
    """Write a paper, statement, decision or question under an item, or change it."""
    locked = _to_write(actor, item.meeting)
    current = locked.items.get(pk=item.pk)
    _check_names(locked, current.subject, values)
    if line is not None:
        return _saved(model._default_manager.get(pk=line.pk, item=current), values)
    return _written(model, entry, {**values, "item": current, "by_id": actor.user_id})


@transaction.atomic
def bring_paper(
    actor: Actor, item: AgendaItem, organisation: Organisation, *, entry: UUID, values: Values
) -> Paper:
    """Put a party's own paper under an item, until the day of the meeting; its files follow.

    Raises `NotAllowed`, `MeetingWasHeld`, `ReportAdopted`, `CompanyNamed` or `NumberTaken`.
    """
    draft = Paper(item=item, brought_by=organisation)
    require(actor, Action.WRITE, paper_thing(draft))
    locked = _locked(item.meeting)
    if locked.is_adopted:
        raise ReportAdopted
    if locked.on < timezone.localdate():
        raise MeetingWasHeld
    current = locked.items.get(pk=item.pk)
    _check_names(locked, current.subject, values)
    values = {**values, "item": current, "brought_by": organisation, "by_id": actor.user_id}
    return _written(Paper, entry, values)


@transaction.atomic
def remove_line(actor: Actor, meeting: Meeting, line: AgendaItem | OfAnItem | Attendance) -> None:
    """Take something out of a report that is not adopted yet; a decision with a follow-up stays."""
    _to_write(actor, meeting)
    try:
        line.delete()
    except ProtectedError as error:
        raise HasFollowUp from error


@transaction.atomic
def answer_question(actor: Actor, question: Question, *, answer: str, on: date) -> Question:
    """Answer an open question, also after the report is adopted; an answer that stands stays."""
    meeting = question.item.meeting
    require(actor, Action.WRITE, meetings_thing(meeting.body.agreement_id))
    locked = Question.objects.select_for_update().get(pk=question.pk)
    if locked.answered_on is not None:
        return locked
    _check_names(meeting, question.item.subject, {"answer": answer})
    return _saved(locked, {"answer": answer.strip(), "answered_on": on})


@transaction.atomic
def adopt_report(
    actor: Actor, report: Meeting, *, adopted_in: Meeting, with_changes: bool, remarks: str
) -> Meeting:
    """Let a later meeting of the body adopt a report; from then on nobody changes it.

    Raises `NotAllowed`, `NotALaterMeeting`, or `ReportAdopted` when another meeting did it before.
    """
    require(actor, Action.WRITE, meetings_thing(report.body.agreement_id))
    locked = _locked(report)
    if locked.adopted_in_id == adopted_in.pk:
        return locked
    if locked.is_adopted:
        raise ReportAdopted
    if adopted_in.body_id != locked.body_id or (adopted_in.on, adopted_in.number) <= (
        locked.on,
        locked.number,
    ):
        raise NotALaterMeeting
    return _saved(
        locked,
        {"adopted_in": adopted_in, "adopted_with_changes": with_changes, "adoption_remarks": remarks.strip()},
    )


def _to_write(actor: Actor, meeting: Meeting) -> Meeting:
    """The meeting, nobody else's until the transaction ends, if its report may still be written."""
    require(actor, Action.WRITE, meetings_thing(meeting.body.agreement_id))
    locked = _locked(meeting)
    if locked.is_adopted:
        raise ReportAdopted
    return locked


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)


def _check_names(meeting: Meeting, subject: str, values: Values) -> None:
    if subject == Subject.CASES:
        texts = [str(values[name]) for name in TEXTS if values.get(name)]
        check_depersonalised(texts, company_names(meeting.body.agreement_id))


def _check_lines(meeting: Meeting, item: AgendaItem, values: Values) -> None:
    """An item that becomes one about cases may hold nothing that names a company either."""
    if values.get("subject") == Subject.CASES:
        for lines in (item.papers, item.statements, item.decisions, item.questions):
            for values_of_line in lines.values():
                _check_names(meeting, Subject.CASES, values_of_line)


def _written(model: type[Row], entry: UUID, values: Values) -> Row:
    try:
        with transaction.atomic():
            found, _ = model._default_manager.get_or_create(entry=entry, defaults=dict(values))
    except IntegrityError as error:
        raise NumberTaken(number=values.get("number") or values.get("code")) from error
    return cast("Row", found)


def _saved(row: Row, values: Values) -> Row:
    for name, value in values.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save(update_fields=list(values))
    except IntegrityError as error:
        raise NumberTaken(number=values.get("number") or values.get("code")) from error
    return row
