"""How a list writes a country: one language, another, a code, a slip, nothing."""

from functools import cache
from random import Random

from akkoord.engine.yaml_data import yaml_data

LANGUAGES = ("en", "nl", "de", "fr")


def spell_country(code: str, way: str, *, sloppiness: float, random: Random) -> str:
    """The country in the list's `way`: a language, `iso2`, `iso3` or `mixed`; empty now and then."""
    if random.random() < 0.02 * sloppiness:
        return ""
    if way == "iso2":
        return code
    if way == "iso3":
        return str(_names()[code]["iso3"])
    language = random.choice(LANGUAGES) if way == "mixed" else way
    names = _names()[code][language]
    return random.choice(names) if random.random() < 0.06 + 0.3 * sloppiness else names[0]


def usual_name(code: str, language: str) -> str:
    """The first name of a country in a language."""
    return _names()[code][language][0]


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    package = __package__.rpartition(".")[0]
    return yaml_data(package, "country_names.yaml")
