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
NEIGHBOURS = 3
"""Rows are compared with this many that follow them, sorted by name and sorted by address."""
UNIT = re.compile(
    r"\b(?:unit|units|factory|fty|plant|branch|building|bldg|block|plot|phase|shed|floor|workshop|line|mill|gate|no|nr"
    r"|number|hal|gebouw|werk|halle|usine|bâtiment|blok|lot|sector|zone|kavling|kav|parsel)\b[\s#]*[a-z]?\d+[a-z]?\b"
    r"|\b(?:unit|factory|plant|block|building|phase|mill)\s+(?:[a-z]|i{1,3}|iv|vi{0,3}|ix)\b|\b(?:i{1,3}|iv|vi{0,3}|ix|\d{1,2})$"
)


@dataclass(frozen=True, slots=True)
class Keys:
    """Rows without case and punctuation: whole texts, and the row indices in which each distinct one stands."""

    names: list[str]
    addresses: list[str]
    wholes: list[str]
    rows: list[np.ndarray]


def check_neighbours(
    place: Place, names: pa.Array, addresses: pa.Array, countries: pa.Array
) -> Iterator[Problem]:
    """All findings of this module."""
    name_keys, address_keys = _folded(names), _folded(addresses)
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
    shown = _shown(names, addresses)
    yield from _identical(place, keys)
    pairs = _numbered_apart(keys) | _similar(keys)
    for (left, right), code in _foremost(pairs):
        rows = np.concatenate([keys.rows[left], keys.rows[right]])
        values = {"value": shown(keys.rows[left][0]), "other": shown(keys.rows[right][0])}
        yield problem_of(place, code, rows, field="name", **values)


def _folded(texts: pa.Array) -> pa.Array:
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(pc.utf8_lower(texts), r"[^\pL\pN]+", " "))


class _shown:  # noqa: N801 - a small function with its columns
    def __init__(self, names: pa.Array, addresses: pa.Array) -> None:
        self.columns = (names, addresses)

    def __call__(self, index: int) -> str:
        return ", ".join(column[int(index)].as_py()[:55] for column in self.columns)


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


def _numbered_apart(keys: Keys) -> dict[tuple[int, int], str]:
    """Pairs that are the same without their numbers, each with the one before it in its group."""
    pairs: dict[tuple[int, int], str] = {}
    last: dict[str, int] = {}
    for index, whole in enumerate(keys.wholes):
        bare = re.sub(r"\d+", "", UNIT.sub("", keys.names[index]) + whole[len(keys.names[index]) :])
        if len(bare) > len("\x1f\x1fXX") and bare in last:
            other = last[bare]
            pairs[other, index] = _kind_of_difference(keys, other, index)
        last[bare] = index
    return pairs


def _kind_of_difference(keys: Keys, left: int, right: int) -> str:
    without_unit = [UNIT.sub("", text) for text in (keys.wholes[left], keys.wholes[right])]
    names_differ = keys.names[left] != keys.names[right]
    return (
        "rows_of_other_unit"
        if names_differ or without_unit[0] == without_unit[1]
        else "rows_differ_in_numbers"
    )


def _similar(keys: Keys) -> dict[tuple[int, int], str]:
    """Pairs that read nearly the same, found among neighbours in the order of names and of addresses."""
    pairs: dict[tuple[int, int], str] = {}
    for texts in (keys.names, keys.addresses):
        order = np.array(
            sorted(range(len(texts)), key=lambda index: texts[index].replace(" ", "")), dtype=np.int64
        )
        for distance in range(1, NEIGHBOURS + 1):
            lefts, rights = order[:-distance], order[distance:]
            scores = process.cpdist(
                [keys.wholes[index] for index in lefts],
                [keys.wholes[index] for index in rights],
                scorer=fuzz.ratio,
                score_cutoff=SIMILAR,
            )
            for position in np.flatnonzero(scores >= SIMILAR):
                pair = (
                    int(min(lefts[position], rights[position])),
                    int(max(lefts[position], rights[position])),
                )
                if _same_numbers(keys.wholes[pair[0]], keys.wholes[pair[1]]):
                    pairs[pair] = "rows_similar"
    return pairs


def _same_numbers(left: str, right: str) -> bool:
    """Whether both have the same country and the same numbers, so that only letters differ."""
    same_country = left.rsplit("\x1f", 1)[1] == right.rsplit("\x1f", 1)[1]
    return same_country and sorted(re.findall(r"\d+", left)) == sorted(re.findall(r"\d+", right))


def _foremost(pairs: dict[tuple[int, int], str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The first pairs of each kind in the order of the list; a person does not read hundreds."""
    told: dict[str, int] = {}
    for pair in sorted(pairs):
        code = pairs[pair]
        told[code] = told.get(code, 0) + 1
        if told[code] <= MOST_VALUES:
            yield pair, code
