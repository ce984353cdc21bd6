"""How a company mentions a location in its list: the truth as its habits and its hand make it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from random import Random

import yaml

from akkoord.engine.sample.places import TrueLocation
from akkoord.engine.sample.styles import Style


@dataclass(frozen=True, slots=True)
class Mention:
    """The cells of one row by field, the location it is about, and what was done to it."""

    location_id: str
    cells: Mapping[str, str | int | float]
    damage: tuple[str, ...] = ()


def mention(location: TrueLocation, style: Style, *, random: Random) -> Mention:
    """Write `location` down in `style`."""
    street = ", ".join(part for part in (location.street.latin, location.area.latin) if part)
    parts = (street, location.city.latin, location.region.latin, location.postcode)
    cells: dict[str, str | int | float] = {
        "name": " ".join(part for part in (location.name.latin, location.unit.latin) if part),
        "street": street,
        "city": location.city.latin,
        "region": location.region.latin,
        "postcode": location.postcode,
        "address": ", ".join(part for part in parts if part),
        "country": country_names()[location.country][style.country][0],
    }
    return Mention(location.location_id, cells)


@cache
def country_names() -> dict[str, dict[str, list[str]]]:
    """How each country is written, by code and language."""
    text = resources.files(__package__).joinpath("country_names.yaml").read_text("utf-8")
    content: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    content.pop("source")
    return content
