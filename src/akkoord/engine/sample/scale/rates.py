"""How often each kind of difference occurs between two mentions of a place, as read from `rates.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from akkoord.engine.sample import mess


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of lists with a habit, chances of a row, shares of families of locations."""

    lists: Mapping[str, float]
    rows: Mapping[str, float]
    places: Mapping[str, float]


@cache
def rates() -> Rates:
    """The content of `rates.yaml`."""
    content = yaml.safe_load(resources.files(mess).joinpath("rates.yaml").read_text("utf-8"))
    return Rates(content["lists"], content["rows"], content["places"])
