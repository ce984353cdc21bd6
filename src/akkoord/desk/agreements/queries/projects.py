"""Reads about collective projects: who sees what of which.

The secretariat sees all. Members see the project and each other. Parties outside it see what it is about,
its results, and those members who let themselves be seen. A company that is asked sees what it is asked for
and which parties are in it, but of no other company. Everybody sees the topic and results of a public one.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.commitments import Commitment
from akkoord.desk.agreements.models.meetings import Decision, Meeting
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.models.projects import CollectiveProject, ProjectAim, ProjectMember
from akkoord.desk.agreements.queries.trainings import companies_in_force, in_force
from akkoord.desk.agreements.rules import COMPANY_ROLES as COMPANY_PARTIES
from akkoord.desk.agreements.rules import STATES_IN_FORCE
from akkoord.desk.agreements.rules.meetings import BodyKind, DecisionKind
from akkoord.desk.agreements.rules.projects import HAS_BEGUN, MemberState, ProjectState
from akkoord.desk.people.rules import COMPANY_ROLES, Action, Actor, Facet, Kind, Thing, may

UNDER_WAY = (ProjectState.DECIDED, ProjectState.CLOSED)


@dataclass(frozen=True, slots=True)
class Reading:
    """As whom somebody reads a project; the widest view counts."""

    writes: bool = False
    is_member: bool = False
    is_party: bool = False
    own: ProjectMember | None = None
    """How the reader's own company stands with it, where it was asked."""

    @property
    def sees_work(self) -> bool:
        """Whether meetings, papers, money and promises are open."""
        return self.writes or self.is_member

    @property
    def sees_progress(self) -> bool:
        """Whether aims and what became of them are open: to parties, members and who is asked."""
        return self.sees_work or self.is_party or self.own is not None


def projects_thing(
    agreement_id: int, organisation_id: UUID | None = None, *, facets: frozenset[Facet] = frozenset()
) -> Thing:
    """The projects of an agreement, or those of one company, as a thing to ask permission for."""
    return Thing(
        Kind.COLLECTIVE_PROJECTS, organisation_id=organisation_id, agreement_id=agreement_id, facets=facets
    )


def reading_of(actor: Actor, project: CollectiveProject) -> Reading | None:
    """As whom `actor` reads a project; None where it does not exist for them."""
    return readings_of(actor, [project]).get(project.pk)


def readings_of(actor: Actor, projects: Collection[CollectiveProject]) -> dict[int, Reading]:
    """As whom `actor` reads each of `projects`, by key, without those that do not exist for them.

    What is asked of the database is the same for one project and for many.
    """
    mine, kept_away = _memberships(actor, projects), _with_members_kept_away_from(actor, projects)
    found = {
        each.pk: _reading(actor, each, mine=mine[each.pk], keeps_away=each.pk in kept_away)
        for each in projects
    }
    return {key: reading for key, reading in found.items() if reading}


def _reading(
    actor: Actor, project: CollectiveProject, *, mine: list[ProjectMember], keeps_away: bool
) -> Reading | None:
    of_all = projects_thing(project.agreement_id)
    found = Reading(
        writes=not keeps_away and may(actor, Action.WRITE, of_all),
        is_member=any(each.has_joined for each in mine),
        is_party=may(actor, Action.READ, of_all),
        own=next((each for each in mine if each.is_company), None),
    )
    if found.sees_progress:
        return found
    is_open = project.is_public and project.standing in HAS_BEGUN
    opened = projects_thing(project.agreement_id, facets=frozenset({Facet.OPEN}))
    return found if is_open and may(actor, Action.READ, opened) else None


def may_write_project(actor: Actor, project: CollectiveProject) -> bool:
    """Whether `actor` looks after a project: nobody who keeps away from one of its members reads its work."""
    may_write = may(actor, Action.WRITE, projects_thing(project.agreement_id))
    return may_write and not _with_members_kept_away_from(actor, [project])


def _with_members_kept_away_from(actor: Actor, projects: Collection[CollectiveProject]) -> set[int]:
    """Which of `projects` have a member from which `actor` keeps away."""
    if not actor.recused_from:
        return set()
    rows = ProjectMember.objects.filter(project__in=projects, organisation__in=actor.recused_from)
    return set(rows.values_list("project_id", flat=True))


def _memberships(
    actor: Actor, projects: Collection[CollectiveProject]
) -> defaultdict[int, list[ProjectMember]]:
    """The rows of the organisations for which `actor` acts, by project; a company's while it takes part."""
    acting = {(held.organisation_id, held.agreement_id) for held in actor.roles if held.organisation_id}
    found: defaultdict[int, list[ProjectMember]] = defaultdict(list)
    if not acting:
        return found
    agreements = {each.pk: each.agreement_id for each in projects}
    rows = ProjectMember.objects.filter(
        project__in=projects, organisation__in={organisation for organisation, _ in acting}
    )
    in_force = companies_in_force(set(agreements.values()))
    for each in rows.select_related("organisation"):
        agreement = agreements[each.project_id]
        is_own = {(each.organisation_id, None), (each.organisation_id, agreement)} & acting
        takes_part = (agreement, each.organisation_id) in in_force and _works_for(actor, each.organisation_id)
        if is_own and (takes_part or not each.is_company):
            found[each.project_id].append(each)
    return found


def _works_for(actor: Actor, organisation_id: UUID) -> bool:
    return any(held.role in COMPANY_ROLES and held.organisation_id == organisation_id for held in actor.roles)


def members_open_to(actor: Actor, project: CollectiveProject, reading: Reading) -> list[ProjectMember]:
    """The members that `actor` sees; whoever was asked, said no or left is known to the secretariat alone."""
    rows = project.members.select_related("organisation", "answered_by")
    rows = rows.exclude(organisation__in=actor.recused_from)
    if reading.writes:
        return list(rows)
    rows = rows.filter(pk__in=joined_members(project).values("pk"))
    if reading.is_member:
        return list(rows)
    if reading.is_party:
        return list(rows.filter(Q(is_company=False) | Q(is_shown=True)))
    return list(rows.filter(is_company=False)) if reading.own else []


def joined_members(project: CollectiveProject) -> QuerySet[ProjectMember]:
    """Who takes part: a company only as long as it takes part in the agreement itself."""
    here = Q(is_company=False) | Q(organisation__in=in_force(project.agreement_id).values("organisation"))
    return project.members.filter(here, state=MemberState.JOINED).select_related("organisation")


def projects_of(agreement: Agreement) -> QuerySet[CollectiveProject]:
    """Every project of an agreement, what waits for a decision first, then the newest."""
    return agreement.projects.select_related("agreement", "lead", "item__meeting__body")


def projects_open_to(actor: Actor) -> list[CollectiveProject]:
    """The projects that `actor` reads for a role, without those that are only public."""
    organisations = {held.organisation_id for held in actor.roles if held.organisation_id}
    rows = CollectiveProject.objects.filter(
        Q(agreement__in=agreements_with_projects(actor)) | Q(members__organisation__in=organisations)
    ).distinct()
    found = list(rows.select_related("agreement", "lead"))
    readings = readings_of(actor, found)
    return [each for each in found if each.pk in readings and readings[each.pk].sees_progress]


def agreements_with_projects(actor: Actor) -> list[Agreement]:
    """The agreements of which `actor` reads every project."""
    return [each for each in Agreement.objects.all() if may(actor, Action.READ, projects_thing(each.pk))]


def project_or_none(slug: str, project_id: int) -> CollectiveProject | None:
    """One project of an agreement."""
    rows = CollectiveProject.objects.select_related(
        "agreement", "lead", "item__meeting__body", "decision__item__meeting__body"
    )
    return rows.filter(agreement__slug=slug, pk=project_id).first()


def promises_in(project: CollectiveProject, *, without: frozenset[UUID]) -> QuerySet[Commitment]:
    """What members promised in a project; nothing of `without`."""
    rows = Commitment.objects.filter(project=project).select_related("agreement", "owner", "project")
    return rows.filter(Q(owner__isnull=True) | ~Q(owner__in=without))


def leads_to_choose(agreement: Agreement) -> QuerySet[Organisation]:
    """The parties of an agreement in force: no company among them."""
    parties = agreement.participations.filter(state__in=STATES_IN_FORCE).exclude(role__in=COMPANY_PARTIES)
    return Organisation.objects.filter(pk__in=parties.values("organisation"))


def parties_to_add(project: CollectiveProject) -> QuerySet[Organisation]:
    """The parties that do not take part yet."""
    joined = project.members.filter(state=MemberState.JOINED).values("organisation")
    return leads_to_choose(project.agreement).exclude(pk__in=joined)


def companies_to_ask(project: CollectiveProject, *, without: frozenset[UUID]) -> QuerySet[Organisation]:
    """The companies of the agreement that were not asked, said no or left; nobody of `without`."""
    standing = project.members.filter(state__in=[MemberState.ASKED, MemberState.JOINED])
    return (
        Organisation.objects.filter(pk__in=in_force(project.agreement_id).values("organisation"))
        .exclude(pk__in=standing.values("organisation"))
        .exclude(pk__in=without)
    )


def meetings_to_come(agreement: Agreement) -> QuerySet[Meeting]:
    """The meetings of the steering group whose report is still written, the next first."""
    today = timezone.localdate()
    rows = Meeting.objects.filter(
        body__agreement=agreement, body__kind=BodyKind.STEERING_GROUP, adopted_in__isnull=True, on__gte=today
    )
    return rows.select_related("body").order_by("on", "number")


def decisions_of_steering_group(agreement: Agreement) -> QuerySet[Decision]:
    """What the steering group of an agreement decided, the newest first."""
    rows = Decision.objects.filter(
        item__meeting__body__agreement=agreement,
        item__meeting__body__kind=BodyKind.STEERING_GROUP,
        item__meeting__on__lte=timezone.localdate(),
        kind=DecisionKind.DECISION,
    )
    return rows.select_related("item__meeting__body").order_by("-item__meeting__on", "-pk")


def companies_in_projects_on(
    agreement: Agreement, theme: str, *, year: int, among: Sequence[UUID]
) -> set[UUID]:
    """Which of `among` take part in a project on a theme that ran in a year."""
    rows = ProjectMember.objects.filter(
        project__agreement=agreement,
        project__theme=theme,
        project__state__in=UNDER_WAY,
        project__starts__year__lte=year,
        project__ends__year__gte=year,
        organisation__in=list(among),
        state=MemberState.JOINED,
    )
    return set(rows.values_list("organisation_id", flat=True))


def asked_companies(agreements: Sequence[Agreement]) -> QuerySet[ProjectMember]:
    """The companies that were asked and have not answered."""
    return ProjectMember.objects.filter(project__agreement__in=list(agreements), state=MemberState.ASKED)


def memberships_to_go(agreements: Collection[int]) -> QuerySet[ProjectMember]:
    """The companies in the projects of these agreements."""
    return ProjectMember.objects.filter(project__agreement__in=agreements, is_company=True)


def aims_of(project: CollectiveProject) -> QuerySet[ProjectAim]:
    """The aims of a project with what was reached of each over time."""
    return project.aims.prefetch_related("results")
