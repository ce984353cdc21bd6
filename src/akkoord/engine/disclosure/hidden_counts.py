"""Which numbers of an edition of counts are not shown, so that no number is of fewer than k companies.

Whoever has the counts of all editions and their totals reckons with the differences: what came and went is
that of the companies that came and went. So a number is shown where of every group of companies with one way
through the editions k or none stand behind it, as they did last where they are gone. The sum of what is not
shown is known too, and has to be such a number; and what was not shown once is not shown later, since a
number that is known again would tell what another was.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from akkoord.engine.disclosure.code_histories import NOBODY, Companies
from akkoord.engine.disclosure.counts import Cell
from akkoord.engine.disclosure.difference import Difference, EarlierEdition
from akkoord.engine.disclosure.public_rows import PublicLocation
from akkoord.engine.taxonomy import stage_of, with_stages


def hidden_countries(
    rows: Collection[PublicLocation],
    difference: Difference,
    earlier: Collection[EarlierEdition],
    *,
    k: int,
) -> frozenset[str]:
    """The countries whose number is not shown; some have no location any more, which must not be known."""
    own = [each for each in earlier if not each.is_of_sister]
    before = frozenset().union(*(each.not_counted for each in own))
    behind: dict[str, set[str]] = defaultdict(set, {country: set() for country in before})
    for row in rows:
        behind[row.country] |= difference.supporters.get(row.location_id, NOBODY)
    for company, countries in _last_countries(own).items():
        if company not in difference.behind.shown:
            for country in countries:
                behind[country].add(company)
    parts = _Parts(behind, Counter(row.country for row in rows), list(difference.codes.groups()), k)
    return parts.hidden(before)


def hidden_cells(
    cells: Mapping[Cell, Collection[str]],
    difference: Difference,
    earlier: Collection[EarlierEdition],
    *,
    k: int,
) -> frozenset[Cell]:
    """The processes and products whose number is not shown.

    The number of all locations is known, so that of those without is known as well; and a stage less one
    of its processes is the number of the others.
    """
    gone = _last_work(earlier, difference.behind.shown)
    groups = list(difference.codes.groups())

    def behind(places: Collection[str]) -> Companies:
        return NOBODY.union(*(difference.supporters.get(place, NOBODY) for place in places))

    def is_told(cell: Cell) -> bool:
        kind, _, code = cell
        had = frozenset(company for company, codes in gone.items() if code in codes)
        stage = cells.get((kind, "", stage_of(code)), cells[cell])
        numbers = (
            behind(cells[cell]) | had,
            behind(difference.supporters.keys() - cells[cell]) | gone.keys(),
            behind(frozenset(stage) - frozenset(cells[cell])),
        )
        return all(is_covered(each, groups, k=k) for each in numbers)

    return frozenset(cell for cell in cells if not is_told(cell))


def is_covered(companies: Collection[str], groups: Iterable[Companies], *, k: int) -> bool:
    """Are of every group k or none among them?"""
    return all(not (those := len(group.intersection(companies))) or those >= k for group in groups)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What makes up a whole that is known."""

    behind: Mapping[str, Collection[str]]
    """Each part → the companies whose locations it counts."""
    numbers: Mapping[str, int]
    groups: Sequence[Companies]
    k: int

    def hidden(self, before: Collection[str]) -> frozenset[str]:
        """The parts that are not shown: those of too few, and as many more as it takes to hide these."""
        hidden = {part for part in self.behind if part in before or not self._is_covered([part])}
        small_first = sorted(self.behind.keys() - hidden, key=lambda part: (self.numbers.get(part, 0), part))
        while small_first and hidden and not self._hide_each_other(hidden):
            hidden.add(small_first.pop(0))
        return frozenset(hidden)

    def _is_covered(self, parts: Iterable[str]) -> bool:
        return is_covered(NOBODY.union(*(self.behind[part] for part in parts)), self.groups, k=self.k)

    def _hide_each_other(self, hidden: Collection[str]) -> bool:
        """May their sum be known? Where it is as many as they are, each is one."""
        numbers = [number for part in hidden if (number := self.numbers.get(part, 0))]
        return len(numbers) > 1 and sum(numbers) > len(numbers) and self._is_covered(hidden)


def _last_countries(earlier: Iterable[EarlierEdition]) -> dict[str, set[str]]:
    """Company → the countries of its locations in the last edition that it stood behind."""
    found: dict[str, set[str]] = {}
    for edition in earlier:
        of_edition: dict[str, set[str]] = defaultdict(set)
        for place, companies in edition.supporters.items():
            for company in companies:
                of_edition[company].add(edition.rows[place].country)
        found |= of_edition
    return found


def _last_work(earlier: Iterable[EarlierEdition], shown: Companies) -> dict[str, frozenset[str]]:
    """Company that is gone → the codes of its work in the last edition that it stood behind."""
    return {
        company: with_stages(code for codes in edition.work.get(company, {}).values() for code in codes)
        for edition in earlier
        if not edition.is_of_sister
        for company in edition.companies - shown
    }
