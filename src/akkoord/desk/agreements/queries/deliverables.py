"""Reads about deliverables: parties' own for all parties, a company's for itself, monitor and secretariat.

What the monitor judged is seen by others once its report on the year is handed in.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import BinaryIO

from django.db.models import Q, QuerySet

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.deliverables import (
    Deliverable,
    Evidence,
    MonitoringReport,
    MonitorJudgement,
)
from akkoord.desk.agreements.rules import COMPANY_ROLES as COMPANY_PARTIES
from akkoord.desk.agreements.rules import STATES_IN_FORCE
from akkoord.desk.agreements.rules.deliverables import Judged, Verdict
from akkoord.desk.people.rules import Action, Actor, Facet, Kind, Thing, may
from akkoord.desk.private_folder import PrivateFolder

EVIDENCE = PrivateFolder("evidence")


@dataclass(frozen=True, slots=True)
class DeliverableLine:
    """A deliverable as a reader sees it."""

    deliverable: Deliverable
    shown: int
    """How many pieces of evidence were handed in."""
    judgement: MonitorJudgement | None
    """The newest one, where the reader may know it."""


def deliverables_thing(agreement_id: int, *, is_of_parties: bool = False) -> Thing:
    """The deliverables of an agreement, or only those of its parties and the counts over companies."""
    facets = frozenset({Facet.SUMMARY}) if is_of_parties else frozenset[Facet]()
    return Thing(Kind.DELIVERABLES, agreement_id=agreement_id, facets=facets)


def deliverable_thing(found: Deliverable) -> Thing:
    """One deliverable; a party's is open to all parties."""
    facets = frozenset[Facet]() if found.is_company else frozenset({Facet.SUMMARY})
    return Thing(Kind.DELIVERABLES, found.owner_id, found.agreement_id, facets=facets)


def monitors(actor: Actor, agreement_id: int) -> bool:
    """Whether `actor` judges in this agreement."""
    return may(actor, Action.APPROVE, deliverables_thing(agreement_id))


def owns(actor: Actor, found: Deliverable) -> bool:
    """Whether `actor` hands in evidence for the owner itself; nobody does so for another one."""
    return acts_for(actor, found) and may(actor, Action.WRITE, deliverable_thing(found))


def lines_of(actor: Actor, agreement: Agreement, year: int) -> list[DeliverableLine]:
    """The deliverables of a year that `actor` may read."""
    rows = Deliverable.objects.filter(agreement=agreement, year=year)
    return _lines(actor, rows)


def own_lines(actor: Actor) -> list[DeliverableLine]:
    """The deliverables of the organisations for which `actor` acts."""
    own = [held.organisation_id for held in actor.roles if held.organisation_id]
    return [
        each
        for each in _lines(actor, Deliverable.objects.filter(owner__in=own))
        if acts_for(actor, each.deliverable)
    ]


def acts_for(actor: Actor, found: Deliverable) -> bool:
    """Whether it belongs to an organisation for which `actor` acts."""
    return any(held.organisation_id == found.owner_id for held in actor.roles)


def _lines(actor: Actor, rows: QuerySet[Deliverable]) -> list[DeliverableLine]:
    found = rows.select_related("agreement", "owner").prefetch_related("evidence", "judgements")
    fixed = fixed_years()
    return [
        DeliverableLine(
            each,
            len(each.evidence.all()),
            next(iter(each.judgements.all()), None)
            if (each.agreement_id, each.year) in fixed or monitors(actor, each.agreement_id)
            else None,
        )
        for each in found
        if may(actor, Action.READ, deliverable_thing(each))
    ]


def deliverables_open_to(actor: Actor, *, among: Collection[int]) -> list[Deliverable]:
    """Which of these deliverables `actor` may read."""
    rows = Deliverable.objects.filter(pk__in=among).select_related("agreement", "owner")
    return [each for each in rows if may(actor, Action.READ, deliverable_thing(each))]


def deliverable_or_none(deliverable_id: int) -> Deliverable | None:
    """One deliverable with its owner."""
    rows = Deliverable.objects.select_related("agreement", "owner")
    return rows.filter(pk=deliverable_id).first()


def evidence_or_none(evidence_id: int) -> Evidence | None:
    """One piece of evidence with what it shows."""
    rows = Evidence.objects.select_related("deliverable__agreement", "deliverable__owner")
    return rows.filter(pk=evidence_id).first()


def content_of_evidence(found: Evidence) -> BinaryIO:
    """The file as it came in, open for reading."""
    return EVIDENCE.path_of(found.stored_as).open("rb")


def years_of(agreement: Agreement) -> list[int]:
    """The years for which something is to be delivered, the newest first."""
    rows = Deliverable.objects.filter(agreement=agreement).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def report_of(agreement: Agreement, year: int) -> MonitoringReport | None:
    """The report on a year, as far as it is."""
    return MonitoringReport.objects.filter(agreement=agreement, year=year).select_related("review").first()


def fixed_years() -> set[tuple[int, int]]:
    """The agreements and years on which the report is handed in."""
    rows = MonitoringReport.objects.filter(handed_in_on__isnull=False)
    return set(rows.values_list("agreement_id", "year"))


def is_fixed(agreement_id: int, year: int) -> bool:
    """Whether the report on a year is handed in."""
    rows = MonitoringReport.objects.filter(agreement=agreement_id, year=year, handed_in_on__isnull=False)
    return rows.exists()


def judged_in(agreement: Agreement, year: int) -> list[Judged]:
    """Every deliverable of a year with its newest judgement."""
    rows = Deliverable.objects.filter(agreement=agreement, year=year).prefetch_related("judgements")
    return [
        Judged(
            str(each.owner_id),
            each.is_company,
            each.is_key,
            Verdict(newest.verdict) if (newest := next(iter(each.judgements.all()), None)) else None,
        )
        for each in rows
    ]


def owners_in(agreement: Agreement) -> list[tuple[Organisation, bool]]:
    """Who delivers: every company and party in force, and whether it is a company."""
    rows = agreement.participations.filter(state__in=STATES_IN_FORCE).select_related("organisation")
    return [(each.organisation, each.role in COMPANY_PARTIES) for each in rows]


def evidence_to_go(agreements: Collection[int]) -> QuerySet[Evidence]:
    """What companies handed in as evidence in these agreements."""
    return Evidence.objects.filter(deliverable__agreement__in=agreements, deliverable__is_company=True)


def deliverables_waiting(agreements: Collection[int]) -> QuerySet[Deliverable]:
    """What has evidence and no judgement, in years on which nobody reported."""
    fixed = Q()
    for agreement_id, year in fixed_years():
        fixed |= Q(agreement=agreement_id, year=year)
    rows = Deliverable.objects.filter(
        agreement__in=agreements, evidence__isnull=False, judgements__isnull=True
    )
    return rows.exclude(fixed).distinct() if fixed else rows.distinct()
