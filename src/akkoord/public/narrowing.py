"""Narrow hits by country, region, process and product, and count what each choice would leave.

Every count is one of public rows, which whoever downloads the list can make as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.finding.locations import PROCESS, PRODUCT, REGION
from akkoord.engine.finding.reading import NOT_KNOWN, Index, Trait


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen; empty for no choice."""

    country: str = ""
    region: str = ""
    """Counts together with its country only."""
    process: str = ""
    """Or the stage of processes."""
    product: str = ""


EVERYTHING = Choice()


@dataclass(frozen=True, slots=True)
class Counts:
    """Value → hits that have it, without the choice of its own kind; those of none are left out."""

    countries: Mapping[str, int]
    """The most first."""
    regions: Mapping[str, int]
    """Of the chosen country."""
    processes: Mapping[str, int]
    products: Mapping[str, int]


class Narrowing:
    """Narrows hits, as ascending numbers of locations."""

    def __init__(self, index: Index, countries: Mapping[str, range]) -> None:
        self._total, self._countries = index.count, countries
        self._starts = np.array([*(each.start for each in countries.values()), index.count])
        self._traits = {name: index.traits.get(name, NOT_KNOWN) for name in (REGION, PROCESS, PRODUCT)}

    def narrowed(self, numbers: Array, choice: Choice) -> Array:
        """The hits with everything that was chosen."""
        if choice.country:
            span = self._countries.get(choice.country, range(0))
            numbers = numbers[slice(*np.searchsorted(numbers, [span.start, span.stop]).tolist())]
        for name, value in _traits_of(choice).items():
            numbers = numbers[self._has(name, value)[numbers]]
        return numbers

    def counts(self, numbers: Array, choice: Choice) -> Counts:
        """What each other choice would leave."""
        without_place = self.narrowed(numbers, replace(choice, country="", region=""))
        in_country = self.narrowed(numbers, replace(choice, region="")) if choice.country else numbers[:0]
        return Counts(
            self._by_country(without_place),
            self._by_region(in_country, choice.country),
            self._by_value(PROCESS, self.narrowed(numbers, replace(choice, process=""))),
            self._by_value(PRODUCT, self.narrowed(numbers, replace(choice, product=""))),
        )

    def _has(self, name: str, value: str) -> Array:
        return self._marked(self._traits[name].having(value))

    def _marked(self, numbers: Array) -> Array:
        marked = np.zeros(self._total, dtype=bool)
        marked[numbers] = True
        return marked

    def _by_country(self, numbers: Array) -> dict[str, int]:
        counts = np.diff(np.searchsorted(numbers, self._starts)).tolist()
        named = {country: count for country, count in zip(self._countries, counts, strict=True) if count}
        return dict(sorted(named.items(), key=lambda item: (-item[1], item[0])))

    def _by_region(self, numbers: Array, country: str) -> dict[str, int]:
        regions = self._traits[REGION].beginning_with(f"{country} ")
        found = self._counted(self._traits[REGION], regions, numbers)
        return {region.partition(" ")[2]: count for region, count in found.items()}

    def _by_value(self, name: str, numbers: Array) -> dict[str, int]:
        trait = self._traits[name]
        return self._counted(trait, range(len(trait.values)), numbers)

    def _counted(self, trait: Trait, which: range, numbers: Array) -> dict[str, int]:
        if not which or not len(numbers):
            return {}
        counts = (
            trait.counts(which, self._marked(numbers)) if len(numbers) < self._total else trait.sizes(which)
        )
        named = zip(trait.values[which.start : which.stop], counts.tolist(), strict=True)
        return {value: count for value, count in named if count}


def _traits_of(choice: Choice) -> dict[str, str]:
    region = f"{choice.country} {choice.region}" if choice.region else ""
    chosen = {REGION: region, PROCESS: choice.process, PRODUCT: choice.product}
    return {name: value for name, value in chosen.items() if value}
