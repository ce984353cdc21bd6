"""Reads about bodies, their meetings, and what is still open from them."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from akkoord.desk.agreements.models import Agreement, Organisation, OrganisationName
from akkoord.desk.agreements.models.commitments import Commitment
from akkoord.desk.agreements.models.meetings import AgendaItem, Body, Meeting, Paper, Question, Seat
from akkoord.desk.agreements.rules import COMPANY_ROLES
from akkoord.desk.people.rules import Action, Actor, Facet, Kind, Thing, may


def meetings_thing(agreement_id: int) -> Thing:
    """The meetings of an agreement, as a thing to ask permission for."""
    return Thing(Kind.MEETINGS, agreement_id=agreement_id)


def meeting_thing(meeting: Meeting, *, agreement_id: int) -> Thing:
    """One meeting; the adopted report of a public one is open to everybody."""
    facets = frozenset({Facet.OPEN}) if meeting.is_open_to_all else frozenset[Facet]()
    return Thing(Kind.MEETINGS, agreement_id=agreement_id, facets=facets)


def paper_thing(paper: Paper) -> Thing:
    """A paper as a thing to write: a party's own, or one of the secretariat."""
    agreement_id = paper.item.meeting.body.agreement_id
    return Thing(Kind.MEETINGS, organisation_id=paper.brought_by_id, agreement_id=agreement_id)


def brings_papers_for(actor: Actor, agreement_id: int) -> Organisation | None:
    """The party for which somebody brings papers; None for whoever writes the reports, and for others."""
    if may(actor, Action.WRITE, meetings_thing(agreement_id)):
        return None
    own = [held.organisation_id for held in actor.roles if held.organisation_id is not None]
    things = {each: Thing(Kind.MEETINGS, organisation_id=each, agreement_id=agreement_id) for each in own}
    allowed = [each for each, thing in things.items() if may(actor, Action.WRITE, thing)]
    return Organisation.objects.filter(pk__in=allowed).order_by("name").first() if allowed else None


def agreements_that_meet(actor: Actor) -> list[Agreement]:
    """The agreements whose meetings `actor` may read."""
    return [each for each in Agreement.objects.all() if may(actor, Action.READ, meetings_thing(each.pk))]


def bodies_of(agreements: Iterable[Agreement]) -> QuerySet[Body]:
    """The bodies of some agreements with their meetings, newest first."""
    meetings = Meeting.objects.annotate(decided=Count("items__decisions"))
    return (
        Body.objects.filter(agreement__in=list(agreements))
        .select_related("agreement")
        .prefetch_related(Prefetch("meetings", meetings))
    )


def seats_on(body: Body, day: date) -> QuerySet[Seat]:
    """Who sits in a body on one day; the last day is included."""
    in_force = Q(ends__isnull=True) | Q(ends__gte=day)
    return body.seats.filter(in_force, starts__lte=day).select_related("organisation")


def open_questions(agreements: Iterable[Agreement]) -> QuerySet[Question]:
    """The questions without an answer, the oldest first."""
    return (
        Question.objects.filter(answered_on__isnull=True, item__meeting__body__agreement__in=list(agreements))
        .select_related("item__meeting__body__agreement")
        .order_by("item__meeting__on", "pk")
    )


def minutes_of(meeting: Meeting, *, without: Collection[UUID] = ()) -> QuerySet[AgendaItem]:
    """The items of a meeting with everything that belongs to them; no promise of the owners `without`."""
    promises = Commitment.objects.filter(Q(owner__isnull=True) | ~Q(owner__in=without))
    followed = Prefetch("decisions__commitments", promises.select_related("agreement", "owner"))
    return meeting.items.prefetch_related(
        "papers__files",
        "papers__brought_by",
        "statements",
        "decisions",
        followed,
        "decisions__recommendations__addressee",
        "questions",
    )


def reports_to_adopt(meeting: Meeting) -> QuerySet[Meeting]:
    """The earlier meetings of the same body whose report nobody has adopted yet."""
    return Meeting.objects.filter(
        Q(on__lt=meeting.on) | Q(on=meeting.on, number__lt=meeting.number),
        body=meeting.body_id,
        adopted_in__isnull=True,
    )


def company_names(agreement_id: int) -> set[str]:
    """The names and brands of every company that takes or took part, in whatever state."""
    companies = Organisation.objects.filter(
        participations__agreement=agreement_id, participations__role__in=COMPANY_ROLES
    )
    brands = OrganisationName.objects.filter(organisation__in=companies)
    return {*companies.values_list("name", flat=True), *brands.values_list("name", flat=True)}
