"""Invents true locations family by family: units, sisters, tenants, branches and sites that moved."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random

from akkoord.engine.sample.countries import countries
from akkoord.engine.sample.open_supply_id import invent_open_supply_id
from akkoord.engine.sample.patterns import fill_digits
from akkoord.engine.sample.scale.rarity import Lexicon, weighted
from akkoord.engine.sample.scale.rates import rates
from akkoord.engine.sample.scale.texts import Part, Text, filled, joined, plain
from akkoord.engine.sample.scale.towns import Town, draw_town
from akkoord.engine.sample.scale.vocabulary import vocabulary

LARGEST_BUILDING = 5
KILOMETRES_FROM_THE_CENTRE = 4.0


@dataclass(frozen=True, slots=True)
class Site:
    """One true production location.

    `kin` says what it shares with its family: `unit`, `sister`, `tenant`, `branch`, `moved` or nothing.
    """

    country: str
    name: tuple[Part, ...]
    whole_name: Text
    street: tuple[Part, ...]
    whole_street: Text
    area: Text
    district: Text
    town: Town = field(repr=False)
    postcode: str
    lat: float
    lng: float
    address: int
    """The same for locations at one address."""
    draw: int
    """What the OS ID follows from."""
    unit: str = ""
    number: int = 0
    former_name: tuple[Part, ...] = ()
    group: str = ""
    kin: str = ""

    @property
    def full_name(self) -> str:
        """The name as the site itself writes it."""
        return " ".join(f"{plain(self.whole_name)} {self.unit_name}".split())

    @property
    def os_id(self) -> str:
        """The identifier that Open Supply Hub would give it."""
        return invent_open_supply_id(self.country, random=Random(self.draw))

    @property
    def unit_name(self) -> str:
        """The unit as the site itself writes it, "" when the firm has one only."""
        return self.unit.replace("{n}", str(self.number)) if self.unit else ""

    @property
    def full_address(self) -> str:
        """All parts of the address."""
        in_town = (plain(self.whole_street), plain(self.area), plain(self.district))
        parts = (*in_town, self.town.words, plain(self.town.region), self.postcode)
        return ", ".join(part for part in parts if part)


def families(random: Random) -> Iterator[list[Site]]:
    """Families of locations without end; most have one member."""
    while True:
        code = _countries().draw(random.random)
        invent = FAMILIES[_kinds().draw(random.random)]
        yield invent(_site(code, draw_town(code, random), random), random)


def _site(code: str, town: Town, random: Random) -> Site:
    shares = rates().places
    known = vocabulary(code)
    street, area = town.street(random), town.area(random)
    district = town.area(random)
    name = _name(code, town, random)
    return Site(
        country=code,
        name=name,
        whole_name=joined(name),
        street=street,
        whole_street=joined(street),
        area=area,
        district=() if district == area else district,
        town=town,
        postcode=fill_digits(town.postcode, random=random),
        lat=round(town.lat + random.gauss(0, KILOMETRES_FROM_THE_CENTRE / 111), 6),
        lng=round(town.lng + random.gauss(0, KILOMETRES_FROM_THE_CENTRE / 100), 6),
        address=random.getrandbits(48),
        draw=random.getrandbits(48),
        former_name=_name(code, town, random) if random.random() < shares["renamed"] else (),
        group=f"{known.firm(random)} Group" if random.random() < shares["grouped"] else "",
    )


def _name(code: str, town: Town, random: Random, slots: dict[str, str] | None = None) -> tuple[Part, ...]:
    known = vocabulary(code)
    slots = {"city": town.words, "region": town.region_words, **(slots or {})}
    return filled(known.pattern_of_a_name(random), known.drawing(random), slots, domain="name", country=code)


def _alone(site: Site, random: Random) -> list[Site]:  # noqa: ARG001 - the shape of a family
    return [site]


def _units(site: Site, random: Random) -> list[Site]:
    """Two to six units of one firm, at one address or in the same town."""
    unit = random.choice(site.town.country.unit).partition("|")[0]
    is_one_address = random.random() < 0.4
    first = 1 if random.random() < 0.9 else random.randrange(2, 9)
    is_first_unnamed = random.random() < 0.25
    units = []
    for at in range(random.choice((2, 2, 2, 3, 3, 4, 6))):
        place = site if is_one_address or not at else _elsewhere(site, random)
        is_named = at > 0 or not is_first_unnamed
        units.append(_kin(place, "unit", random, unit=unit if is_named else "", number=first + at))
    return units


def _sisters(site: Site, random: Random) -> list[Site]:
    """A second firm of the same owner in another trade, at the same address."""
    kept = {part.kind: plain(part.text) for part in site.name if part.kind not in ("", "trade", "legal")}
    other = _called(site, _name(site.country, site.town, random, kept))
    is_other = _telling(site) != _telling(other)
    return _together([site, other], "sister", random) if is_other else [site]


def _telling(site: Site) -> str:
    """The name without its legal form."""
    return "".join(plain(part.text) for part in site.name if part.kind != "legal")


def _tenants(site: Site, random: Random) -> list[Site]:
    """Other firms in the same building or park."""
    count = random.randrange(1, LARGEST_BUILDING)
    others = [_called(site, _name(site.country, site.town, random)) for _ in range(count)]
    return _together([site, *others], "tenant", random)


def _branches(site: Site, random: Random) -> list[Site]:
    """The same firm in one to four other towns, mostly of its country, some with the town in their name."""
    sites = [site]
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        town = draw_town(site.country, random)
        if town.words != site.town.words:
            sites.append(_called(_site(site.country, town, random), _named_after(site, town, random)))
    return _together(sites, "branch", random)


def _named_after(site: Site, town: Town, random: Random) -> tuple[Part, ...]:
    """The firm's name, with the new town in the place of the old one or behind it."""
    if any(part.kind == "city" for part in site.name):
        return tuple(Part("city", town.name) if part.kind == "city" else part for part in site.name)
    if random.random() < 0.4:
        return site.name
    opening, closing = random.choice(((" (", ")"), (" - ", ""), (", ", " Branch")))
    return (
        *site.name,
        Part("", (opening,)),
        Part("city", town.name),
        Part("", (closing,)),
    )


def _moved(site: Site, random: Random) -> list[Site]:
    """The old site and the new one in the same town."""
    return _together([site, _elsewhere(site, random)], "moved", random)


FAMILIES = {
    "units": _units,
    "sisters": _sisters,
    "tenants": _tenants,
    "branches": _branches,
    "moved": _moved,
    "alone": _alone,
}


def _elsewhere(site: Site, random: Random) -> Site:
    """The same firm at another address of its town."""
    other = _site(site.country, site.town, random)
    return _called(replace(other, group=site.group, former_name=()), site.name)


def _called(site: Site, name: tuple[Part, ...]) -> Site:
    return replace(site, name=name, whole_name=joined(name))


def _together(sites: list[Site], kin: str, random: Random) -> list[Site]:
    return [_kin(site, kin, random) for site in sites] if len(sites) > 1 else sites


def _kin(site: Site, kin: str, random: Random, *, unit: str = "", number: int = 0) -> Site:
    return replace(site, kin=kin, unit=unit, number=number, draw=random.getrandbits(48))


@cache
def _countries() -> Lexicon:
    """Countries by their share of the register."""
    return weighted({country.code: country.share for country in countries()})


@cache
def _kinds() -> Lexicon:
    """Kinds of families by their share."""
    shares = {kind: rates().places[kind] for kind in FAMILIES if kind != "alone"}
    return weighted({**shares, "alone": 1.0 - sum(shares.values())})
