"""Proposing a project, putting it before the steering group, and what the steering group made of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.actions.meetings import add_item
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.meetings import Decision, Meeting
from akkoord.desk.agreements.models.projects import CollectiveProject, ProjectEvent
from akkoord.desk.agreements.queries.meetings import company_names
from akkoord.desk.agreements.queries.projects import (
    decisions_of_steering_group,
    may_write_project,
    projects_thing,
)
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.agreements.rules.meetings import CompanyNamedInReport, Subject, check_depersonalised
from akkoord.desk.agreements.rules.projects import (
    MOVES_FROM,
    DecisionNeeded,
    ProjectEndNeeded,
    ProjectMove,
    ProjectMoveNotOpen,
    ProjectState,
)
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor

Values = Mapping[str, Any]
NAMES_NOBODY = ("topic", "why", "text", "results", "lessons", "what")
"""What parties read, so that no company may be named in it."""


@transaction.atomic
def propose_project(actor: Actor, agreement: Agreement, *, entry: UUID, values: Values) -> CollectiveProject:
    """Write down a topic to work on together; the same `entry` again answers what stands.

    Raises `NotAllowed`, or `CompanyNamedInReport` where a text names a company.
    """
    require(actor, Action.WRITE, projects_thing(agreement.pk))
    check_names(agreement, values)
    project, is_new = CollectiveProject.objects.get_or_create(
        entry=entry, defaults={**values, "agreement": agreement, "by_id": actor.user_id}
    )
    if is_new:
        ProjectEvent.objects.create(
            project=project, move=ProjectMove.PROPOSED, on=project.at.date(), by_id=actor.user_id
        )
    return project


@transaction.atomic
def change_project(actor: Actor, project: CollectiveProject, values: Values) -> CollectiveProject:
    """Change topic, theme, country or reasons, and whether everybody may read it."""
    locked = project_to_write(actor, project)
    check_names(locked.agreement, values)
    return _saved(locked, values)


@transaction.atomic
def put_before_steering_group(
    actor: Actor, project: CollectiveProject, meeting: Meeting, *, entry: UUID, on: date
) -> CollectiveProject:
    """Make the proposal an item of a meeting; the item names no company, as one about cases.

    Raises `NotAllowed`, `ProjectMoveNotOpen`, or `ReportAdopted` where the minutes are fixed.
    """
    locked = project_to_write(actor, project)
    if locked.item_id and locked.events.filter(entry=entry).exists():
        return locked
    _check_move(locked, ProjectMove.ON_AGENDA)
    if meeting.body.agreement_id != locked.agreement_id:
        raise NotAllowed
    values = {"title": locked.topic, "subject": Subject.CASES, "said": locked.why}
    item = add_item(actor, meeting, entry=entry, values=values)
    _tell(locked, actor, entry, ProjectMove.ON_AGENDA, {"on": on})
    return _saved(locked, {"item": item, "state": ProjectState.ON_AGENDA})


@transaction.atomic
def take_step(
    actor: Actor, project: CollectiveProject, move: ProjectMove, *, entry: UUID, values: Values
) -> CollectiveProject:
    """Write down what became of a project; the one door for its state. The same `entry` changes nothing.

    To begin: `decision`, taken under its own item of the agenda, `lead`, `starts` and `ends`. To go on
    longer: `decision` and `ends`. To close: `results` and `lessons`. Not to begin, or to note: `text`.

    Raises `NotAllowed`, `ProjectMoveNotOpen`, `DecisionNeeded`, `ProjectEndNeeded`, `ReasonNeeded` or
    `CompanyNamedInReport`; then nothing has changed.
    """
    locked = project_to_write(actor, project)
    if locked.events.filter(entry=entry).exists():
        return locked
    _check_move(locked, move)
    check_names(locked.agreement, values)
    changed = _STEPS[move](locked, values)
    _tell(locked, actor, entry, move, values)
    return _saved(locked, changed)


def moves_open_to(actor: Actor, project: CollectiveProject) -> tuple[ProjectMove, ...]:
    """What `actor` may write down next about a project."""
    return MOVES_FROM[project.standing] if may_write_project(actor, project) else ()


def project_to_write(actor: Actor, project: CollectiveProject) -> CollectiveProject:
    """The project, nobody else's until the transaction ends, if the secretariat asks."""
    if not may_write_project(actor, project):
        raise NotAllowed
    return locked_project(project)


def locked_project(project: CollectiveProject) -> CollectiveProject:
    """The project, nobody else's until the transaction ends."""
    rows = CollectiveProject.objects.select_for_update(of=("self",)).select_related("agreement")
    return rows.get(pk=project.pk)


def check_names(agreement: Agreement, values: Values) -> None:
    """Raise `CompanyNamedInReport` where a text that parties read names a company."""
    written = [str(values[name]) for name in NAMES_NOBODY if values.get(name)]
    check_depersonalised(written, company_names(agreement.pk), refusal=CompanyNamedInReport)


def _check_move(project: CollectiveProject, move: ProjectMove) -> None:
    if move not in MOVES_FROM[project.standing]:
        raise ProjectMoveNotOpen


def _begun(project: CollectiveProject, values: Values) -> Values:
    decision: Decision | None = values.get("decision")
    if decision is None or decision.item_id != project.item_id:
        raise DecisionNeeded
    starts, ends = values.get("starts"), values.get("ends")
    if starts is None or ends is None or ends <= starts:
        raise ProjectEndNeeded
    return {
        "decision": _of_steering_group(project, decision),
        "lead": values["lead"],
        "starts": starts,
        "ends": ends,
        "state": ProjectState.DECIDED,
    }


def _extended(project: CollectiveProject, values: Values) -> Values:
    _of_steering_group(project, values.get("decision"))
    ends = values.get("ends")
    if ends is None or project.ends is None or ends <= project.ends:
        raise ProjectEndNeeded
    return {"ends": ends}


def _of_steering_group(project: CollectiveProject, decision: Decision | None) -> Decision:
    taken = decisions_of_steering_group(project.agreement)
    if decision is None or not taken.filter(pk=decision.pk).exists():
        raise DecisionNeeded
    return decision


def _closed(_: CollectiveProject, values: Values) -> Values:
    _need_text(values.get("results"))
    return {"results": values["results"], "lessons": values["lessons"], "state": ProjectState.CLOSED}


def _declined(_: CollectiveProject, values: Values) -> Values:
    _need_text(values.get("text"))
    return {"state": ProjectState.DECLINED}


def _noted(_: CollectiveProject, values: Values) -> Values:
    _need_text(values.get("text"))
    return {}


def _need_text(text: object) -> None:
    if not str(text or "").strip():
        raise ReasonNeeded


_STEPS = {
    ProjectMove.BEGUN: _begun,
    ProjectMove.EXTENDED: _extended,
    ProjectMove.CLOSED: _closed,
    ProjectMove.DECLINED: _declined,
    ProjectMove.NOTE: _noted,
}
"""Move → what it changes, once it is checked."""


def _tell(project: CollectiveProject, actor: Actor, entry: UUID, move: ProjectMove, values: Values) -> None:
    ProjectEvent.objects.create(
        project=project,
        entry=entry,
        move=move,
        text=str(values.get("text") or "").strip(),
        on=values["on"],
        until=values.get("ends"),
        decision=values.get("decision"),
        by_id=actor.user_id,
    )


def _saved(project: CollectiveProject, values: Values) -> CollectiveProject:
    for name, value in values.items():
        setattr(project, name, value)
    if values:
        project.save(update_fields=list(values))
    return project
