"""What the sample knows of a country: its words, its patterns, its cities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from akkoord.engine.sample.patterns import Slots, Words, fill, fill_digits, split_scripts
from akkoord.engine.sample.reference import country_files

SHARE_OF_OWN_AREAS = 0.7
"""How often a site in a town with known quarters lies in one of them."""


@dataclass(frozen=True, slots=True)
class City:
    """A real place; `postcode` is a form such as `315###`, `areas` are quarters of its own."""

    name: Words
    region: Words
    postcode: str
    lat: float
    lng: float
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """Words and patterns for one country; `share` is its weight in the register."""

    code: str
    share: float
    phone: str
    unit: Sequence[str]
    names: Sequence[str]
    streets: Sequence[str]
    areas: Sequence[str]
    native_address: str
    parts: Mapping[str, Sequence[str]]
    cities: Sequence[City]

    def name(self, city: City, *, random: Random, slots: Slots | None = None) -> Words:
        """A company name; words already in `slots` return in it, as those of a sister firm do."""
        slots = {} if slots is None else slots
        slots |= {"city": city.name, "region": _without_kind(city.region)}
        return fill(random.choice(self.names), self.parts, random=random, slots=slots)

    def street(self, city: City, *, random: Random) -> Words:
        """Street and number, or lot and industrial zone."""
        slots = {"city": city.name, "region": city.region}
        return fill(random.choice(self.streets), self.parts, random=random, slots=slots)

    def area(self, city: City, *, random: Random) -> Words:
        """Village, district or zone; empty where none is usual."""
        own = city.areas if random.random() < SHARE_OF_OWN_AREAS else ()
        return fill(random.choice(own or self.areas), self.parts, random=random)

    def postcode_in(self, city: City, *, random: Random) -> str:
        """A postcode of the form that the city has."""
        return fill_digits(city.postcode, random=random)

    def telephone(self, *, random: Random) -> str:
        """A telephone number that nobody has on purpose."""
        return fill_digits(self.phone, random=random)


@cache
def countries() -> tuple[Country, ...]:
    """All countries of the sample, by code."""
    return tuple(_country(content) for content in country_files())


def _country(content: dict[str, Any]) -> Country:
    return Country(
        code=content["code"],
        share=content["share"],
        phone=content["phone"],
        unit=content["unit"],
        names=content["names"],
        streets=content["streets"],
        areas=content["areas"],
        native_address=content.get("native_address", ""),
        parts=content["parts"],
        cities=tuple(_city(*entry) for entry in content["cities"]),
    )


def _city(name: str, region: str, postcode: str, lat: float, lng: float, areas: Sequence[str] = ()) -> City:
    return City(Words(*split_scripts(name)), Words(*split_scripts(region)), postcode, lat, lng, tuple(areas))


def _without_kind(region: Words) -> Words:
    """A Chinese province without its last character, which says that it is a province."""
    return Words(region.latin, region.native.removesuffix("省").removesuffix("市"))
