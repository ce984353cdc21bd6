"""What a company makes of a location's name and address."""

from dataclasses import dataclass, field
from random import Random

from akkoord.engine.sample.mess.pinyin import resplit
from akkoord.engine.sample.mess.shortening import mistyped_number, shortened_name, without_town
from akkoord.engine.sample.mess.spelling import glued, letter_spaced, stuttered, with_typo
from akkoord.engine.sample.mess.units import restyle_unit
from akkoord.engine.sample.mess.variants import Preferences, rewrite
from akkoord.engine.sample.places import TrueLocation

POSTCODE_FIRST = {"BG", "DE", "ES", "IT", "MA", "NL", "PL", "PT", "RO", "TN", "TR"}
"""Countries where the postcode stands before the town."""
WITH_MESSRS = {"BD", "IN", "PK"}
TOLD_APART_BY_NAME = {"sister", "unit"}


@dataclass(slots=True)
class Retold:
    """A location as somebody writes it down, with the codes of what was done to it."""

    name: str
    local_name: str
    street: str
    area: str
    city: str
    region: str
    postcode: str
    native_address: str
    is_postcode_first: bool
    separator: str = ", "
    damage: list[str] = field(default_factory=list)

    def joined(self, *parts: str) -> str:
        """The parts that there are, with the separator of this row."""
        return self.separator.join(part for part in parts if part)


def retell(place: TrueLocation, preferences: Preferences, *, sloppiness: float, random: Random) -> Retold:
    """Write down what `place` is called and where it is; `sloppiness` from 0 to 1."""
    retold = Retold(
        name=place.name.latin,
        local_name=place.name.native,
        street=place.street.latin,
        area=place.area.latin,
        city=place.city.latin,
        region=place.region.latin,
        postcode=place.postcode,
        native_address=place.native_address,
        is_postcode_first=place.country in POSTCODE_FIRST,
    )
    _retell_name(retold, place, preferences, sloppiness=sloppiness, random=random)
    _retell_address(retold, place, preferences, sloppiness=sloppiness, random=random)
    return retold


def _retell_name(
    retold: Retold, place: TrueLocation, preferences: Preferences, *, sloppiness: float, random: Random
) -> None:
    if place.former_name.latin and random.random() < 0.4:
        retold.name, retold.local_name = place.former_name.latin, place.former_name.native
        if random.random() < 0.5:
            retold.name = f"{place.name.latin} (formerly {place.former_name.latin})"
        retold.damage.append("renamed")
    _change(retold, "name", "words", rewrite(
        retold.name, "name", place.country, preferences, chance=0.15 + 0.5 * sloppiness, random=random
    ))  # fmt: skip
    if place.country == "CN" and random.random() < 0.06 + 0.25 * sloppiness:
        _change(retold, "name", "pinyin", resplit(retold.name, random=random))
    if place.kin not in TOLD_APART_BY_NAME and random.random() < 0.3 * sloppiness:
        _change(retold, "name", "name_shortened", shortened_name(retold.name, random=random))
    if random.random() < 0.2 * sloppiness:
        _change(retold, "name", "town_left_out", without_town(retold.name, place.city.latin))
    if place.country in WITH_MESSRS and random.random() < 0.06:
        _change(retold, "name", "messrs", f"M/S. {retold.name}")
    _slip(retold, "name", sloppiness=sloppiness, random=random)
    if place.unit.latin:
        unit = restyle_unit(place.unit.latin, random=random) if random.random() < 0.6 else place.unit.latin
        retold.name = f"{retold.name} {unit}"


def _retell_address(
    retold: Retold, place: TrueLocation, preferences: Preferences, *, sloppiness: float, random: Random
) -> None:
    chance = 0.15 + 0.5 * sloppiness
    for part in ("street", "area"):
        text = getattr(retold, part)
        told = rewrite(text, "address", place.country, preferences, chance=chance, random=random)
        _change(retold, part, "words", told)
    for part in ("city", "region"):
        text = getattr(retold, part)
        told = rewrite(text, "city", place.country, preferences, chance=0.35, random=random)
        _change(retold, part, "town_name", told)
    _drop_parts(retold, is_kin=bool(place.kin), sloppiness=sloppiness, random=random)
    _slip(retold, "street", sloppiness=sloppiness, random=random)
    if random.random() < 0.06 * sloppiness:
        _change(retold, "city", "typo", with_typo(retold.city, random=random))
    if place.country == "CN" and random.random() < 0.2 * sloppiness:
        _change(retold, "street", "pinyin", resplit(retold.street, random=random))
    if random.random() < 0.10 * sloppiness:
        _change(retold, "street", "phone", f"{retold.street}, Tel: {place.phone}")
    if random.random() < 0.05 * sloppiness:
        retold.separator = random.choice((" ", ",\n", " - ", " , "))
        retold.damage.append("separator")


def _drop_parts(retold: Retold, *, is_kin: bool, sloppiness: float, random: Random) -> None:
    for part, chance in (("area", 0.25), ("region", 0.3), ("postcode", 0.45)):
        if getattr(retold, part) and random.random() < chance * sloppiness:
            _change(retold, part, f"{part}_dropped", "")
    if retold.postcode and random.random() < 0.15 * sloppiness:
        _change(retold, "postcode", "postcode_wrong", mistyped_number(retold.postcode, random=random))
    if not is_kin and retold.area and random.random() < 0.15 * sloppiness:
        _change(retold, "street", "street_dropped", "")
    if retold.area and random.random() < 0.12 * sloppiness:
        retold.street, retold.area = retold.area, retold.street
        retold.damage.append("order")


def _slip(retold: Retold, part: str, *, sloppiness: float, random: Random) -> None:
    """A typing error, or damage that a machine did."""
    for kind, slip, chance in (
        ("typo", with_typo, 0.22),
        ("letter_spaced", letter_spaced, 0.015),
        ("stuttered", stuttered, 0.015),
        ("glued", glued, 0.04),
    ):
        if random.random() < chance * sloppiness:
            _change(retold, part, kind, slip(getattr(retold, part), random=random))


def _change(retold: Retold, part: str, damage: str, text: str) -> None:
    if text != getattr(retold, part):
        setattr(retold, part, text)
        retold.damage.append(damage)
