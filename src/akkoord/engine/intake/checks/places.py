"""Checks of names and addresses: is this the place where somebody produces, and can it be found?"""

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.intake.checks.texts import rows_matching, where
from akkoord.engine.intake.findings import Place, by_value, problem_of
from akkoord.engine.intake.tables import SheetRows
from akkoord.engine.problems import Problem

SHORTEST_NAME = 3
SHORTEST_ADDRESS = 25
POST_BOX = (
    r"\bp\.?\s?o\.?\s?b(ox|\.)|\bpost(al)?\s?box\b|\bpostbus\b|\bpostfach\b"
    r"|\bbo[iî]te postale\b|\bb\.?p\.?\s?\d{2,}"
    r"|\bapartado\b|\bcasella postale\b|\bcaixa postal\b|私書箱|信箱"
)
OFFICE = (
    r"\b(?P<words>head ?office|headquarters|registered office|liaison office|buying office|sales office"
    r"|buying house|trading|traders|import (?:&|and) export|import[ /-]export|sourcing|agency|agencies|agent"
    r"|representative office"
    r"|hoofdkantoor|kantoor|handelsonderneming|büro|hauptverwaltung|handelsgesellschaft|siège social"
    r"|négoce)\b"
)
ENUMERATION = r"(^|\s)\(?1[).:]\s*\D.+[\s,;]\(?2[).:]\s*\D"
UNITS_LISTED = (
    r"\b(unit|factory|plant|site)\s*[-#]?\s*(1|a|i)\s*[:=].+"
    r"\b(unit|factory|plant|site)\s*[-#]?\s*(2|b|ii)\s*[:=]"
)
REPEATED_WORD = re.compile(r"\b([^\W\d_]{4,})[\s,]+\1\b", re.IGNORECASE)
LATIN, ANY_LETTER = r"\p{Latin}", r"\pL"
SHORT_SCRIPTS = r"\p{Han}|\p{Hangul}|\p{Hiragana}|\p{Katakana}"


def check_places(place: Place, rows: SheetRows) -> Iterator[Problem]:
    """All findings of this module."""
    yield from _names(place, rows.text("name"))
    yield from _addresses(place, rows)
    yield from _offices(place, rows)
    yield from _several_sites(place, rows)
    for field in filter(rows.has, ("name", "address")):
        texts = rows.text(field)
        other = np.setdiff1d(rows_matching(texts, ANY_LETTER), rows_matching(texts, LATIN))
        if len(other):
            yield problem_of(place, "script_other", other, field=field)


def _names(place: Place, names: pa.Array) -> Iterator[Problem]:
    length = pc.utf8_length(names)
    short = where(pc.and_(pc.greater(length, 0), pc.less_equal(length, SHORTEST_NAME)))
    unlettered = np.setdiff1d(where(pc.greater(length, 0)), rows_matching(names, ANY_LETTER))
    exempt = rows_matching(names, SHORT_SCRIPTS)
    for code, indices in (("name_is_number", unlettered), ("name_short", np.setdiff1d(short, unlettered))):
        yield from _by_value(place, names, np.setdiff1d(indices, exempt), code, "name")


def _by_value(place: Place, texts: pa.Array, indices: np.ndarray, code: str, field: str) -> Iterator[Problem]:
    if len(indices):
        here = Place(place.file, place.sheet, place.numbers[indices], place.headers)
        yield from by_value(here, texts.take(pa.array(indices)), lambda _: (code, {}), name=field)


def _addresses(place: Place, rows: SheetRows) -> Iterator[Problem]:
    addresses = rows.address
    length = pc.utf8_length(addresses)
    short = where(pc.and_(pc.greater(length, 0), pc.less(length, SHORTEST_ADDRESS)))
    short = np.setdiff1d(short, rows_matching(addresses, SHORT_SCRIPTS))
    for code, indices in (("address_short", short), ("post_box", rows_matching(addresses, POST_BOX))):
        if len(indices):
            yield problem_of(place, code, indices, field="address")
    yield from _repetitions(place, rows.text("address"))


def _repetitions(place: Place, addresses: pa.Array) -> Iterator[Problem]:
    """All rows together, with the words of the first."""
    encoded = addresses.dictionary_encode()
    repeated = [repeated_words(text) for text in encoded.dictionary.to_pylist()]
    codes = encoded.indices.to_numpy()
    indices = np.flatnonzero(np.array([bool(words) for words in repeated], dtype=bool)[codes])
    if len(indices):
        words = ", ".join(repeated[codes[indices[0]]])
        yield problem_of(place, "words_repeated", indices, field="address", words=words)


def repeated_words(address: str) -> list[str]:
    """Parts between commas that stand twice, and words that stand twice in a row."""
    parts = Counter(part.strip().casefold() for part in address.split(","))
    twice = [part for part, times in parts.items() if times > 1 and len(part) > SHORTEST_NAME]
    return twice or [match[1] for match in REPEATED_WORD.finditer(address)]


def _offices(place: Place, rows: SheetRows) -> Iterator[Problem]:
    for field in filter(rows.has, ("name", "address")):
        found = pc.struct_field(pc.extract_regex(pc.utf8_lower(rows.text(field)), OFFICE), "words")
        if found.null_count < len(found):
            words = pc.fill_null(found, "")
            yield from by_value(
                place, words, lambda text: ("office", {"words": text}) if text else None, name=field
            )


def _several_sites(place: Place, rows: SheetRows) -> Iterator[Problem]:
    addresses = rows.text("address")
    indices = np.union1d(rows_matching(addresses, ENUMERATION), rows_matching(addresses, UNITS_LISTED))
    yield from _by_value(place, addresses, indices, "several_sites", "address")
