"""Plays a collective project: proposed by the desk, decided by the steering group, with members and work."""

from collections.abc import Mapping
from typing import Any

from akkoord.desk.agreements.actions import propose_pattern
from akkoord.desk.agreements.actions.meetings import write_line
from akkoord.desk.agreements.actions.projects import (
    add_party,
    answer_for_company,
    ask_company,
    bring_in_money,
    hold_meeting,
    note_result,
    promise_in_project,
    put_before_steering_group,
    set_aim,
    take_step,
)
from akkoord.desk.agreements.models import Agreement, CollectiveProject, Decision, Meeting, Organisation
from akkoord.desk.agreements.queries.projects import leads_to_choose
from akkoord.desk.agreements.rules.projects import ProjectMove
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Actor
from akkoord.project.trainings_and_talks import admin_of, companies_that_act, entry_of, in_days

Facts = Mapping[str, Any]
SHOWN, HIDDEN, ASKED = range(3)
"""Of the companies that are asked: one lets itself be seen, one does not, one has not answered."""


def play_projects(adviser: Actor, meeting: Meeting | None, facts: Facts) -> None:
    """Play one project to its middle, and let another one wait; nothing where one stands."""
    if meeting is None or meeting.body.agreement.projects.exists():
        return
    agreement = meeting.body.agreement
    pattern = {name: facts[name] for name in ("country", "theme", "cases")}
    project = _begin(adviser, propose_pattern(agreement, **pattern), meeting, facts)
    _let_join(adviser, project)
    _work(adviser, project, facts)
    propose_pattern(agreement, **facts["next"])


def _begin(adviser: Actor, project: CollectiveProject, meeting: Meeting, facts: Facts) -> CollectiveProject:
    entry = entry_of(project.agreement, "project", "agenda")
    found = put_before_steering_group(adviser, project, meeting, entry=entry, on=meeting.on)
    if found.item is None:
        raise ValueError("The project stands on the agenda.")
    entry = entry_of(project.agreement, "project", "decision")
    decision = write_line(adviser, found.item, Decision, entry=entry, values=facts["decision"])
    values = {"decision": decision, "lead": _lead(project.agreement), "on": meeting.on}
    values |= {"starts": in_days(-60), "ends": in_days(300)}
    entry = entry_of(project.agreement, "project", "begun")
    return take_step(adviser, found, ProjectMove.BEGUN, entry=entry, values=values)


def _lead(agreement: Agreement) -> Organisation | None:
    return leads_to_choose(agreement).filter(kind="union").order_by("name").first()


def _let_join(adviser: Actor, project: CollectiveProject) -> None:
    agreement = project.agreement
    if project.lead:
        entry = entry_of(agreement, "project", "lead")
        add_party(adviser, project, project.lead, entry=entry, on=in_days(-60))
    for number, company in enumerate(companies_that_act(agreement)[: ASKED + 1]):
        entry = entry_of(agreement, "project", "company", number)
        member = ask_company(adviser, project, company, entry=entry, on=in_days(-50))
        if number != ASKED:
            admin = actor_of(admin_of(company).user)
            is_shown = number == SHOWN
            answer_for_company(admin, member, joins=True, has_read_reminder=True, is_shown=is_shown)


def _work(adviser: Actor, project: CollectiveProject, facts: Facts) -> None:
    agreement = project.agreement
    for number, each in enumerate(facts["aims"]):
        entry = entry_of(agreement, "project", "aim", number)
        aim = set_aim(
            adviser, project, entry=entry, values={"text": each["text"], "due": in_days(each["days"])}
        )
        for place, result in enumerate(each["results"]):
            entry = entry_of(agreement, "project", "result", number, place)
            values = {"text": result["text"], "on": in_days(result["days"])}
            note_result(adviser, aim, entry=entry, values=values)
    for number, each in enumerate(facts["money"]):
        bring_in_money(adviser, project, entry=entry_of(agreement, "project", "money", number), values=each)
    values = {name: value for name, value in facts["meeting"].items() if name != "days"}
    values["on"] = in_days(facts["meeting"]["days"])
    hold_meeting(adviser, project, entry=entry_of(agreement, "project", "meeting"), values=values)
    owner = companies_that_act(agreement)[HIDDEN]
    promise = {"what": facts["promise"], "owner": owner, "due": in_days(30)}
    entry = entry_of(agreement, "project", "promise")
    promise_in_project(adviser, project, entry=entry, values=promise, on=in_days(-20))
