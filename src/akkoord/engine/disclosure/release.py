"""A release: the public rows that remain after the gate has held back and kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from akkoord.engine.collections_paused import few_collections
from akkoord.engine.disclosure.attributes import Known, showing, stated_of, told_codes
from akkoord.engine.disclosure.code_histories import Work
from akkoord.engine.disclosure.counts import OF_WHAT_IS_DONE, cell_counts, country_counts, places_of_cells
from akkoord.engine.disclosure.difference import ByPeople, EarlierEdition, final_id
from akkoord.engine.disclosure.gate import GateReport, Level, finding, gate
from akkoord.engine.disclosure.given_details import with_usual_details
from akkoord.engine.disclosure.hidden_counts import hidden_cells, hidden_countries
from akkoord.engine.disclosure.lost_letters import rows_with_lost_letters
from akkoord.engine.disclosure.mentions import Mention
from akkoord.engine.disclosure.projection import in_public_order, project
from akkoord.engine.disclosure.public_rows import (
    CellCount,
    CountryCount,
    LocationStatus,
    PublicationMode,
    PublicLocation,
    Redirect,
)


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """What an agreement wants to publish, with everything the gate needs to judge it. Confidential."""

    mode: PublicationMode
    k: int
    mentions: tuple[Mention, ...]
    statuses: Mapping[str, LocationStatus]
    redirects: Mapping[str, str]
    earlier: tuple[EarlierEdition, ...] = ()
    """Every edition that was ever public, oldest first."""
    sisters: tuple[EarlierEdition, ...] = ()
    """The same of every other agreement of the host, each known as such."""
    once_public: frozenset[str] = frozenset()
    """Every identifier that an earlier edition named."""
    decided: frozenset[str] = frozenset()
    """Companies that people decided to let come or go although fewer than k do."""
    held_companies: frozenset[str] = frozenset()
    """Companies whose confidential links people hold back from this edition."""
    held_places: frozenset[str] = frozenset()
    """Locations that people hold back from this edition."""

    @property
    def released(self) -> tuple[Mention, ...]:
        """The mentions but for what people hold back."""
        return tuple(
            each
            for each in self.mentions
            if each.location_id not in self.held_places
            and (each.is_open or each.company not in self.held_companies)
        )


@dataclass(frozen=True, slots=True)
class Release:
    """What may leave the house. Public, except for the report."""

    locations: tuple[PublicLocation, ...]
    countries: tuple[CountryCount, ...]
    cells: tuple[CellCount, ...]
    redirects: tuple[Redirect, ...]
    report: GateReport
    work: Work = field(default_factory=dict)
    """Confidential: what the companies behind it have done in each country; later editions need it."""


def judge(plan: ReleasePlan) -> GateReport:
    """The gate's answer to a plan, without the making of rows."""
    return gate(
        plan.released,
        mode=plan.mode,
        k=plan.k,
        earlier=(*plan.earlier, *plan.sisters),
        redirects=plan.redirects,
        by_people=ByPeople(plan.decided, plan.held_places),
    )


def prepare_release(plan: ReleasePlan) -> Release:
    """Judge the plan and project what may be shown; nothing at all when the gate refuses."""
    with few_collections():
        report = judge(plan)
        return _shown(plan, report) if report.passed else Release((), (), (), (), report)


def _shown(plan: ReleasePlan, report: GateReport) -> Release:
    locations, work = _rows(plan, report)
    report = _with_lost_letters(report, locations, k=plan.k)
    if plan.mode is PublicationMode.COUNTRY_COUNTS:
        return _counted(plan, report, locations, work)
    countries, cells = country_counts(locations), cell_counts(places_of_cells(locations))
    return Release(locations, countries, cells, _redirects(plan, locations), report, work)


def _counted(
    plan: ReleasePlan, report: GateReport, locations: tuple[PublicLocation, ...], work: Work
) -> Release:
    """Only numbers, without those that would say too much."""
    hidden = hidden_countries(locations, report.difference, plan.earlier, k=plan.k)
    cells = places_of_cells(locations, kinds=OF_WHAT_IS_DONE)
    too_much = hidden_cells(cells, report.difference, plan.earlier, k=plan.k)
    countries = country_counts(locations, hidden=hidden)
    return Release((), countries, cell_counts(cells, hidden=too_much), (), report, work)


def _rows(plan: ReleasePlan, report: GateReport) -> tuple[tuple[PublicLocation, ...], Work]:
    """The rows with what they may show, and what the companies have done; waiting ones are not heard yet."""
    away = report.difference.held | {row.location_id for row in report.difference.kept}
    heard = tuple(
        each
        for each in plan.released
        if each.location_id not in away
        and (each.is_open or each.company not in report.difference.behind.waiting)
    )
    projected = [*project(heard, k=plan.k, statuses=plan.statuses), *report.difference.kept]
    rows = with_usual_details(projected, report.difference.supporters, k=plan.k)
    stated = stated_of(rows, heard, report.difference.supporters)
    known = Known(stated, report.difference.codes)
    told = told_codes(stated, known, k=plan.k)
    return in_public_order([showing(row, told[row.location_id]) for row in rows]), known.work()


def _with_lost_letters(report: GateReport, locations: Iterable[PublicLocation], *, k: int) -> GateReport:
    """The report, with what a signer must know where few lists lost letters that nobody else writes."""
    damaged = rows_with_lost_letters(locations)
    behind = frozenset().union(*(report.difference.supporters.get(each, ()) for each in damaged))
    if not damaged or len(behind) >= k:
        return report
    found = finding("lost_letters", Level.ACCEPT, rows=len(damaged), companies=len(behind))
    return replace(report, findings=(*report.findings, found))


def _redirects(plan: ReleasePlan, locations: Iterable[PublicLocation]) -> tuple[Redirect, ...]:
    """From identifiers that were public to identifiers that are; others would tell of lists handed in."""
    public = {row.location_id for row in locations}
    return tuple(
        Redirect(old, new)
        for old in sorted(plan.once_public - public)
        if (new := final_id(old, plan.redirects)) in public
    )
