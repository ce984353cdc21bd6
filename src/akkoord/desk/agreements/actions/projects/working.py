"""The work of a project: aims and results, money, meetings of its members, what they promise."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.actions.commitments import make_promise
from akkoord.desk.agreements.actions.projects.deciding import check_names, project_to_write
from akkoord.desk.agreements.models.commitments import Commitment
from akkoord.desk.agreements.models.projects import (
    CollectiveProject,
    ProjectAim,
    ProjectMeeting,
    ProjectMember,
    ProjectMoney,
    ProjectResult,
)
from akkoord.desk.agreements.queries.projects import joined_members
from akkoord.desk.agreements.rules.projects import ProjectOver, runs_on
from akkoord.desk.people.actions import NotAllowed, write_letter
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import people_holding
from akkoord.desk.people.rules import COMPANY_ROLES, Actor, Role

Values = Mapping[str, Any]


@transaction.atomic
def set_aim(actor: Actor, project: CollectiveProject, *, entry: UUID, values: Values) -> ProjectAim:
    """Write down what the project wants to reach; parties read it, so no company is named."""
    locked = project_to_write(actor, project)
    check_names(locked.agreement, values)
    return ProjectAim.objects.get_or_create(
        entry=entry, defaults={**values, "project": locked, "by_id": actor.user_id}
    )[0]


@transaction.atomic
def note_result(actor: Actor, aim: ProjectAim, *, entry: UUID, values: Values) -> ProjectResult:
    """Write down what was reached of an aim by a day; earlier results stay."""
    locked = project_to_write(actor, aim.project)
    check_names(locked.agreement, values)
    return ProjectResult.objects.get_or_create(
        entry=entry, defaults={**values, "aim": aim, "by_id": actor.user_id}
    )[0]


@transaction.atomic
def bring_in_money(actor: Actor, project: CollectiveProject, *, entry: UUID, values: Values) -> ProjectMoney:
    """Write down what a group brings in; the group, never a single company."""
    locked = project_to_write(actor, project)
    check_names(locked.agreement, values)
    return ProjectMoney.objects.get_or_create(
        entry=entry, defaults={**values, "project": locked, "by_id": actor.user_id}
    )[0]


@transaction.atomic
def hold_meeting(
    actor: Actor,
    project: CollectiveProject,
    *,
    entry: UUID,
    values: Values,
    meeting: ProjectMeeting | None = None,
) -> ProjectMeeting:
    """Call a meeting of the members within the days of the project, or write its report.

    Each member gets a letter of its own about a new one. Raises `NotAllowed` or `ProjectOver`.
    """
    locked = project_to_write(actor, project)
    if meeting is None or meeting.on != values["on"]:
        _check_day(locked, values["on"])
    if meeting is not None:
        kept = ProjectMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk, project=locked)
        for name, value in values.items():
            setattr(kept, name, value)
        kept.save(update_fields=list(values))
        return kept
    held, is_new = ProjectMeeting.objects.get_or_create(
        entry=entry, defaults={**values, "project": locked, "by_id": actor.user_id}
    )
    if is_new:
        _tell_members(locked, held)
    return held


@transaction.atomic
def promise_in_project(
    actor: Actor, project: CollectiveProject, *, entry: UUID, values: Values, on: date
) -> Commitment:
    """Write down what a member promised; of a company only it, the members and the secretariat read it.

    Raises `NotAllowed`, also for an owner that does not take part, or `CompanyNamedInReport` where a
    party's promise, which all parties read, names a company.
    """
    locked = project_to_write(actor, project)
    owner = values.get("owner")
    member = joined_members(locked).filter(organisation=owner).first() if owner else None
    if owner is not None and member is None:
        raise NotAllowed
    is_companys = member is not None and member.is_company
    if not is_companys:
        check_names(locked.agreement, values)
    kept = {**values, "project": locked, "confidential_to": owner if is_companys else None}
    return make_promise(actor, locked.agreement, entry=entry, values=kept, on=on)


def _check_day(project: CollectiveProject, day: date) -> None:
    if not runs_on(project.standing, project.starts, project.ends, day):
        raise ProjectOver


def _tell_members(project: CollectiveProject, meeting: ProjectMeeting) -> None:
    for member in joined_members(project):
        for user in _people_of(member):
            write_letter(
                user,
                "agreements/letters/project_meeting.txt",
                key=f"project_meeting/{meeting.pk}/{user.pk}",
                context={"project": project},
            )


def _people_of(member: ProjectMember) -> list[User]:
    """The people of a company, or those who represent a party in this agreement or in all."""
    if member.is_company:
        return list(people_holding(COMPANY_ROLES, organisation=member.organisation_id))
    roles = [Role.PARTY_REPRESENTATIVE, Role.SUPPORTER]
    return list(people_holding(roles, organisation=member.organisation_id))
