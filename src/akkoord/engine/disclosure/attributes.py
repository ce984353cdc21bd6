"""Which processes and products a row may show, so that they point at no company.

Whoever knows what a company has made, and in which country or town, looks for the rows that show it. So a
row shows only what each of k companies of its country has done there, and never narrows the choice more than
its region and town do by themselves; and behind the rows of a country that look alike stand k companies.
What must not be shown is told in a coarser way: a process by its stage, a product not at all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from akkoord.engine.disclosure.code_histories import CodeHistories, Codes, Companies, Told
from akkoord.engine.disclosure.company_bits import NO_ONE, Bits
from akkoord.engine.disclosure.look_alike import LookAlike, without_known_stages
from akkoord.engine.disclosure.mentions import Mention
from akkoord.engine.disclosure.public_rows import PublicLocation
from akkoord.engine.taxonomy import PRODUCTS, stage_of, with_stages

Cell = tuple[str, ...]
"""Where rows stand: a country, a region of it, or a town."""

NOTHING: Codes = frozenset()
ANYTHING = ""
"""Stands for whatever a company has done in a cell: those that have it are there."""
NOWHERE = {ANYTHING: NO_ONE}
"""A cell in which no company is."""
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
        _blend(places, told, known, k=k)
    return told


def _blend(places: Sequence[Stated], told: dict[str, Codes], known: "Known", *, k: int) -> None:
    """Make rows of a country look alike; those that too few companies fit then show nothing, and so again."""
    judged = {each.row.location_id: told[each.row.location_id] for each in places}
    telling = list(places)
    while telling:
        rows = ((at := each.row.location_id, told[at], each.by_company) for each in places)
        told |= LookAlike(rows).blend(k=k)
        changed = [each for each in places if told[each.row.location_id] != judged[each.row.location_id]]
        judged |= {each.row.location_id: told[each.row.location_id] for each in changed}
        telling = [each for each in changed if not _is_hidden(each, told, known, k=k)]
        told |= {each.row.location_id: NOTHING for each in telling}


def _is_hidden(stated: Stated, told: Mapping[str, Codes], known: "Known", *, k: int) -> bool:
    """Is it hidden still, after rows were made to look alike? Other companies may fit what is coarser."""
    codes = told[stated.row.location_id]
    sight = known.sight(stated)
    return not codes or known.hides(sight, reduce(sight.narrowed, codes, sight.all_there), k=k)


Left = tuple[Bits, ...]
"""Of the country, region and town of a row the companies that a reader is left with."""


@dataclass(frozen=True, slots=True)
class Sight:
    """By what a reader narrows down who stands behind a row."""

    cells: Sequence[Mapping[str, Bits]]
    """Of its country, region and town: code → who has it done there."""
    agreeing: Sequence[Bits]
    """Of each earlier edition: whom it leaves."""

    @property
    def all_there(self) -> Left:
        """The companies of each cell."""
        return tuple(cell[ANYTHING] for cell in self.cells)

    def narrowed(self, left: Left, code: str) -> Left:
        """Those of them that have this done there."""
        return tuple(those & cell.get(code, NO_ONE) for those, cell in zip(left, self.cells, strict=True))


class Known:
    """What somebody who knows every company well knows of it: what it has made, and where."""

    def __init__(self, stated: Iterable[Stated], histories: CodeHistories) -> None:
        self._histories = histories
        self._holders: dict[Cell, dict[str, Bits]] = defaultdict(lambda: defaultdict(int))
        for each in stated:
            holders = [self._holders[cell] for cell in each.cells]
            for company, codes in each.by_company.items():
                its_bit = histories.crowd.bits([company])
                for code in (ANYTHING, *with_stages(codes)):
                    for of_cell in holders:
                        of_cell[code] |= its_bit

    def sight(self, stated: Stated) -> Sight:
        """What a reader has of this row."""
        cells = [self._holders.get(cell, NOWHERE) for cell in stated.cells]
        return Sight(cells, self._histories.agreeing(stated.row.location_id))

    def hides(self, sight: Sight, left: Left, *, k: int) -> bool:
        """Are these k companies to choose from, or all that the region or town has?"""
        country, *parts = left
        _, *all_there = sight.all_there
        return (
            country.bit_count() >= k
            and all(
                those.bit_count() >= k or those == there
                for those, there in zip(parts, all_there, strict=True)
            )
            and self._histories.hide(sight.agreeing, country)
        )

    def work(self) -> dict[str, dict[str, list[str]]]:
        """Company → country → what it has done there; for the gate of later editions."""
        found: dict[str, dict[str, list[str]]] = {}
        for cell, holders in sorted(self._holders.items()):
            for code in sorted(holders.keys() - {ANYTHING}) if len(cell) == 1 else ():
                for company in self._histories.crowd.companies(holders[code]):
                    found.setdefault(company, {}).setdefault(cell[0], []).append(code)
        return found


def _as_many(stated: Stated, known: Known, *, k: int) -> Codes:
    """What may be shown of a place, the most usual of the country first; a process or else its stage."""
    told, sight = set[str](), known.sight(stated)
    country, left = sight.cells[0], sight.all_there
    for code in sorted(stated.codes, key=lambda code: (-country.get(code, NO_ONE).bit_count(), code)):
        for way in filter(None, (code, stage_of(code))):
            if known.hides(sight, narrowed := sight.narrowed(left, way), k=k):
                told.add(way)
                left = narrowed
                break
    return without_known_stages(frozenset(told))


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
