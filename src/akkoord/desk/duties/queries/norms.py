"""Which norms hold for a company in a year, and whether they are met, as far as the desk can tell."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language, gettext

from akkoord.desk.agreements.models.norms import NormSet
from akkoord.desk.agreements.queries.norms import norms_in
from akkoord.desk.agreements.queries.projects import companies_in_projects_on
from akkoord.desk.agreements.rules import NormKind, YearNorm
from akkoord.desk.agreements.rules.norms import IN_PROJECT, asked_in, duty_that_shows
from akkoord.desk.duties.queries.year import CompanyStanding
from akkoord.desk.duties.rules import HandInState
from akkoord.desk.register.models import Cycle

MEETS = frozenset({HandInState.SUBMITTED, HandInState.ACCEPTED})
"""What was handed in counts, unless it was returned with questions."""


@dataclass(frozen=True, slots=True)
class NormStanding:
    """One norm for one company in one year."""

    norm: YearNorm
    asked: str
    is_met: bool | None
    """None where nothing in the desk tells."""

    @property
    def title(self) -> str:
        """The norm in the reader's language."""
        return self.norm.named(get_language() or "en")

    @property
    def is_mandatory(self) -> bool:
        """Whether it must be met."""
        return self.norm.kind is NormKind.MANDATORY

    @property
    def kind_in_words(self) -> str:
        """Mandatory or scored."""
        return gettext(self.norm.kind_title)


@dataclass(frozen=True, slots=True)
class NormsOfYear:
    """The norms that hold in a year, company by company."""

    norms: NormSet
    standings: Mapping[UUID, tuple[NormStanding, ...]]

    @property
    def counts(self) -> list[tuple[str, int, int]]:
        """Mandatory norms: how many companies meet it, of how many for which it holds and can be told."""
        holds: Counter[str] = Counter()
        met: Counter[str] = Counter()
        names: dict[str, str] = {}
        for standings in self.standings.values():
            for each in standings:
                if each.is_mandatory and each.is_met is not None:
                    names[each.norm.code] = each.title
                    holds[each.norm.code] += 1
                    met[each.norm.code] += each.is_met
        return [(name, met[code], holds[code]) for code, name in names.items()]

    @property
    def meeting_all(self) -> int:
        """Companies that meet every mandatory norm that can be told."""
        return sum(meets_all(standings) for standings in self.standings.values())


def meets_all(standings: Sequence[NormStanding]) -> bool:
    """Whether no mandatory norm is known to be missed."""
    return all(each.is_met is not False for each in standings if each.is_mandatory)


def norms_of_year(cycle: Cycle, companies: Sequence[CompanyStanding]) -> NormsOfYear | None:
    """What holds for each of `companies` in the year; None where no norms were adopted for it."""
    norms = norms_in(cycle.agreement, cycle.year)
    if norms is None:
        return None
    among = [each.organisation_id for each in companies]
    themes = {each.theme for each in norms.rows if each.shown_by == IN_PROJECT}
    members = {
        theme: companies_in_projects_on(cycle.agreement, theme, year=cycle.year, among=among)
        for theme in themes
    }
    return NormsOfYear(norms, {each.organisation_id: _standings(norms, each, members) for each in companies})


def _standings(
    norms: NormSet, company: CompanyStanding, members: Mapping[str, set[UUID]]
) -> tuple[NormStanding, ...]:
    return tuple(
        NormStanding(norm, asked, _is_met(norm, company, members))
        for norm in norms.rows
        if (asked := asked_in(norm, company.year))
    )


def _is_met(norm: YearNorm, company: CompanyStanding, members: Mapping[str, set[UUID]]) -> bool | None:
    if norm.shown_by == IN_PROJECT:
        return company.organisation_id in members[norm.theme]
    kind = duty_that_shows(norm)
    standing = next((each for each in company.owed if each.duty.kind is kind), None) if kind else None
    return standing.state in MEETS if standing else None
