"""Plays the council meeting of 16 February 2018 on the desk, with the thirteen promises made there."""

from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from akkoord.desk.agreements.actions.commitments import make_promise
from akkoord.desk.agreements.actions.meetings import (
    adopt_report,
    call_meeting,
    found_body,
    note_attendance,
    write_item,
    write_line,
)
from akkoord.desk.agreements.actions.seats import give_seat
from akkoord.desk.agreements.models import (
    AgendaItem,
    Agreement,
    Body,
    Decision,
    Meeting,
    Paper,
    Question,
    Statement,
)
from akkoord.desk.agreements.models.meetings import OfAnItem
from akkoord.desk.agreements.rules.meetings import Presence
from akkoord.desk.people.rules import Actor
from akkoord.engine.yaml_data import yaml_data

Facts = Mapping[str, Any]
LINES: Mapping[str, type[OfAnItem]] = {
    "papers": Paper,
    "statements": Statement,
    "questions": Question,
    "decisions": Decision,
}


def hold_council(adviser: Actor, agreement: Agreement) -> int:
    """Hold the meeting, once; answers how many promises were made there."""
    facts = yaml_data("akkoord.project", "council_meeting.yaml")
    given = dict(facts["body"])
    body = found_body(adviser, agreement, name=given.pop("name"), values=given)
    for seat in facts["seats"]:
        values = {**seat, "starts": facts["since"]}
        give_seat(adviser, body, entry=_entry(body, "seat", seat["person"]), values=values)
    before, meeting = (_call(adviser, body, facts[each]) for each in ("before", "meeting"))
    if not before.is_adopted:
        _write(adviser, meeting, facts)
        adopt_report(adviser, before, adopted_in=meeting, with_changes=False, remarks="")
    for number, promise in enumerate(facts["promises"]):
        values = {**promise, "meeting": meeting}
        entry = _entry(body, "promise", number)
        make_promise(adviser, agreement, entry=entry, values=values, on=meeting.on)
    return len(facts["promises"])


def _call(adviser: Actor, body: Body, facts: Facts) -> Meeting:
    values = {name: value for name, value in facts.items() if name != "number"}
    called = call_meeting(adviser, body, number=facts["number"], values=values)
    return Meeting.objects.select_related("body").get(pk=called.pk)


def _write(adviser: Actor, meeting: Meeting, facts: Facts) -> None:
    people = meeting.attendances.values_list("pk", flat=True)
    note_attendance(adviser, meeting, dict.fromkeys(people, Presence.PRESENT))
    for each in facts["items"]:
        values = {name: value for name, value in each.items() if name not in LINES}
        item = write_item(adviser, meeting, entry=_entry(meeting.body, "item", each["number"]), values=values)
        _write_lines(adviser, item, each)


def _write_lines(adviser: Actor, item: AgendaItem, facts: Facts) -> None:
    for name, model in LINES.items():
        for number, values in enumerate(facts.get(name, ())):
            entry = _entry(item.meeting.body, item.number, name, number)
            write_line(adviser, item, model, entry=entry, values=values)


def _entry(body: Body, *which: object) -> UUID:
    """The same mark every time, so that playing again writes nothing anew."""
    return uuid5(NAMESPACE_URL, "/".join(map(str, ("council", body.pk, *which))))
