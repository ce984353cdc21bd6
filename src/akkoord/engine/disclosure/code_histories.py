"""What the codes of several editions tell together: whose way through the editions fits, and whose work.

A row that came and went with some companies is taken for theirs, and what it showed narrows it to those that
had it done. So whichever editions are compared, k companies must be left that fit all that it showed in them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from akkoord.engine.disclosure.company_bits import NO_ONE, Bits, Crowd, common_to, too_few, union_of
from akkoord.engine.disclosure.histories import History, by_history
from akkoord.engine.taxonomy import with_stages

Codes = frozenset[str]
Companies = frozenset[str]
Places = frozenset[str]
Work = Mapping[str, Mapping[str, Collection[str]]]
"""Confidential: company → country → the codes of all that it has done there."""
NOBODY: Companies = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """What a row showed."""

    country: str
    codes: Codes


class CodesOfEdition:
    """One earlier edition: where it was, who stood behind it, what its rows showed and what they had done."""

    def __init__(
        self,
        places: Collection[str],
        companies: Companies,
        told: Mapping[str, Told],
        work: Work,
        *,
        crowd: Crowd,
    ) -> None:
        self.places, self.companies, self.told = places, companies, told
        self._here = crowd.bits(companies)
        self._away = crowd.everyone & ~self._here
        self._holders = _holders(work, companies, crowd)
        self._who: dict[Told, Bits] = {}
        self._agreeing = dict.fromkeys(places, self._here)
        for place, codes in told.items():
            self._agreeing[place] = self.agreeing(place) & self.who_has(codes)

    def who_has(self, told: Told) -> Bits:
        """The companies behind it that have all of it done in that country."""
        if told not in self._who:
            holders = self._holders[told.country]
            self._who[told] = common_to((holders.get(code, NO_ONE) for code in told.codes), self._here)
        return self._who[told]

    def agreeing(self, place: str) -> Bits:
        """The companies that were there or not as the location was, and had done what its row showed."""
        return self._agreeing.get(place, self._away)


def _holders(work: Work, companies: Companies, crowd: Crowd) -> Mapping[str, dict[str, Bits]]:
    """Country → code → the companies that have it done there."""
    found: dict[str, dict[str, Bits]] = defaultdict(lambda: defaultdict(int))
    for company in companies:
        its_bit = crowd.bits([company])
        for country, codes in work.get(company, {}).items():
            for code in with_stages(codes):
                found[country][code] |= its_bit
    return found


class CodeHistories:
    """The editions side by side, with a new one that `shown` companies stand behind."""

    def __init__(self, past: Sequence[CodesOfEdition], shown: Companies, *, k: int, crowd: Crowd) -> None:
        self._past, self._k = past, k
        self.crowd = crowd
        self._shown = crowd.bits(shown)
        editions = [*(each.companies for each in past), shown]
        known = frozenset().union(*editions)
        self._known = crowd.bits(known)
        self._groups = by_history(known, editions)

    @property
    def places(self) -> Places:
        """Every location that an earlier edition showed."""
        return frozenset().union(*(each.places for each in self._past))

    def groups(self) -> Iterable[Companies]:
        """The companies, by their way through the editions."""
        return self._groups.values()

    def companies_of(self, way: History) -> Companies:
        """The companies that came and went so."""
        return self._groups.get(way, NOBODY)

    def way_of(self, place: str, *, is_there: bool) -> History:
        """How a location came and went; `is_there` in the new edition."""
        return (*(place in each.places for each in self._past), is_there)

    def agreeing(self, place: str) -> tuple[Bits, ...]:
        """For each earlier edition the companies that a reader may take for those behind the location."""
        return tuple(each.agreeing(place) for each in self._past)

    def hide(self, agreeing: Sequence[Bits], has: Bits) -> bool:
        """May the new edition show a row of which editions left these? `has` fit what it is to show."""
        return not any(too_few(agreeing, has & self._shown, k=self._k))

    def found_out(self, places: Collection[str]) -> tuple[Companies, Companies]:
        """With `places` as the new list: whom too few hide that fit what a row showed earlier.

        Then all that would hide them if they had come and gone with the row.
        """
        away = self.crowd.everyone & ~self._shown
        few = would_fit = NO_ONE
        for place in frozenset().union(*(each.told for each in self._past)):
            agreeing = (*self.agreeing(place), self._shown if place in places else away)
            if too_small := self._left_alone(agreeing):
                few |= too_small
                would_fit |= self._fitting_any_way(place)
        return self.crowd.companies(few), self.crowd.companies(would_fit)

    def _left_alone(self, agreeing: Sequence[Bits]) -> Bits:
        """The companies that fewer than k others fit like, in some choice of the editions."""
        if common_to(agreeing, self._known).bit_count() >= self._k:
            return NO_ONE
        return union_of(too_few(agreeing, union_of(agreeing) & self._known, k=self._k))

    def _fitting_any_way(self, place: str) -> Bits:
        told = ((each, each.told[place]) for each in self._past if place in each.told)
        return common_to(edition.who_has(codes) for edition, codes in told)
