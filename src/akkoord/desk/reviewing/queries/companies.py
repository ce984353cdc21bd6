"""Whose things may stand in a data set, under which pseudonym, and what may be told of each company."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.desk.agreements.rules import COMPANY_ROLES
from akkoord.desk.reviewing.rules.pseudonyms import pseudonym
from akkoord.engine.disclosure import told_traits

SEEN_ANYWAY = 2
"""The first traits: in which years a company takes part, and in which of them not from first to last day."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """The companies of a data set that cannot be told apart from at least `k` others by what is public."""

    key: str
    k: int
    told: Mapping[UUID, tuple[str, ...]]
    """Company → its years, its broken years, and what may be told of it: group, size, joined, country."""
    left_out: int
    years_of: Mapping[UUID, frozenset[int]] = field(default_factory=dict)
    broken: Mapping[UUID, frozenset[int]] = field(default_factory=dict)
    """The years in which a company joined or left: their days would tell when."""

    def pseudonym_of(self, organisation_id: UUID) -> str:
        """How the company is called in this review."""
        return pseudonym(self.key, "C", str(organisation_id))

    def place(self, location_id: str) -> str:
        """How a location is called in this review."""
        return pseudonym(self.key, "L", location_id)

    def alike(self) -> list[list[UUID]]:
        """The companies by what is told of them: at least `k` stand together."""
        groups: dict[tuple[str, ...], list[UUID]] = defaultdict(list)
        for company, row in self.told.items():
            groups[row].append(company)
        return list(groups.values())


def crowd_of(agreement: Agreement, years: Collection[int], *, key: str, k: int) -> Crowd:
    """Who took part in one of `years` and can be hidden among `k` companies."""
    last_seen = timezone.localdate().year
    periods = _periods(agreement, years)
    seen = {
        company: frozenset(
            year
            for year in range(min(years), last_seen + 1)
            if any(_touches(each, year) for each in of_company)
        )
        for company, of_company in periods.items()
    }
    broken = {
        company: frozenset(year for year in seen[company] if _is_broken(of_company, year, agreement.starts))
        for company, of_company in periods.items()
    }
    traits = {
        company: (_joined(seen[company]), _joined(broken[company]), *_told_if_shared(of_company[0]))
        for company, of_company in periods.items()
    }
    told = told_traits(traits, k=k, always_seen=SEEN_ANYWAY)
    return Crowd(key, k, told, len(traits) - len(told), seen, broken)


def _periods(agreement: Agreement, years: Collection[int]) -> dict[UUID, list[Participation]]:
    """The participations of each company that takes part in one of the years, the first one first."""
    found: dict[UUID, list[Participation]] = defaultdict(list)
    rows = agreement.participations.filter(role__in=COMPANY_ROLES, since__isnull=False)
    for each in rows.select_related("organisation").order_by("since", "pk"):
        found[each.organisation_id].append(each)
    return {
        company: of_company
        for company, of_company in found.items()
        if any(_touches(each, year) for each in of_company for year in years)
    }


def _touches(period: Participation, year: int) -> bool:
    since, until = period.since or date.max, period.until or date.max
    return since.year <= year <= until.year


def _is_broken(periods: Sequence[Participation], year: int, agreement_starts: date | None) -> bool:
    """Whether the company joined or left in the year; with the agreement itself is no joining."""
    beginnings = {each.since for each in periods if each.since and each.since != agreement_starts}
    ends = {each.until for each in periods if each.until}
    first = date(year, 1, 1)
    return any(each.year == year and each != first for each in beginnings) or any(
        each.year == year for each in ends
    )


def _joined(years: Collection[int]) -> str:
    return " ".join(str(year) for year in sorted(years))


def _told_if_shared(first: Participation) -> tuple[str, str, str, str]:
    since = first.since or date.max
    return first.role, first.size_class, str(since.year), first.organisation.country
