"""Who takes part in a project: parties are added, companies are asked and answer for themselves."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.actions.projects.deciding import locked_project, project_to_write
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.models.projects import CollectiveProject, ProjectMember
from akkoord.desk.agreements.queries.projects import companies_to_ask, leads_to_choose, projects_thing
from akkoord.desk.agreements.queries.trainings import in_force
from akkoord.desk.agreements.rules.projects import (
    GOES_ON,
    MemberState,
    OnlyWhenAsked,
    ProjectOver,
    ReminderNotRead,
)
from akkoord.desk.people.actions import NotAllowed, require, write_letter
from akkoord.desk.people.queries import company_admins
from akkoord.desk.people.rules import Action, Actor, Role


@transaction.atomic
def add_party(
    actor: Actor, project: CollectiveProject, party: Organisation, *, entry: UUID, on: date
) -> ProjectMember:
    """Let a party that is no company take part from a day on; who takes part already stays as it is.

    Raises `NotAllowed`, `ProjectOver`, or `OnlyWhenAsked` for a company.
    """
    locked = _that_goes_on(project_to_write(actor, project))
    if not leads_to_choose(locked.agreement).filter(pk=party.pk).exists():
        raise OnlyWhenAsked
    member, _ = ProjectMember.objects.get_or_create(
        project=locked,
        organisation=party,
        defaults={"entry": entry, "is_company": False, "asked_on": on, "by_id": actor.user_id},
    )
    return _moved(member, MemberState.JOINED, on=on)


@transaction.atomic
def ask_company(
    actor: Actor, project: CollectiveProject, company: Organisation, *, entry: UUID, on: date
) -> ProjectMember:
    """Ask a company whether it takes part, and write to its admins that there is something to read.

    Until it says yes nobody but the secretariat knows. Asked twice at once, it gets one letter.

    Raises `NotAllowed` or `ProjectOver`.
    """
    locked = _that_goes_on(project_to_write(actor, project))
    standing = locked.members.filter(organisation=company).first()
    if standing and standing.state in {MemberState.ASKED, MemberState.JOINED}:
        return standing
    if not companies_to_ask(locked, without=actor.recused_from).filter(pk=company.pk).exists():
        raise NotAllowed
    member = standing or ProjectMember(project=locked, organisation=company, entry=entry, by_id=actor.user_id)
    member.state, member.asked_on, member.is_shown = MemberState.ASKED, on, False
    member.answered_on = member.answered_by = None
    member.save()
    for user in company_admins(company.pk):
        write_letter(
            user,
            "agreements/letters/project_asked.txt",
            key=f"project_asked/{member.pk}/{entry}/{user.pk}",
            context={"project": locked},
        )
    return member


@transaction.atomic
def answer_for_company(
    actor: Actor,
    member: ProjectMember,
    *,
    joins: bool,
    has_read_reminder: bool = False,
    is_shown: bool = False,
) -> ProjectMember:
    """Let a company say yes or no, or change its mind; `is_shown` lets other parties know that it takes part.

    Said by its admin alone. Raises `NotAllowed`, `ReminderNotRead`, or `ProjectOver` where it would join a
    project that no longer runs; it can always leave.
    """
    require(actor, Action.WRITE, projects_thing(member.project.agreement_id, member.organisation_id))
    if not answers_for(actor, member):
        raise NotAllowed
    project = locked_project(member.project)
    locked = ProjectMember.objects.select_for_update(of=("self",)).get(pk=member.pk, is_company=True)
    if not in_force(project.agreement_id).filter(organisation=locked.organisation_id).exists():
        raise NotAllowed
    if joins and not locked.has_joined:
        _that_goes_on(project)
        if not has_read_reminder:
            raise ReminderNotRead
    locked.answered_by_id, locked.is_shown = actor.user_id, joins and is_shown
    return _moved(locked, _answered(locked, joins=joins), on=timezone.localdate())


def answers_for(actor: Actor, member: ProjectMember) -> bool:
    """Whether `actor` is an admin of the company itself: nobody else says yes for it."""
    return any(
        held.role is Role.COMPANY_ADMIN and held.organisation_id == member.organisation_id
        for held in actor.roles
    )


def _answered(member: ProjectMember, *, joins: bool) -> MemberState:
    if joins:
        return MemberState.JOINED
    was_in_it = member.state in {MemberState.JOINED, MemberState.LEFT}
    return MemberState.LEFT if was_in_it else MemberState.REFUSED


@transaction.atomic
def part_with(actor: Actor, member: ProjectMember, *, on: date) -> ProjectMember:
    """Let a party leave, take a question back, or end a company's part at its wish told otherwise."""
    project_to_write(actor, member.project)
    locked = ProjectMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if not locked.has_joined:
        ProjectMember.objects.filter(pk=locked.pk, state=MemberState.ASKED).delete()
        return locked
    return _moved(locked, MemberState.LEFT, on=on)


def _moved(member: ProjectMember, state: MemberState, *, on: date) -> ProjectMember:
    """The answer counts from the day on which it was given first."""
    if member.state != state:
        member.state, member.answered_on = state, on
    member.save()
    return member


def _that_goes_on(project: CollectiveProject) -> CollectiveProject:
    if project.standing not in GOES_ON:
        raise ProjectOver
    return project
