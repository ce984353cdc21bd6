"""Read the country of each row, from its column or else from its address, and tell what is doubtful."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from akkoord.engine.cleaning.countries import (
    CountryFound,
    Evidence,
    country_in_address,
    country_named_in_address,
    country_of,
    is_place_in,
    name_of,
    suggested_country,
)
from akkoord.engine.intake.findings import Place, by_value, problem_of
from akkoord.engine.intake.tables import SheetRows
from akkoord.engine.problems import Problem

REGIONS_OF_CHINA = frozenset(("CN", "HK", "MO", "TW"))
CODE_AT_THE_END = re.compile(r"[,\s(]([A-Z]{2,3})[).\s]*$")


@dataclass(frozen=True, slots=True)
class Countries:
    """For each row the country (alpha-2 or "") and where it comes from ("column", "address" or "")."""

    codes: pa.Array
    sources: pa.Array
    problems: list[Problem]


def read_countries(place: Place, rows: SheetRows, *, corrections: Mapping[str, str]) -> Countries:
    """The countries of all rows; `corrections` leads from spellings to codes, as a person decided."""
    given = rows.text("country").dictionary_encode()
    spellings = given.dictionary.to_pylist()
    understood = [corrections.get(spelling) or country_of(spelling) for spelling in spellings]
    codes = np.array([*understood, ""], dtype=object)[given.indices.to_numpy()]
    sources = np.where(codes != "", "column", "").astype(object)
    addresses = rows.address
    problems = list(_differences(place, addresses, codes))
    unknown = np.flatnonzero(codes == "")
    if len(unknown):
        texts = rows.text("country").take(pa.array(unknown)).to_pylist()
        found = _from_addresses(texts, addresses.take(pa.array(unknown)).to_pylist())
        codes[unknown] = [each.country for each in found]
        sources[unknown] = np.where(codes[unknown] != "", "address", "")
        problems += _told_from_address(place, unknown, found)
        left = np.flatnonzero(codes == "")
        problems += _told_unknown(place, left, rows.text("country").take(pa.array(left)))
    return Countries(pa.array(codes, pa.string()), pa.array(sources, pa.string()), problems)


def _from_addresses(texts: list[str], addresses: list[str]) -> list[CountryFound]:
    """What the addresses say, unless the column says something else that is only misspelt."""
    by_address = {address: country_in_address(address) for address in dict.fromkeys(addresses)}
    suggestions = {text: suggested_country(text) for text in dict.fromkeys(texts)}
    nothing = CountryFound("", "", Evidence.NOTHING)

    def is_taken(text: str, found: CountryFound) -> bool:
        if not text or suggestions[text] == found.country:
            return True
        return not suggestions[text] and found.evidence is Evidence.NAME

    return [
        by_address[address] if is_taken(text, by_address[address]) else nothing
        for text, address in zip(texts, addresses, strict=True)
    ]


def _told_from_address(place: Place, indices: np.ndarray, found: list[CountryFound]) -> list[Problem]:
    """One problem for each country, with the words that say so in its first row."""
    rows_of: dict[str, list[int]] = {}
    words_of: dict[str, str] = {}
    for index, each in zip(indices.tolist(), found, strict=True):
        if each.country:
            rows_of.setdefault(each.country, []).append(index)
            words_of.setdefault(each.country, each.words)
    return [
        problem_of(
            place,
            "country_from_address",
            rows,
            field="country",
            country=name_of(code),
            iso=code,
            words=words_of[code],
        )
        for code, rows in rows_of.items()
    ]


def _told_unknown(place: Place, indices: np.ndarray, texts: pa.Array) -> list[Problem]:
    here = Place(place.file, place.sheet, place.numbers[indices], place.headers)
    return by_value(here, texts, _judge_unknown, name="country")


def _judge_unknown(text: str) -> tuple[str, Mapping[str, str]]:
    if not text:
        return "value_missing", {}
    if code := suggested_country(text):
        return "country_misspelt", {"suggestion": name_of(code), "iso": code}
    return "country_unknown", {}


def _differences(place: Place, addresses: pa.Array, codes: np.ndarray) -> Iterator[Problem]:
    """Addresses that name another country than the column, told once for each pair of countries."""
    encoded = addresses.dictionary_encode()
    texts = encoded.dictionary.to_pylist()
    named = [country_named_in_address(text) for text in texts]
    countries = np.array([each.country for each in named] + [""], dtype=object)[encoded.indices.to_numpy()]
    differing = np.flatnonzero((codes != "") & (countries != "") & (countries != codes))
    groups: dict[tuple[str, str, str], list[int]] = {}
    for index in differing.tolist():
        words = named[encoded.indices[index].as_py()].words
        if not is_place_in(words, codes[index]):
            groups.setdefault((codes[index], countries[index], words), []).append(index)
    for (code, other, words), rows in groups.items():
        kind = "country_of_region" if {code, other} <= REGIONS_OF_CHINA else "country_differs"
        params = {"country": name_of(code), "other": name_of(other), "words": words, "iso": other}
        yield problem_of(place, kind, rows, field="country", **params)
    yield from _codes_in_addresses(place, texts, encoded.indices.to_numpy(), codes)


def _codes_in_addresses(
    place: Place, texts: list[str], indices: np.ndarray, codes: np.ndarray
) -> Iterator[Problem]:
    """Addresses that end in the code of their own country."""
    ends = [match[1] if (match := CODE_AT_THE_END.search(text)) else "" for text in texts]
    known = {end: country_of(end) for end in dict.fromkeys(ends)}
    meant = np.array([known[end] for end in ends] + [""], dtype=object)[indices]
    same = np.flatnonzero((meant != "") & (meant == codes))
    groups: dict[str, list[int]] = {}
    for index in same.tolist():
        groups.setdefault(ends[indices[index]], []).append(index)
    for words, rows in groups.items():
        yield problem_of(place, "country_code_in_address", rows, field="address", words=words)
