"""Invents the true locations: where they are, what they are called, and which are kin to each other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from string import ascii_uppercase

from akkoord.engine.sample.countries import City, Country, countries
from akkoord.engine.sample.open_supply_id import invent_open_supply_id
from akkoord.engine.sample.patterns import Slots, Words, fill

OPEN = "active"
CLOSED = "closed"
MOVED = "moved"
TRIES_FOR_NEW_WORDS = 12
SHARE_OF_STRANGERS = 0.7
"""How often two firms at one address have no owner in common."""
NOT_TELLING = {"city", "region", "legal"}
"""Words of a name that do not tell two firms apart."""


@dataclass(frozen=True, slots=True)
class TrueLocation:
    """One production location as it really is.

    `kin` says what it shares with others of the same `family`: `unit` (a firm with several units),
    `sister` (another firm at the same address), `moved` (the site before or after a move),
    `branch` (the same firm in another town), or nothing.
    """

    location_id: str
    country: str
    name: Words
    unit: Words
    former_name: Words
    street: Words
    area: Words
    city: Words
    region: Words
    postcode: str
    native_address: str
    lat: float
    lng: float
    phone: str
    os_id: str
    status: str
    workers: int
    kin: str = ""
    family: str = ""
    moved_to: str = ""


def invent_locations(count: int, *, random: Random) -> list[TrueLocation]:
    """`count` different locations, about a tenth of them with kin that are easily taken for them."""
    taken: set[tuple[str, ...]] = set()
    invented: list[TrueLocation] = []
    while len(invented) < count:
        country = random.choices(countries(), [c.share for c in countries()])[0]
        family = _invent_family(country, taken, random=random)
        invented += family[: count - len(invented)]
    numbered = [replace(place, location_id=f"T{n:06d}") for n, place in enumerate(invented, start=1)]
    return list(_with_families(numbered))


def _invent_family(country: Country, taken: set[tuple[str, ...]], *, random: Random) -> list[TrueLocation]:
    first, slots = _invent_one(country, taken, random=random)
    first = replace(first, family=first.location_id)
    kind = random.choices(["", "unit", "sister", "moved", "branch"], [93, 2.6, 1.6, 1.0, 1.6])[0]
    if kind == "unit":
        return _units(country, first, random=random)
    if kind == "sister":
        return _sisters(country, first, slots, random=random)
    if kind == "moved":
        return _moved(country, first, random=random)
    if kind == "branch":
        return _branches(country, first, random=random)
    return [_perhaps_renamed_or_closed(country, first, random=random)]


def _invent_one(
    country: Country, taken: set[tuple[str, ...]], *, random: Random
) -> tuple[TrueLocation, Slots]:
    """A location whose name has words that no other of its country has, while there are such words."""
    city = random.choice(country.cities)
    for _ in range(TRIES_FOR_NEW_WORDS):
        slots: Slots = {}
        name = country.name(city, random=random, slots=slots)
        telling = sorted(w.latin.casefold() for slot, w in slots.items() if slot not in NOT_TELLING)
        if (country.code, *telling) not in taken:
            taken.add((country.code, *telling))
            return _at(country, city, name, random=random), slots
    while (country.code, name.latin) in taken:
        initials = ".".join(random.choices(ascii_uppercase, k=2))
        fresh = country.name(city, random=random)
        name = Words(f"{initials}. {fresh.latin}", fresh.native and f"{initials} {fresh.native}")
    taken.add((country.code, name.latin))
    return _at(country, city, name, random=random), slots


def _at(country: Country, city: City, name: Words, *, random: Random) -> TrueLocation:
    street, area = country.street(city, random=random), country.area(city, random=random)
    if area.latin.casefold() in street.latin.casefold():
        area = Words("")
    return TrueLocation(
        location_id="",
        country=country.code,
        name=name,
        unit=Words(""),
        former_name=Words(""),
        street=street,
        area=area,
        city=city.name,
        region=city.region,
        postcode=country.postcode_in(city, random=random),
        native_address=_native_address(country, city, street, area),
        lat=round(city.lat + random.gauss(0, 0.04), 6),
        lng=round(city.lng + random.gauss(0, 0.04), 6),
        phone=country.telephone(random=random),
        os_id=invent_open_supply_id(country.code, random=random) if random.random() < 0.3 else "",
        status=OPEN,
        workers=max(4, round(random.lognormvariate(5.2, 1.1))),
    )


def _native_address(country: Country, city: City, street: Words, area: Words) -> str:
    if not country.native_address:
        return ""
    slots = {"region": city.region, "city": city.name, "area": area, "street": street}
    slots = {slot: Words(words.native or words.latin) for slot, words in slots.items()}
    return fill(country.native_address, {}, random=Random(0), slots=slots).latin


def _units(country: Country, first: TrueLocation, *, random: Random) -> list[TrueLocation]:
    """Two to four units of one firm, at one address or in the same town."""
    pattern = random.choice(country.unit)
    is_one_address = random.random() < 0.5
    units = []
    for number in range(1, random.choice([2, 2, 2, 3, 4]) + 1):
        place = first if is_one_address else _elsewhere_in_town(country, first, random=random)
        unit = fill(pattern, {}, random=random, slots={"n": Words(str(number))})
        units.append(replace(place, unit=unit, kin="unit", os_id=_fresh_id(first, random=random)))
    return units


def _sisters(country: Country, first: TrueLocation, slots: Slots, *, random: Random) -> list[TrueLocation]:
    """Another firm at the same address: a stranger mostly, or one of the same owner in another trade."""
    is_stranger = random.random() < SHARE_OF_STRANGERS
    shared = {} if is_stranger else {slot: words for slot, words in slots.items() if slot != "trade"}
    name = country.name(_city_of(country, first), random=random, slots=dict(shared))
    if name.latin == first.name.latin:
        return [first]
    sister = replace(first, name=name, workers=first.workers // 2 + 3, os_id=_fresh_id(first, random=random))
    return [replace(place, kin="sister") for place in (first, sister)]


def _moved(country: Country, first: TrueLocation, *, random: Random) -> list[TrueLocation]:
    """The old site, closed, and the new one in the same town."""
    new = _elsewhere_in_town(country, first, random=random)
    return [replace(first, kin="moved", status=MOVED), replace(new, kin="moved")]


def _branches(country: Country, first: TrueLocation, *, random: Random) -> list[TrueLocation]:
    """A second site of the same firm in another town."""
    city = random.choice([c for c in country.cities if c.name != first.city])
    second = _at(country, city, first.name, random=random)
    return [replace(place, kin="branch") for place in (first, second)]


def _perhaps_renamed_or_closed(country: Country, place: TrueLocation, *, random: Random) -> TrueLocation:
    turn = random.random()
    if turn < 0.02:
        return replace(place, former_name=country.name(_city_of(country, place), random=random))
    if turn < 0.035:
        return replace(place, status=CLOSED)
    return place


def _elsewhere_in_town(country: Country, place: TrueLocation, *, random: Random) -> TrueLocation:
    new = _at(country, _city_of(country, place), place.name, random=random)
    return replace(new, unit=place.unit)


def _city_of(country: Country, place: TrueLocation) -> City:
    return next(city for city in country.cities if city.name == place.city)


def _fresh_id(place: TrueLocation, *, random: Random) -> str:
    return invent_open_supply_id(place.country, random=random) if place.os_id else ""


def _with_families(places: list[TrueLocation]) -> Iterator[TrueLocation]:
    """The same places with the family and the successor of those that have kin next to them."""
    head = ""
    for index, place in enumerate(places):
        is_kin = bool(place.kin)
        starts_family = is_kin and (not head or not _is_kin_of(places[index - 1], place))
        head = place.location_id if starts_family else head if is_kin else ""
        successor = places[index + 1].location_id if place.status == MOVED and index + 1 < len(places) else ""
        yield replace(place, family=head, moved_to=successor)


def _is_kin_of(one: TrueLocation, other: TrueLocation) -> bool:
    shares_name = one.name == other.name
    shares_address = one.street == other.street and one.city == other.city
    return one.kin == other.kin and one.country == other.country and (shares_name or shares_address)
