"""The descriptions of some rows, or of all in another order."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
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
    words = _ranges(rows.name.starts, positions)
    return {
        "name": Ragged(_starts(rows.name.starts, positions), rows.name.values[words]),
        "name_rarity": rows.name_rarity[words],
        "name_order": rows.name_order[words],
    }


def _addresses(rows: Descriptions, positions: Array) -> Columns:
    words = _ranges(rows.address.starts, positions)
    return {
        "address": Ragged(_starts(rows.address.starts, positions), rows.address.values[words]),
        "address_rarity": rows.address_rarity[words],
    }


def _others(rows: Descriptions, positions: Array) -> Columns:
    others = _ranges(rows.others_of, positions)
    words = _ranges(rows.others.starts, others)
    return {
        "others_of": _starts(rows.others_of, positions),
        "others": Ragged(_starts(rows.others.starts, others), rows.others.values[words]),
        "other_rarity": rows.other_rarity[words],
    }


def _numbers(rows: Descriptions, positions: Array) -> Columns:
    counts = np.diff(rows.numbers.starts).reshape(-1, len(NUMBER_KINDS))[positions]
    words = _ranges(rows.numbers.starts[:: len(NUMBER_KINDS)], positions)
    return {"numbers": Ragged(starts_of(counts.ravel()), rows.numbers.values[words])}


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


def _ranges(starts: Array, positions: Array) -> Array:
    """All places of the lists at `positions`, one list after the other."""
    lengths = starts[positions + 1] - starts[positions]
    begun = starts[positions] - (np.cumsum(lengths) - lengths)
    return np.asarray(np.arange(lengths.sum(), dtype=np.int64) + np.repeat(begun, lengths))
