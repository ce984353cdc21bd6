"""How a company mentions a location in its list: the truth as its habits and its hand make it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from akkoord.engine.sample.mess.country_spelling import spell_country
from akkoord.engine.sample.mess.spelling import without_diacritics
from akkoord.engine.sample.mess.variants import Preferences
from akkoord.engine.sample.places import TrueLocation
from akkoord.engine.sample.retelling import Retold, retell
from akkoord.engine.sample.side_facts import SideFacts, side_facts
from akkoord.engine.sample.styles import Style

Cell = str | int | float

IN_LATIN = {"name", "street", "area", "city", "region", "address", "full_address", "city_line"}


@dataclass(frozen=True, slots=True)
class Mention:
    """The cells of one row by field, the location it is about, and what was done to it."""

    location_id: str
    country: str
    cells: Mapping[str, Cell]
    damage: tuple[str, ...] = ()

    @property
    def damage_to_country(self) -> bool:
        """Whether the country cell is not what the rest of its country has."""
        return "country_missing" in self.damage or "country_unknown" in self.damage


def write_mentions(
    locations: Iterable[TrueLocation], style: Style, *, year: int, random: Random
) -> list[Mention]:
    """Every location once, written in `style`, in the order of the list."""
    preferences = Preferences(random=random)
    mentions = [_mention(place, style, preferences, year=year, random=random) for place in locations]
    return _ordered(mentions, style, random=random)


def _ordered(mentions: list[Mention], style: Style, *, random: Random) -> list[Mention]:
    random.shuffle(mentions)
    if style.order == "country":
        return sorted(mentions, key=lambda m: m.country)
    if style.order == "name":
        return sorted(mentions, key=lambda m: str(m.cells["name"]).casefold())
    return mentions


def _mention(
    place: TrueLocation, style: Style, preferences: Preferences, *, year: int, random: Random
) -> Mention:
    retold = retell(place, preferences, sloppiness=style.sloppiness, random=random)
    country = spell_country(place.country, style.country, sloppiness=style.sloppiness, random=random)
    cells: dict[str, Cell] = {
        **_text_cells(retold, country, random=random),
        **_side_cells(place, side_facts(place, random=random), style, year=year, random=random),
    }
    damage = [*retold.damage]
    if not country:
        damage.append("country_missing")
    damage += _blocked(cells, style, random=random)
    cells = {field: _in_case(field, value, style) for field, value in cells.items()}
    cells = {field: style.missing if value == "" else value for field, value in cells.items()}
    return Mention(place.location_id, place.country, cells, tuple(damage))


def _text_cells(retold: Retold, country: str, *, random: Random) -> dict[str, Cell]:
    """The fields a style may have a column for; `address` is all parts, `full_address` with the country."""
    street = ", ".join(part for part in (retold.street, retold.area) if part)
    postcode_first = retold.is_postcode_first
    town = f"{retold.postcode} {retold.city}" if postcode_first else retold.city
    tail = [town, retold.region, "" if postcode_first else retold.postcode]
    address = retold.joined(street, *tail)
    return {
        "name": retold.name,
        "local_name": retold.local_name,
        "native_address": retold.native_address,
        "both_names": " ".join(part for part in (retold.name, retold.local_name) if part),
        "street": retold.joined(street),
        "street_only": retold.street,
        "area": retold.area,
        "city": retold.city,
        "region": retold.region,
        "postcode": _as_number(retold.postcode) if random.random() < 0.5 else retold.postcode,
        "city_line": " ".join(part for part in (retold.postcode, retold.city) if part),
        "address": address,
        "full_address": ", ".join(part for part in (address, country) if part),
        "country": country,
    }


def _as_number(postcode: str) -> Cell:
    """What a spreadsheet makes of a postcode of digits: a number, without its leading zeros."""
    return int(postcode) if postcode.isdigit() else postcode


def _side_cells(
    place: TrueLocation, facts: SideFacts, style: Style, *, year: int, random: Random
) -> dict[str, Cell]:
    knows_point = random.random() < 0.85
    return {
        "lat": _coordinate(place.lat, style) if knows_point else "",
        "lng": _coordinate(place.lng, style) if knows_point else "",
        "point": f"{place.lat:.5f}, {place.lng:.5f}" if knows_point else "",
        "os_id": place.os_id,
        "phone": facts.phone,
        "workers": facts.workers,
        "products": facts.products,
        "processes": facts.processes,
        "tier": facts.tier,
        "relation": facts.relation,
        "since": facts.since,
        "contact": facts.contact,
        "email": facts.email,
        "remark": facts.remark,
        "disclosure": facts.disclosure,
        "year": year,
        "empty": "",
    }


def _coordinate(degrees: float, style: Style) -> Cell:
    if style.decimal == ",":
        return f"{degrees:.5f}".replace(".", ",")
    return round(degrees, 5)


def _blocked(cells: dict[str, Cell], style: Style, *, random: Random) -> list[str]:
    """Now and then a row that cannot be taken in: no name, no address, a country that is none."""
    if random.random() > 0.012 * style.sloppiness:
        return []
    kind = random.choice(("name_missing", "address_missing", "country_unknown"))
    if kind == "name_missing":
        cells |= {"name": "", "both_names": ""}
    elif kind == "address_missing":
        cells |= dict.fromkeys(ADDRESS_FIELDS, "")
    else:
        cells["country"] = random.choice(("??", "Azië / Europa", "div.", "Far East"))
    return [kind]


ADDRESS_FIELDS = (
    "street", "street_only", "area", "city", "region", "postcode", "city_line", "address", "full_address",
    "native_address",
)  # fmt: skip


def _in_case(field: str, value: Cell, style: Style) -> Cell:
    if not isinstance(value, str) or field not in IN_LATIN | {"both_names", "country"}:
        return value
    if style.is_ascii:
        value = without_diacritics(value)
    if style.case == "upper":
        return value.upper()
    return value.title() if style.case == "title" and field == "name" else value
