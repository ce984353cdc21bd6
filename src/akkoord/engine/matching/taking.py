"""The descriptions of some rows, or of all in another order."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of, values_taken
from akkoord.engine.matching.descriptions import NUMBER_KINDS, Descriptions, Vocabulary

Columns = dict[str, Any]
"""Columns of `Descriptions`."""


def taken(rows: Descriptions, positions: Array) -> Descriptions:
    """The rows at `positions`, with their words alone."""
    found, vocabulary = arranged(rows, positions), rows.vocabulary
    lists = {name: getattr(found, name) for name in ("name", "address", "others", "numbers")}
    words = np.unique(np.concatenate([each.values for each in lists.values()]))
    own: Columns = {name: Ragged(each.starts, _places(words, each.values)) for name, each in lists.items()}
    return replace(
        found,
        vocabulary=Vocabulary(
            vocabulary.letters.taken(words), vocabulary.keys[words], vocabulary.trades[words]
        ),
        **own,
    )


def arranged(rows: Descriptions, positions: Array) -> Descriptions:
    """The rows at `positions`, with the words of all rows."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        parts = threads.map(
            lambda part: part(rows, positions), (_addresses, _numbers, _names, _others, _rest)
        )
        columns = {name: column for part in parts for name, column in part.items()}
    return Descriptions(vocabulary=rows.vocabulary, **columns)


def _names(rows: Descriptions, positions: Array) -> Columns:
    old, new = rows.name.starts, _starts(rows.name.starts, positions)
    return {
        "name": Ragged(new, values_taken(old, rows.name.values, positions, new)),
        "name_rarity": values_taken(old, rows.name_rarity, positions, new),
        "name_order": values_taken(old, rows.name_order, positions, new),
    }


def _addresses(rows: Descriptions, positions: Array) -> Columns:
    old, new = rows.address.starts, _starts(rows.address.starts, positions)
    return {
        "address": Ragged(new, values_taken(old, rows.address.values, positions, new)),
        "address_rarity": values_taken(old, rows.address_rarity, positions, new),
    }


def _others(rows: Descriptions, positions: Array) -> Columns:
    others_of = _starts(rows.others_of, positions)
    others = values_taken(rows.others_of, np.arange(len(rows.others)), positions, others_of)
    old, new = rows.others.starts, _starts(rows.others.starts, others)
    return {
        "others_of": others_of,
        "others": Ragged(new, values_taken(old, rows.others.values, others, new)),
        "other_rarity": values_taken(old, rows.other_rarity, others, new),
    }


def _numbers(rows: Descriptions, positions: Array) -> Columns:
    counts = np.diff(rows.numbers.starts).reshape(-1, len(NUMBER_KINDS))[positions]
    old, new = np.ascontiguousarray(rows.numbers.starts[:: len(NUMBER_KINDS)]), starts_of(counts.ravel())
    by_row = np.ascontiguousarray(new[:: len(NUMBER_KINDS)])
    return {"numbers": Ragged(new, values_taken(old, rows.numbers.values, positions, by_row))}


def _rest(rows: Descriptions, positions: Array) -> Columns:
    values = {
        name: getattr(rows, name)[positions] for name in ("country", "postcode", "point", "text", "handed_in")
    }
    lists = {name: getattr(rows, name).taken(positions) for name in ("acronyms", "places", "identifiers")}
    return values | lists


def _places(words: Array, values: Array) -> Array:
    return np.asarray(np.searchsorted(words, values), dtype=np.int32)


def _starts(starts: Array, positions: Array) -> Array:
    """Where the lists at `positions` start, one after the other."""
    return starts_of(starts[positions + 1] - starts[positions])
