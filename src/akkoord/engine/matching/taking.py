"""The descriptions of some rows, or of all in another order."""

from dataclasses import replace
from typing import Any

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.matching.descriptions import NUMBER_KINDS, Descriptions, Vocabulary


def taken(rows: Descriptions, positions: Array) -> Descriptions:
    """The rows at `positions`, with their words alone."""
    found, vocabulary = arranged(rows, positions), rows.vocabulary
    lists = {name: getattr(found, name) for name in ("name", "address", "others", "numbers")}
    words = np.unique(np.concatenate([each.values for each in lists.values()]))
    own: dict[str, Any] = {
        name: Ragged(each.starts, _places(words, each.values)) for name, each in lists.items()
    }
    return replace(
        found,
        vocabulary=Vocabulary(
            vocabulary.letters.taken(words), vocabulary.keys[words], vocabulary.trades[words]
        ),
        **own,
    )


def arranged(rows: Descriptions, positions: Array) -> Descriptions:
    """The rows at `positions`, with the words of all rows."""
    others = _ranges(rows.others_of, positions)
    names, addresses, other_words = (
        _ranges(each.starts, at)
        for each, at in ((rows.name, positions), (rows.address, positions), (rows.others, others))
    )
    numbers = _ranges(rows.numbers.starts[:: len(NUMBER_KINDS)], positions)
    counts = np.diff(rows.numbers.starts).reshape(-1, len(NUMBER_KINDS))
    return Descriptions(
        vocabulary=rows.vocabulary,
        country=rows.country[positions],
        name=Ragged(_starts(rows.name.starts, positions), rows.name.values[names]),
        name_rarity=rows.name_rarity[names],
        name_order=rows.name_order[names],
        address=Ragged(_starts(rows.address.starts, positions), rows.address.values[addresses]),
        address_rarity=rows.address_rarity[addresses],
        others_of=_starts(rows.others_of, positions),
        others=Ragged(_starts(rows.others.starts, others), rows.others.values[other_words]),
        other_rarity=rows.other_rarity[other_words],
        numbers=Ragged(starts_of(counts[positions].ravel()), rows.numbers.values[numbers]),
        acronyms=rows.acronyms.taken(positions),
        postcode=rows.postcode[positions],
        places=rows.places.taken(positions),
        point=rows.point[positions],
        identifiers=rows.identifiers.taken(positions),
        text=rows.text[positions],
        handed_in=rows.handed_in[positions],
    )


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
