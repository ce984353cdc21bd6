"""The cells that a list can have a column for, from what its company says of a location."""

from dataclasses import asdict
from random import Random

from akkoord.engine.sample.places import TrueLocation
from akkoord.engine.sample.retelling import Retold
from akkoord.engine.sample.side_facts import side_facts
from akkoord.engine.sample.styles import Style

Cell = str | int | float

LATIN_FIELDS = {
    "name", "both_names", "street", "street_only", "area", "city", "region", "address", "full_address",
    "city_line", "country",
}  # fmt: skip
ADDRESS_FIELDS = LATIN_FIELDS - {"name", "both_names", "country"} | {"postcode", "native_address"}
NAME_FIELDS = {"name", "both_names", "local_name"}

SHARE_WITH_POINT = 0.85
"""How often a company that gives coordinates knows those of a site."""


def text_cells(retold: Retold, country: str, *, random: Random) -> dict[str, Cell]:
    """Names and address; `address` is all parts in one cell, `full_address` with the country."""
    street = ", ".join(part for part in (retold.street, retold.area) if part)
    postcode_first = retold.is_postcode_first
    town = f"{retold.postcode} {retold.city}" if postcode_first else retold.city
    address = retold.joined(street, town, retold.region, "" if postcode_first else retold.postcode)
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


def side_cells(place: TrueLocation, style: Style, *, year: int, random: Random) -> dict[str, Cell]:
    """Coordinates, identifier, and what matching does not need."""
    knows_point = random.random() < SHARE_WITH_POINT
    return {
        "lat": _coordinate(place.lat, style) if knows_point else "",
        "lng": _coordinate(place.lng, style) if knows_point else "",
        "point": f"{place.lat:.5f}, {place.lng:.5f}" if knows_point else "",
        "os_id": place.os_id,
        **asdict(side_facts(place, random=random)),
        "year": year,
        "empty": "",
    }


def _as_number(postcode: str) -> Cell:
    """What a spreadsheet makes of a postcode of digits: a number, without its leading zeros."""
    return int(postcode) if postcode.isdigit() else postcode


def _coordinate(degrees: float, style: Style) -> Cell:
    if style.decimal == ",":
        return f"{degrees:.5f}".replace(".", ",")
    return round(degrees, 5)
