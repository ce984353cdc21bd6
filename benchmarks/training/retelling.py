"""One place as another company gives it: its spelling, its names, what it leaves out, its point."""

import math
import random
import re
from dataclasses import replace

from training.corruption import ADDRESS_DAMAGE, NAME_DAMAGE, damaged
from training.places import Place, Point

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
KILOMETRES_A_DEGREE = 111.2
POINT_ERRORS = ((0.5, 0.05), (0.25, 0.5), (0.15, 2.0), (0.08, 8.0), (0.02, 100.0))
"""Share of points and the kilometres by which they miss: a pin, a street, a town, a district, an error."""


def retold(place: Place, chance: random.Random) -> Place:
    """The same place in another spelling."""
    return replace(
        place,
        name=damaged(place.name, NAME_DAMAGE, chance),
        address=damaged(place.address, ADDRESS_DAMAGE, chance) if place.address else "",
    )


def town_only(place: Place) -> Place:
    """With the last parts of the address that hold no number: a town, a district, a province."""
    parts = [part.strip() for part in place.address.split(",")]
    plain = [part for part in parts if part and not re.search(r"\d", part)]
    return replace(place, address=", ".join(plain[-2:]))


def without_address(place: Place) -> Place:
    """Its name alone."""
    return replace(place, address="")


def acronym(name: str) -> str:
    """The first letters of the words of a name."""
    words = re.findall(
        r"[A-Za-z]{2,}", re.sub(r"\b(?:ltd|limited|co|pvt|inc|llc)\b\.?", "", name, flags=re.I)
    )
    return "".join(word[0] for word in words[:6]).upper()


def with_acronym(place: Place, chance: random.Random) -> Place:
    """Called by the first letters of its words, alone or beside the name."""
    short = acronym(place.name)
    if len(short) < 3:
        return place
    return replace(place, name=chance.choice([short, f"{place.name} ({short})", f"{short} - {place.name}"]))


def unit_words(number: int, chance: random.Random) -> str:
    """How a list writes a unit's number."""
    return chance.choice(
        [
            f"(Unit {number})",
            f"Unit-{number}",
            f"- Factory {number}",
            f"Unit {ROMAN[number]}",
            f"{ROMAN[number]}",
        ]
    )


def with_unit(place: Place, number: int, chance: random.Random) -> Place:
    """The firm's unit of this number, in its name or in its address."""
    words = unit_words(number, chance)
    if place.address and chance.random() < 0.2:
        return replace(place, address=f"Unit {number}, {place.address}")
    return replace(place, name=f"{place.name} {words}")


def with_town_in_name(place: Place, chance: random.Random) -> Place:
    """`Firm` → `Firm (Town)`."""
    parts = [part.strip() for part in place.address.split(",") if not re.search(r"\d", part)]
    town = chance.choice(parts[-3:]).strip() if parts else ""
    return replace(place, name=f"{place.name} ({town})") if 2 < len(town) < 25 else place


def town_of(place: Place, chance: random.Random) -> str:
    """One of the places that the address names, the first word of the name where it names none."""
    parts = [part.strip() for part in place.address.split(",") if not re.search(r"\d", part)]
    towns = [part for part in parts if 2 < len(part) < 25]
    return chance.choice(towns) if towns else (place.name.split() or [place.name])[0]


def moved_point(point: Point, kilometres: float, chance: random.Random) -> Point:
    """A point about so far away."""
    angle, distance = (
        chance.random() * 2 * math.pi,
        kilometres * chance.expovariate(1.0) / KILOMETRES_A_DEGREE,
    )
    stretch = max(0.2, math.cos(math.radians(point[0])))
    return point[0] + distance * math.sin(angle), point[1] + distance * math.cos(angle) / stretch


def geocoded(place: Place, chance: random.Random) -> Place:
    """The place with the point that another list gives it."""
    if place.point is None:
        return place
    shares, distances = zip(*POINT_ERRORS, strict=True)
    (kilometres,) = chance.choices(distances, weights=shares)
    return replace(place, point=moved_point(place.point, kilometres, chance))


def without_point(place: Place) -> Place:
    """Without coordinates."""
    return replace(place, point=None)
