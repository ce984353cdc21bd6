"""Plays the life of an agreement besides its lists: seats, meetings, follow-ups and reviews."""

from collections.abc import Mapping
from typing import Any

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.actions.commitments import make_promise, write_down
from akkoord.desk.agreements.actions.meetings import (
    adopt_report,
    call_meeting,
    found_body,
    note_attendance,
    write_item,
    write_line,
)
from akkoord.desk.agreements.actions.parties import add_party, name_party
from akkoord.desk.agreements.actions.reviews import recommend, write_answer, write_review
from akkoord.desk.agreements.actions.seats import give_seat
from akkoord.desk.agreements.models import Agreement, Body, Decision, Meeting, Organisation
from akkoord.desk.agreements.rules import STATES_IN_FORCE, ParticipationState, PartyRole
from akkoord.desk.agreements.rules.commitments import CommitmentMove
from akkoord.desk.agreements.rules.meetings import Presence
from akkoord.desk.agreements.rules.reviews import RecommendationMove
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.rules import Actor, Role
from akkoord.engine.yaml_data import yaml_data
from akkoord.project.collective_projects import play_projects
from akkoord.project.norms import play_norms
from akkoord.project.trainings_and_talks import entry_of, in_days, play_talks, play_trainings

Facts = Mapping[str, Any]


def play_life(adviser: Actor, agreement: Agreement, *, year: int) -> None:
    """Play it once; played again it finds what stands."""
    facts = yaml_data("akkoord.project", "agreement_life.yaml")
    _lose_a_party(adviser, agreement, facts["former_party"])
    body = _seat_everybody(adviser, agreement, facts)
    _meet(adviser, body, facts["meetings"])
    for number, each in enumerate(facts["promises"]):
        _promise(adviser, agreement, each, number)
    for number, each in enumerate(facts["reviews"]):
        _review(adviser, agreement, each, number)
    play_norms(adviser, body.meetings.order_by("number").last(), year=year)
    play_projects(adviser, body.meetings.order_by("number").last(), facts["project"])
    play_trainings(adviser, agreement, facts["trainings"])
    play_talks(adviser, agreement.cycles.select_related("agreement").get(year=year), facts["talks"])


def _lose_a_party(adviser: Actor, agreement: Agreement, facts: Facts) -> None:
    values = {name: value for name, value in facts.items() if name != "left"}
    organisation = name_party(adviser, agreement, entry=entry_of(agreement, "party"), values=values)
    if organisation.participations.filter(agreement=agreement).exists():
        return
    since = agreement.starts or facts["left"]
    role, reason = PartyRole.SUPPORTER, "Getekend op de eerste dag."
    party = add_party(adviser, agreement, organisation, role=role, since=since, reason=reason)
    left = ParticipationState.WITHDRAWN
    change_participation_state(adviser, party, left, "De stichting is opgeheven.", on=facts["left"])


def _seat_everybody(adviser: Actor, agreement: Agreement, facts: Facts) -> Body:
    given = dict(facts["body"])
    body = found_body(adviser, agreement, name=given.pop("name"), values=given)
    for each in (facts["chair"], facts["former"]):
        _sit(adviser, body, {**each, "starts": facts["since"]})
    for group, wanted in facts["groups"].items():
        people = _representatives(agreement, wanted["kind"])[: wanted["members"] + wanted["deputies"]]
        for number, (person, organisation) in enumerate(people):
            values = {"person": person, "group": group, "organisation": organisation}
            is_deputy = number >= wanted["members"]
            _sit(adviser, body, {**values, "is_deputy": is_deputy, "starts": facts["since"]})
    return body


def _sit(adviser: Actor, body: Body, values: Facts) -> None:
    entry = entry_of(body.agreement, "seat", values["group"], values["person"])
    give_seat(adviser, body, entry=entry, values=values)


def _representatives(agreement: Agreement, kind: str) -> list[tuple[str, Organisation]]:
    """The representatives of the signatories of one group."""
    mandates = Mandate.objects.filter(
        role=Role.PARTY_REPRESENTATIVE,
        organisation__kind=kind,
        organisation__participations__agreement=agreement,
        organisation__participations__role=PartyRole.SIGNATORY,
        organisation__participations__state__in=STATES_IN_FORCE,
    )
    rows = mandates.select_related("user", "organisation").order_by("organisation__name", "pk")
    return [(each.user.name, each.organisation) for each in rows if each.organisation]


def _meet(adviser: Actor, body: Body, meetings: list[Facts]) -> None:
    before: Meeting | None = None
    for facts in meetings:
        values = {"on": facts["on"], "place": facts["place"]}
        called = call_meeting(adviser, body, number=facts["number"], values=values)
        meeting = Meeting.objects.select_related("body").get(pk=called.pk)
        if not meeting.is_adopted:
            _write(adviser, meeting, facts)
            if before and not before.is_adopted:
                adopt_report(adviser, before, adopted_in=meeting, with_changes=False, remarks="")
        before = meeting


def _write(adviser: Actor, meeting: Meeting, facts: Facts) -> None:
    """Everybody is there but the last one, whose deputy comes if there is one."""
    people = list(meeting.attendances.order_by("person").values_list("pk", flat=True))
    there = dict.fromkeys(people, Presence.PRESENT) | dict.fromkeys(people[-1:], Presence.ABSENT)
    note_attendance(adviser, meeting, there)
    agreement = meeting.body.agreement
    for each in facts["items"]:
        values = {name: value for name, value in each.items() if name != "decisions"}
        entry = entry_of(agreement, meeting.number, each["number"])
        item = write_item(adviser, meeting, entry=entry, values=values)
        for number, decision in enumerate(each["decisions"]):
            mark = entry_of(agreement, meeting.number, each["number"], number)
            write_line(adviser, item, Decision, entry=mark, values=decision)


def _promise(adviser: Actor, agreement: Agreement, facts: Facts, number: int) -> None:
    values = {name: facts[name] for name in ("what", "owner_role", "due_words") if name in facts}
    values["due"] = in_days(facts["days"]) if "days" in facts else None
    decision = Decision.objects.filter(item__meeting__body__agreement=agreement).order_by("pk").first()
    values["decision"] = decision if number == 0 else None
    entry = entry_of(agreement, "promise", number)
    made = make_promise(adviser, agreement, entry=entry, values=values, on=in_days(-90))
    if "move" in facts:
        told = {"text": facts["text"], "on": in_days(-10)}
        mark = entry_of(agreement, "promise", number, facts["move"])
        write_down(adviser, made, CommitmentMove(facts["move"]), entry=mark, values=told)


def _review(adviser: Actor, agreement: Agreement, facts: Facts, number: int) -> None:
    values = {name: value for name, value in facts.items() if name not in {"recommendations", "days"}}
    if "days" in facts:
        values["expected_on"] = in_days(facts["days"])
    entry = entry_of(agreement, "review", number)
    review = write_review(adviser, agreement, entry=entry, values=values)
    for place, each in enumerate(facts.get("recommendations", ())):
        given = {"text": each["text"], "addressee_role": each["addressee_role"], "review": review}
        given["due"] = in_days(each["days"])
        mark = entry_of(agreement, "review", number, place)
        made = recommend(adviser, agreement, entry=mark, values=given, on=facts["received_on"])
        for step, move in enumerate(each.get("moves", ())):
            due = in_days(move["days"]) if "days" in move else None
            told = {"text": move["text"], "on": in_days(-30 + step), "due": due}
            mark = entry_of(agreement, "review", number, place, step)
            write_answer(adviser, made, RecommendationMove(move["move"]), entry=mark, values=told)
