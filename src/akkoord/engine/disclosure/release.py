"""A release: the public rows that remain after the gate has held back and kept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from akkoord.engine.collections_paused import few_collections
from akkoord.engine.disclosure.attributes import Known, showing, stated_of, told_codes
from akkoord.engine.disclosure.code_histories import NOBODY, Work
from akkoord.engine.disclosure.counts import OF_WHAT_IS_DONE, cell_counts, country_counts, places_of_cells
from akkoord.engine.disclosure.difference import ByPeople, Difference, EarlierEdition, final_id
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
from akkoord.engine.disclosure.shown_before import (
    ShownBefore,
    neutral_texts,
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
    left: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    """Company that is gone → what it wrote when it last stood behind an edition, as far as it is there."""

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
    rows = _rows(plan, report)
    locations, work = rows.shown, rows.work
    report = _with_lost_letters(report, locations, k=plan.k)
    report = _with_texts_of_before(report, len(rows.as_before), k=plan.k)
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


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows with what they may show, and what must be known of them. Confidential."""

    shown: tuple[PublicLocation, ...]
    work: Work
    as_before: frozenset[str]
    """Locations whose new texts wait."""


def _rows(plan: ReleasePlan, report: GateReport) -> _Rows:
    """The rows of what is heard; those kept of which nothing can be heard any more stay as they were."""
    supporters = report.difference.supporters
    before = ShownBefore(plan.earlier, plan.redirects)
    left = tuple(_left(plan, report.difference))
    as_they_were = _kept_as_they_were(report.difference, left)
    heard = (*_heard(plan, report.difference, away={*as_they_were, *report.difference.held}), *left)
    rows = [*project(heard, k=plan.k, statuses=plan.statuses), *as_they_were.values()]
    neutral = neutral_texts(heard)
    usual = with_usual_details(rows, supporters, k=plan.k, before=before, neutral=neutral)
    stated = stated_of(usual.rows, heard, supporters)
    known = Known(stated, report.difference.codes)
    told = told_codes(stated, known, k=plan.k)
    shown = in_public_order([showing(row, told[row.location_id]) for row in usual.rows])
    return _Rows(shown, known.work(), usual.as_before)


def _heard(plan: ReleasePlan, difference: Difference, *, away: Collection[str]) -> Iterable[Mention]:
    """The mentions of the year but for those of waiting companies, which are not heard yet."""
    for each in plan.released:
        if each.location_id not in away and (each.is_open or each.company not in difference.behind.waiting):
            yield each


def _kept_as_they_were(difference: Difference, left: Iterable[Mention]) -> dict[str, PublicLocation]:
    """Location → its row, where only companies named it that are kept, and what they wrote is not there."""
    rows = {row.location_id: row for row in difference.kept}
    return {place: rows[place] for place in rows.keys() - {each.location_id for each in left}}


def _left(plan: ReleasePlan, difference: Difference) -> Iterable[Mention]:
    """What companies wrote that are kept, so that their leaving changes no row that they stand behind."""
    for company in sorted(difference.behind.kept):
        for each in plan.left.get(company, ()):
            if company in difference.supporters.get(each.location_id, NOBODY):
                yield each


def _with_lost_letters(report: GateReport, locations: Iterable[PublicLocation], *, k: int) -> GateReport:
    """The report, with what a signer must know where few lists lost letters that nobody else writes."""
    damaged = rows_with_lost_letters(locations)
    behind = frozenset().union(*(report.difference.supporters.get(each, ()) for each in damaged))
    if not damaged or len(behind) >= k:
        return report
    found = finding("lost_letters", Level.ACCEPT, rows=len(damaged), companies=len(behind))
    return replace(report, findings=(*report.findings, found))


def _with_texts_of_before(report: GateReport, rows: int, *, k: int) -> GateReport:
    """The report, with what a secretary must know who looks for a name that was written anew."""
    if not rows:
        return report
    found = finding("texts_wait", Level.NOTE, rows=rows, k=k)
    return replace(report, findings=(*report.findings, found))


def _redirects(plan: ReleasePlan, locations: Iterable[PublicLocation]) -> tuple[Redirect, ...]:
    """From identifiers that were public to identifiers that are; others would tell of lists handed in."""
    public = {row.location_id for row in locations}
    return tuple(
        Redirect(old, new)
        for old in sorted(plan.once_public - public)
        if (new := final_id(old, plan.redirects)) in public
    )
