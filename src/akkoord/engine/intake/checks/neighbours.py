"""Rows beside each other in one list: identical, very similar, or the same but for a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz, process

from akkoord.engine.intake.findings import MOST_VALUES, Place, problem_of
from akkoord.engine.problems import Problem

SIMILAR = 93.0
"""rapidfuzz ratio of name and address together from which two rows are shown to the sender."""
SIMILAR_NAMES = 80.0
LONGEST_COMPARED = 400
MOST_PAIRS = 20 * MOST_VALUES
NEIGHBOURS = 3
"""Rows are compared with this many that follow them, sorted by name and sorted by address."""
UNIT = (
    r"\b(?:unit|units|factory|fty|plant|branch|building|bldg|block|plot|phase|shed|floor|workshop|line|mill|gate|no|nr"
    r"|number|hal|gebouw|werk|halle|usine|bâtiment|blok|lot|sector|zone|kavling|kav|parsel)\b[\s#]*[a-z]?\d+[a-z]?\b"
    r"|\b(?:unit|factory|plant|block|building|phase|mill)\s+(?:[a-z]|i{1,3}|iv|vi{0,3}|ix)\b|\b(?:i{1,3}|iv|vi{0,3}|ix|\d{1,2})$"
)


@dataclass(frozen=True, slots=True)
class Keys:
    """Rows without case and punctuation: each distinct text with the indices of its rows."""

    names: list[str]
    addresses: list[str]
    wholes: list[str]
    rows: list[np.ndarray]


def check_neighbours(
    place: Place, names: pa.Array, addresses: pa.Array, countries: pa.Array
) -> Iterator[Problem]:
    """All findings of this module."""
    name_keys, address_keys = folded(names), folded(addresses)
    wholes = pc.binary_join_element_wise(name_keys, address_keys, countries, "\x1f")
    encoded = wholes.dictionary_encode()
    codes = encoded.indices.to_numpy()
    order = np.argsort(codes, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(codes[order])) + 1) if len(order) else []
    firsts = pa.array([int(group[0]) for group in groups], pa.int64())
    keys = Keys(
        name_keys.take(firsts).to_pylist(),
        address_keys.take(firsts).to_pylist(),
        encoded.dictionary.to_pylist(),
        groups,
    )
    yield from _identical(place, keys)
    bare = _bare(name_keys, address_keys, countries).take(firsts).to_pylist()
    pairs = _similar(keys) | _numbered_apart(keys, bare)
    for (left, right), code in _foremost(pairs):
        rows = np.concatenate([keys.rows[left], keys.rows[right]])
        value, other = (_shown(names, addresses, keys.rows[index][0]) for index in (left, right))
        yield problem_of(place, code, rows, field="name", value=value, other=other)


def folded(texts: pa.Array) -> pa.Array:
    """Texts without case and punctuation."""
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(pc.utf8_lower(texts), r"[^\pL\pN]+", " "))


def _shown(names: pa.Array, addresses: pa.Array, index: int) -> str:
    return ", ".join(column[int(index)].as_py()[:55] for column in (names, addresses))


def _identical(place: Place, keys: Keys) -> Iterator[Problem]:
    """One problem for each text that stands in several rows; rows without any text say nothing."""
    repeated = [
        rows
        for whole, rows in zip(keys.wholes, keys.rows, strict=True)
        if len(rows) > 1 and whole[:1] != "\x1f"
    ]
    for rows in repeated[:MOST_VALUES]:
        yield problem_of(place, "rows_identical", rows)
    if len(repeated) > MOST_VALUES:
        yield problem_of(place, "rows_identical", np.concatenate(repeated[MOST_VALUES:]))


def _bare(names: pa.Array, addresses: pa.Array, countries: pa.Array) -> pa.Array:
    """Rows without unit numbers in the name and without any digits."""
    bare = pc.binary_join_element_wise(
        pc.replace_substring_regex(names, UNIT, ""), addresses, countries, "\x1f"
    )
    return pc.replace_substring_regex(bare, r"\d+", "")


def _numbered_apart(keys: Keys, bare: list[str]) -> dict[tuple[int, int], str]:
    """Pairs that are the same without their numbers, each with the one before it in its group."""
    pairs: dict[tuple[int, int], str] = {}
    last: dict[str, int] = {}
    for index, text in enumerate(bare):
        other = last.get(text)
        last[text] = index
        if other is not None and len(text) > len("\x1f\x1fXX"):
            pairs[other, index] = _kind_of_difference(keys, other, index)
        if len(pairs) > MOST_PAIRS:
            break
    return pairs


def _kind_of_difference(keys: Keys, left: int, right: int) -> str:
    without_unit = [re.sub(UNIT, "", keys.wholes[index]) for index in (left, right)]
    names_differ = keys.names[left] != keys.names[right]
    return (
        "rows_of_other_unit"
        if names_differ or without_unit[0] == without_unit[1]
        else "rows_differ_in_numbers"
    )


def _similar(keys: Keys) -> dict[tuple[int, int], str]:
    """Pairs that read nearly the same, found among neighbours in the order of names and of addresses."""
    pairs: dict[tuple[int, int], str] = {}
    beginnings = [whole[:LONGEST_COMPARED] for whole in keys.wholes]
    for texts in (keys.names, keys.addresses):
        order = np.array(
            sorted(range(len(texts)), key=lambda index: texts[index].replace(" ", "")), dtype=np.int64
        )
        for distance in range(1, NEIGHBOURS + 1):
            lefts, rights = order[:-distance], order[distance:]
            scores = process.cpdist(
                [beginnings[index] for index in lefts],
                [beginnings[index] for index in rights],
                scorer=fuzz.ratio,
                score_cutoff=SIMILAR,
            )
            for position in np.flatnonzero(scores >= SIMILAR):
                pair = (
                    int(min(lefts[position], rights[position])),
                    int(max(lefts[position], rights[position])),
                )
                if _is_alike(keys, *pair):
                    same = _marks(keys.wholes[pair[0]]) == _marks(keys.wholes[pair[1]])
                    pairs[pair] = "rows_similar" if same else "rows_of_other_unit"
    return pairs


def _is_alike(keys: Keys, left: int, right: int) -> bool:
    """Whether the country is the same and the names alone are alike too, not only a shared address."""
    countries = {keys.wholes[index].rsplit("\x1f", 1)[1] for index in (left, right)}
    return len(countries) == 1 and fuzz.ratio(keys.names[left], keys.names[right]) >= SIMILAR_NAMES


def _marks(text: str) -> list[str]:
    """Numbers, roman numbers and single letters, which tell units of one factory apart."""
    return sorted(re.findall(r"\b(?:\d+|[ivx]+|[a-z])\b", text))


def _foremost(pairs: dict[tuple[int, int], str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The first pairs of each kind in the order of the list; a person does not read hundreds."""
    told: dict[str, int] = {}
    for pair in sorted(pairs):
        code = pairs[pair]
        told[code] = told.get(code, 0) + 1
        if told[code] <= MOST_VALUES:
            yield pair, code
