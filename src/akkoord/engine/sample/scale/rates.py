"""How often each kind of difference occurs between two mentions of a place, as read from `rates.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from akkoord.engine.sample import mess
from akkoord.engine.yaml_data import yaml_data


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of lists with a habit, chances of a row, shares of families of locations."""

    lists: Mapping[str, float]
    rows: Mapping[str, float]
    places: Mapping[str, float]


@cache
def rates() -> Rates:
    """The content of `rates.yaml`."""
    content = yaml_data(mess.__name__, "rates.yaml")
    return Rates(content["lists"], content["rows"], content["places"])
