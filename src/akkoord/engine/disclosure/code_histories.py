"""What the codes of several editions tell together: whose way through the editions fits, and whose work.

A row that came and went with some companies is taken for theirs, and what it showed narrows it to those that
had it done. So whichever editions are compared, k companies must be left that fit all that it showed in them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
        self, places: Collection[str], companies: Companies, told: Mapping[str, Told], work: Work
    ) -> None:
        self.places, self.companies, self.told = places, companies, told
        self._done: dict[str, dict[str, Codes]] = defaultdict(dict)
        for company in companies:
            for country, codes in work.get(company, {}).items():
                self._done[country][company] = with_stages(codes)
        self._who: dict[Told, Companies] = {}

    def who_has(self, told: Told) -> Companies:
        """The companies behind it that have all of it done in that country."""
        if told not in self._who:
            self._who[told] = frozenset(
                company for company, done in self._done[told.country].items() if told.codes <= done
            )
        return self._who[told]


class CodeHistories:
    """The editions side by side, with a new one that `shown` companies stand behind."""

    def __init__(self, past: Sequence[CodesOfEdition], shown: Companies, *, k: int) -> None:
        self._past, self._k = past, k
        editions = [*(each.companies for each in past), shown]
        self._groups = by_history(frozenset().union(*editions), editions)
        self._answers: dict[tuple[object, ...], bool] = {}

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

    def hide(self, place: str, told: Told, has: Companies) -> bool:
        """May a row of the new edition show this? `has` are the companies that have all of it done there."""
        key = (told, self.way_of(place, is_there=True), self._told(place))
        if key not in self._answers:
            self._answers[key] = not any(self._choices(place, is_there=True, has=has))
        return self._answers[key]

    def found_out(self, places: Collection[str]) -> Iterator[tuple[Companies, Companies]]:
        """Where `places` as the new list leaves fewer than k companies that fit what a row showed earlier.

        Answers these companies, and all that would fit if they had come and gone with the row.
        """
        seen = set()
        for place in sorted(frozenset().union(*(each.told for each in self._past))):
            key = (self.way_of(place, is_there=place in places), self._told(place))
            if key not in seen:
                seen.add(key)
                for few in self._choices(place, is_there=place in places):
                    yield few, self._fitting_any_way(place)

    def _choices(self, place: str, *, is_there: bool, has: Companies | None = None) -> Iterator[Companies]:
        """The fewer than k companies that a reader may be left with, whichever editions are compared.

        A company stands out most by the editions in which it was there as the row was, and had done what the
        row showed. `has` are the companies that fit what the new edition shows; None where it shows nothing.
        """
        way = self.way_of(place, is_there=is_there)
        fitting = [*(self._fits(each, place) for each in self._past), has]
        looks: set[tuple[int, ...]] = set()
        for group_way, group in self._groups.items():
            alike = [at for at, (here, there) in enumerate(zip(group_way, way, strict=True)) if here == there]
            looks |= _looks(group, alike, fitting)
        for look in looks:
            if has is None or len(way) - 1 in look:
                few = self._left_by(look, way, fitting)
                if 0 < len(few) < self._k:
                    yield few

    def _left_by(self, look: tuple[int, ...], way: History, fitting: Sequence[Companies | None]) -> Companies:
        """The companies that agree with a row in these editions."""
        found = frozenset().union(
            *(
                group
                for group_way, group in self._groups.items()
                if all(group_way[at] == way[at] for at in look)
            )
        )
        for at in look:
            if (those := fitting[at]) is not None:
                found &= those
        return found

    def _fits(self, edition: CodesOfEdition, place: str) -> Companies | None:
        told = edition.told.get(place)
        return None if told is None else edition.who_has(told)

    def _told(self, place: str) -> tuple[Told | None, ...]:
        return tuple(each.told.get(place) for each in self._past)

    def _fitting_any_way(self, place: str) -> Companies:
        shown = [each for each in self._past if place in each.told]
        return frozenset.intersection(*(each.who_has(each.told[place]) for each in shown))


def _looks(
    companies: Companies, alike: Sequence[int], fitting: Sequence[Companies | None]
) -> set[tuple[int, ...]]:
    """For each company, of the editions `alike` those in which it fits; the same for many."""
    parts: dict[tuple[int, ...], Companies] = {(): companies}
    for at in alike:
        those = fitting[at]
        split: dict[tuple[int, ...], Companies] = {}
        for look, part in parts.items():
            split[*look, at] = part if those is None else part & those
            split[look] = part - split[*look, at]
        parts = {look: part for look, part in split.items() if part}
    return {look for look in parts if look}
