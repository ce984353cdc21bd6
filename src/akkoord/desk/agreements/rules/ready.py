"""The agreements that come ready: what the minutes of February 2018 and public sources say of each."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from akkoord.engine.yaml_data import yaml_data

PACKAGE = "akkoord.desk.agreements"
_FOLDER = "ready"
_DEFAULTS = "defaults"
ORDER = (
    "textile",
    "gold",
    "banking",
    "insurance",
    "natural_stone",
    "food",
    "metals",
    "pensions",
    "floriculture",
    "forestry",
    "proteins",
)
"""As the minutes name them: running, being negotiated, concluded elsewhere."""


@cache
def ready_configurations() -> Mapping[str, Mapping[str, Any]]:
    """Code → configuration, each whole: what its file does not say is as in `defaults.yaml`."""
    files = resources.files(PACKAGE).joinpath(_FOLDER).iterdir()
    codes = {each.name.removesuffix(".yaml") for each in files} - {_DEFAULTS}
    return {code: _whole(code) for code in sorted(codes, key=lambda code: (*ORDER, code).index(code))}


def _whole(code: str) -> Mapping[str, Any]:
    defaults = yaml_data(PACKAGE, f"{_FOLDER}/{_DEFAULTS}.yaml")
    own = yaml_data(PACKAGE, f"{_FOLDER}/{code}.yaml")
    return {**defaults, **own, "sources": {**defaults["sources"], **own["sources"]}}
