"""Reads the reference data of the sample once: words of organisations, countries, and ways of writing."""

from functools import cache
from importlib import resources
from typing import Any

from akkoord.engine.yaml_data import yaml_data


@cache
def organisation_words() -> dict[str, Any]:
    """The content of `organisations.yaml`."""
    return _read("organisations.yaml")


@cache
def country_files() -> tuple[dict[str, Any], ...]:
    """The content of `countries/*.yaml`, by country code."""
    folder = resources.files(__package__) / "countries"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(_read(f"countries/{name}") for name in names)


def _read(path: str) -> dict[str, Any]:
    return yaml_data(__package__, path)
