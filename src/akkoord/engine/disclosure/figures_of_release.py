"""What two people read before they sign: how well each row, company and code of a release is hidden.

No company is named in it. Whoever signs sees by how many others each is covered, and where fewer than k are.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from akkoord.engine.disclosure.gate import remainders_of
from akkoord.engine.disclosure.public_rows import CellCount, CountryCount
from akkoord.engine.disclosure.release import Release, ReleasePlan
from akkoord.engine.taxonomy import STAGES

STAGE_CODES = frozenset(each.code for each in STAGES)


@dataclass(frozen=True, slots=True)
class Together:
    """Rows that came and went together, and the companies that came and went with them."""

    way: str
    """One sign for each edition, oldest first, then for those of other agreements, last for the new one:
    + there, - not there."""
    rows: int
    companies: int


@dataclass(frozen=True, slots=True)
class Alone:
    """What would go with one company, and among how many it hides."""

    rows: int
    """Locations that nobody else stands behind."""
    among: int
    """Companies with its way through the editions, itself included."""


@dataclass(frozen=True, slots=True)
class FewHave:
    """A process, stage or product that fewer than k companies of a country have."""

    country: str
    code: str
    companies: int


@dataclass(frozen=True, slots=True)
class FiguresOfRelease:
    """The figures of the report of the release gate (handbook, disclosure 5.4)."""

    k: int
    companies: int
    """With links that must not become known."""
    rows: int
    support: dict[int, int]
    """Number of companies behind a row → rows."""
    added: int
    """Rows that the edition before did not have."""
    removed: int
    together: tuple[Together, ...]
    alone: tuple[Alone, ...]
    """Of every company, those with the most rows first."""
    few_have: tuple[FewHave, ...]
    codes_stated: int
    """Processes and products that lists state of the rows."""
    codes_shown: int
    stages_shown: int
    """Shown instead of a process."""
    remainder: int
    """Confidential links at locations where every other company opened its own."""
    hidden_cells: int
    """Numbers of tables that are not shown."""
    held: int
    kept: int

    @property
    def alarms(self) -> int:
        """Ways and companies that fewer than k companies share."""
        few = sum(0 < each.companies < self.k for each in self.together)
        return few + sum(each.among < self.k for each in self.alone)


def figures_of(plan: ReleasePlan, release: Release) -> FiguresOfRelease:
    """The figures of a release that the gate let pass."""
    difference = release.report.difference
    supporters = difference.supporters
    last = set(plan.earlier[-1].supporters) if plan.earlier else set()
    shown = Counter(code for row in release.locations for code in (*row.processes, *row.products))
    stages = sum(number for code, number in shown.items() if code in STAGE_CODES)
    return FiguresOfRelease(
        k=plan.k,
        companies=len(difference.behind.shown),
        rows=len(supporters),
        support=dict(sorted(Counter(map(len, supporters.values())).items())),
        added=len(supporters.keys() - last) if plan.earlier else 0,
        removed=len(last - supporters.keys()),
        together=_together(release),
        alone=_alone(release),
        few_have=_few_have(release, k=plan.k),
        codes_stated=_stated(plan, supporters.keys()),
        codes_shown=shown.total() - stages,
        stages_shown=stages,
        remainder=sum(map(len, remainders_of(plan.released).values())),
        hidden_cells=_hidden(release.countries) + _hidden(release.cells),
        held=len(difference.held),
        kept=len(difference.kept),
    )


def _together(release: Release) -> tuple[Together, ...]:
    codes, supporters = release.report.difference.codes, release.report.difference.supporters
    ways = Counter(
        codes.way_of(place, is_there=place in supporters) for place in codes.places | supporters.keys()
    )
    return tuple(
        Together("".join("+" if there else "-" for there in way), rows, len(codes.companies_of(way)))
        for way, rows in sorted(ways.items(), reverse=True)
    )


def _alone(release: Release) -> tuple[Alone, ...]:
    difference = release.report.difference
    rows = Counter(
        company
        for companies in difference.supporters.values()
        if len(companies) == 1
        for company in companies
    )
    found = [
        Alone(rows[company], len(companies))
        for companies in difference.codes.groups()
        for company in companies & difference.behind.shown
    ]
    return tuple(sorted(found, key=lambda each: (-each.rows, each.among)))


def _hidden(counts: Collection[CountryCount] | Collection[CellCount]) -> int:
    return sum(each.locations is None for each in counts)


def _few_have(release: Release, *, k: int) -> tuple[FewHave, ...]:
    users: dict[tuple[str, str], int] = defaultdict(int)
    for countries in release.work.values():
        for country, codes in countries.items():
            for code in codes:
                users[country, code] += 1
    return tuple(FewHave(*cell, number) for cell, number in sorted(users.items()) if number < k)


def _stated(plan: ReleasePlan, places: Collection[str]) -> int:
    return len(
        {
            (each.location_id, code)
            for each in plan.released
            if each.location_id in places
            for code in (*each.processes, *each.products)
        }
    )
