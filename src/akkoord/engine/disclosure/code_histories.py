"""What the codes of several editions tell together: whose way through the editions fits, and whose work.

A row that came and went with some companies is taken for theirs, and what it showed narrows it to those that
had it done. So of the companies with the way of a row, k must fit everything that it ever showed.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from akkoord.engine.taxonomy import with_stages

Codes = frozenset[str]
Companies = frozenset[str]
Places = frozenset[str]
Work = Mapping[str, Mapping[str, Collection[str]]]
"""Confidential: company → country → the codes of all that it has done there."""
History = tuple[bool, ...]
"""For each edition, oldest first: was it there?"""
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
        self._work = work
        self._who: dict[Told, Companies] = {}

    def who_has(self, told: Told) -> Companies:
        """The companies behind it that have all of it done in that country."""
        if told not in self._who:
            self._who[told] = self._companies(told.country, told.codes.issubset)
        return self._who[told]

    def who_touches(self, told: Told) -> Companies:
        """The companies behind it that have any of it done in that country."""
        return self._companies(told.country, lambda has: not told.codes.isdisjoint(has))

    def _companies(self, country: str, fits: Callable[[Codes], bool]) -> Companies:
        return frozenset(
            company
            for company in self.companies
            if fits(with_stages(self._work.get(company, {}).get(country, ())))
        )


class CodeHistories:
    """The editions side by side, with a new one that `shown` companies stand behind."""

    def __init__(self, past: Sequence[CodesOfEdition], shown: Companies, *, k: int) -> None:
        self._past, self._k = past, k
        self._groups: dict[History, set[str]] = defaultdict(set)
        for company in shown.union(*(each.companies for each in past)):
            way = (*(company in each.companies for each in past), company in shown)
            self._groups[way].add(company)
        self._answers: dict[tuple[object, ...], bool] = {}

    @property
    def places(self) -> Places:
        """Every location that an earlier edition showed."""
        return frozenset().union(*(each.places for each in self._past))

    def groups(self) -> Iterator[Companies]:
        """The companies, by their way through the editions."""
        return (frozenset(group) for group in self._groups.values())

    def companies_of(self, way: History) -> Companies:
        """The companies that came and went so."""
        return frozenset(self._groups.get(way, ()))

    def way_of(self, place: str, *, is_there: bool) -> History:
        """How a location came and went; `is_there` in the new edition."""
        return (*(place in each.places for each in self._past), is_there)

    def hide(self, place: str, told: Told, has: Companies, touches: Companies) -> bool:
        """May a row of the new edition show this?

        `has` are the companies that have all of it done there, `touches` those that have any of it. Either k
        companies with the way of the row fit everything it ever showed; or of every way that the row may be
        taken for either nobody has anything of it done, or k fit.
        """
        key = (told, self.way_of(place, is_there=True), tuple(self._told(place)))
        if key not in self._answers:
            self._answers[key] = self._hide(place, told, has, touches)
        return self._answers[key]

    def found_out(self, places: Collection[str]) -> Iterator[tuple[Companies, Companies]]:
        """Where `places` as the new list leaves fewer than k companies that fit what a row showed earlier.

        Answers these companies, and all that would fit if they had the way of the row.
        """
        seen = set()
        for place in sorted(frozenset().union(*(each.told for each in self._past))):
            way = self.way_of(place, is_there=place in places)
            if (key := (way, tuple(self._told(place)))) in seen:
                continue
            seen.add(key)
            fitting = self._fitting(place, way)
            if 0 < len(fitting) < self._k:
                yield fitting, self._fitting_any_way(place)

    def _hide(self, place: str, told: Told, has: Companies, touches: Companies) -> bool:
        own = self.way_of(place, is_there=True)
        if len(self._fitting(place, own) & has) >= self._k:
            return True
        touching = self._touching(place, told, touches)
        alike = [way for way in self._groups if any(a and b for a, b in zip(way, own, strict=True))]
        return all(
            self._groups[way].isdisjoint(touching)
            or len(self._fitting(place, way) & (has if way[-1] else self._groups[way])) >= self._k
            for way in alike
        )

    def _touching(self, place: str, told: Told, touches: Companies) -> Companies:
        """Who has anything done of what the row shows or ever showed."""
        found = set(touches)
        for edition in self._past:
            if place in edition.places:
                shown = edition.told.get(place, Told(told.country, frozenset()))
                found |= edition.who_touches(Told(told.country, told.codes | shown.codes))
        return frozenset(found)

    def _told(self, place: str) -> Iterator[Told | None]:
        return (each.told.get(place) for each in self._past)

    def _fitting(self, place: str, way: History) -> Companies:
        """Of the companies with that way, those that fit what the row showed while they were there."""
        found = frozenset(self._groups.get(way, ()))
        for edition, is_there in zip(self._past, way, strict=False):
            if is_there and place in edition.told:
                found &= edition.who_has(edition.told[place])
        return found

    def _fitting_any_way(self, place: str) -> Companies:
        shown = [each for each in self._past if place in each.told]
        return frozenset.intersection(*(each.who_has(each.told[place]) for each in shown))
