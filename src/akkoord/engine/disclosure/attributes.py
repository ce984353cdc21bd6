"""Which processes and products a row may show, so that they point at no company.

Whoever knows what a company has made, and in which country or town, looks for the rows that show it. So a
row shows only what each of k companies of its country has done there, and never narrows the choice more than
its region and town do by themselves; and behind the rows of a country that look alike stand k companies.
What must not be shown is told in a coarser way: a process by its stage, a product not at all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from akkoord.engine.disclosure.code_histories import CodeHistories, Codes, Companies, Told
from akkoord.engine.disclosure.mentions import Mention
from akkoord.engine.disclosure.public_rows import PublicLocation
from akkoord.engine.taxonomy import PRODUCTS, stage_of, with_stages

Cell = tuple[str, ...]
"""Where rows stand: a country, a region of it, or a town."""

NOTHING: Codes = frozenset()
PRODUCT_CODES = frozenset(each.code for each in PRODUCTS)


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of a place. Confidential."""

    row: PublicLocation
    by_company: Mapping[str, Codes]
    """The companies behind the row with links that must not become known → the codes that each states."""
    otherwise: Codes = frozenset()
    """Codes of public sources, and of companies that opened their link."""

    @property
    def codes(self) -> Codes:
        """All codes, whoever states them."""
        return self.otherwise.union(*self.by_company.values())

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Where a reader would look for it, the country first."""
        return cells_of(self.row)


def cells_of(row: PublicLocation) -> tuple[Cell, ...]:
    """The country of a row, and its region and town where it shows them."""
    parts = (("region", row.region), ("town", row.town))
    return ((row.country,), *((row.country, kind, name.casefold()) for kind, name in parts if name))


def stated_of(
    rows: Iterable[PublicLocation], mentions: Iterable[Mention], supporters: Mapping[str, Companies]
) -> tuple[Stated, ...]:
    """What is stated of each row: by the mentions of it, or by the row itself where it is kept.

    `supporters` are the companies behind each location; others that must not become known are not heard.
    """
    silent: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    otherwise: dict[str, set[str]] = defaultdict(set)
    for each in mentions:
        codes = {*each.processes, *each.products}
        if each.company is None or each.is_open:
            otherwise[each.location_id] |= codes
        elif each.company in supporters.get(each.location_id, ()):
            silent[each.location_id][each.company] |= codes
    return tuple(
        Stated(
            row,
            {
                company: frozenset(silent[row.location_id].get(company, (*row.processes, *row.products)))
                for company in supporters.get(row.location_id, ())
            },
            frozenset(otherwise[row.location_id]),
        )
        for row in rows
    )


def told_codes(stated: Collection[Stated], known: "Known", *, k: int) -> dict[str, Codes]:
    """Location → the codes that its row may show."""
    told = {each.row.location_id: _as_many(each, known, k=k) for each in stated}
    by_country: dict[str, list[Stated]] = defaultdict(list)
    for each in stated:
        by_country[each.row.country].append(each)
    for places in by_country.values():
        _LookAlike(places, told).blend(k=k)
        while telling := [each for each in places if not _is_hidden(each, told, known, k=k)]:
            told.update((each.row.location_id, NOTHING) for each in telling)
            _LookAlike(places, told).blend(k=k)
    return told


def _is_hidden(stated: Stated, told: Mapping[str, Codes], known: "Known", *, k: int) -> bool:
    """Is it hidden still, after rows were made to look alike? Other companies may fit what is coarser."""
    codes = told[stated.row.location_id]
    return not codes or known.hides(stated, codes, k=k)


@dataclass
class Known:
    """What somebody who knows every company well knows of it: what it has made, and where."""

    stated: Iterable[Stated]
    histories: CodeHistories
    """What earlier editions told."""
    present: dict[Cell, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Cell → the companies that are there."""
    holders: dict[tuple[Cell, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """Cell and code → the companies that have it done there."""

    def __post_init__(self) -> None:
        for each in self.stated:
            for company, codes in each.by_company.items():
                for cell in each.cells:
                    self.present[cell].add(company)
                    for code in with_stages(codes):
                        self.holders[cell, code].add(company)

    def who_has(self, cell: Cell, codes: Codes) -> set[str]:
        """The companies that have all of it done there."""
        holders = [self.holders.get((cell, code), set()) for code in codes]
        return set.intersection(*holders) if holders else self.present.get(cell, set())

    def hides(self, stated: Stated, codes: Codes, *, k: int) -> bool:
        """Do these codes leave a reader k companies to choose from, or all that the region or town has?"""
        country, *parts = stated.cells
        has = self.who_has(country, codes)
        return (
            len(has) >= k
            and all(
                len(there := self.who_has(cell, codes)) >= k or there == self.present[cell] for cell in parts
            )
            and self.histories.hide(stated.row.location_id, Told(stated.row.country, codes), frozenset(has))
        )

    def work(self) -> dict[str, dict[str, list[str]]]:
        """Company → country → what it has done there; for the gate of later editions."""
        found: dict[str, dict[str, list[str]]] = {}
        for (cell, code), companies in sorted(self.holders.items()):
            if len(cell) == 1:
                for company in companies:
                    found.setdefault(company, {}).setdefault(cell[0], []).append(code)
        return found


def without_known_stages(codes: Codes) -> Codes:
    """The codes but for the stages that a process of them tells anyway."""
    return codes - {stage_of(each) for each in codes}


def _as_many(stated: Stated, known: Known, *, k: int) -> Codes:
    """What may be shown of a place, the most usual of the country first; a process or else its stage."""
    told = NOTHING
    country = stated.cells[0]
    usual_first = sorted(
        stated.codes, key=lambda code: (-len(known.who_has(country, frozenset([code]))), code)
    )
    for code in usual_first:
        for way in filter(None, (code, stage_of(code))):
            if known.hides(stated, told | {way}, k=k):
                told |= {way}
                break
    return without_known_stages(told)


class _LookAlike:
    """The rows of a country by what they show."""

    def __init__(self, places: Iterable[Stated], told: dict[str, Codes]) -> None:
        self._told = told
        self._places: dict[Codes, list[Stated]] = defaultdict(list)
        self._behind: dict[Codes, set[str]] = defaultdict(set)
        for each in places:
            codes = told[each.row.location_id]
            self._places[codes].append(each)
            self._behind[codes].update(each.by_company)

    def blend(self, *, k: int) -> None:
        """Tell less until at least `k` companies stand behind the rows that show the same.

        Rows of too few companies join those with which they have most in common, so that little is lost.
        """
        while len(self._places) > 1 and (few := self._few(k=k)) is not None:
            others = self._places.keys() - {few}
            nearest = min(others, key=lambda other: (self._loss(few, other), sorted(other)))
            for codes in (few, nearest):
                self._move(codes, in_common(few, nearest))

    def _few(self, *, k: int) -> Codes | None:
        """Of the codes that fewer than `k` companies show, those that the fewest do."""
        few = [codes for codes, companies in self._behind.items() if 0 < len(companies) < k]
        return min(few, key=lambda codes: (len(self._behind[codes]), sorted(codes)), default=None)

    def _loss(self, one: Codes, other: Codes) -> int:
        """How many codes fewer all their rows show together, stages counted, when they show the same."""
        codes, others = with_stages(one), with_stages(other)
        left = len(codes & others)
        return (len(codes) - left) * len(self._places[one]) + (len(others) - left) * len(self._places[other])

    def _move(self, codes: Codes, fewer: Codes) -> None:
        companies = self._behind.pop(codes)
        self._behind[fewer] |= companies
        for each in self._places.pop(codes):
            self._told[each.row.location_id] = fewer
            self._places[fewer].append(each)


def in_common(one: Codes, other: Codes) -> Codes:
    """What both tell, be it in a coarser way."""
    return without_known_stages(with_stages(one) & with_stages(other))


def showing(row: PublicLocation, codes: Codes) -> PublicLocation:
    """The row with these codes: processes and stages in one column, products in the other."""
    products = codes & PRODUCT_CODES
    return replace(row, processes=tuple(sorted(codes - products)), products=tuple(sorted(products)))


def told_by(rows: Iterable[PublicLocation]) -> dict[str, Told]:
    """Location → what its row shows, where it shows anything."""
    return {
        row.location_id: Told(row.country, frozenset((*row.processes, *row.products)))
        for row in rows
        if row.processes or row.products
    }
