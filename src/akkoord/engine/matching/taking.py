"""The descriptions of a few of many rows."""

from typing import Any

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.matching.descriptions import NUMBER_KINDS, Descriptions, Vocabulary


def taken(rows: Descriptions, positions: Array) -> Descriptions:
    """The rows at `positions`, with their words alone."""
    others = _ranges(rows.others_of, positions)
    numbers = (positions[:, None] * len(NUMBER_KINDS) + np.arange(len(NUMBER_KINDS))).ravel()
    lists = {
        "name": rows.name.taken(positions),
        "address": rows.address.taken(positions),
        "others": rows.others.taken(others),
        "numbers": rows.numbers.taken(numbers),
    }
    words = np.unique(np.concatenate([each.values for each in lists.values()]))
    own: dict[str, Any] = {
        name: Ragged(each.starts, _places(words, each.values)) for name, each in lists.items()
    }
    counts = rows.others_of[1:][positions] - rows.others_of[:-1][positions]
    vocabulary = rows.vocabulary
    return Descriptions(
        vocabulary=Vocabulary(
            vocabulary.letters.taken(words), vocabulary.keys[words], vocabulary.trades[words]
        ),
        country=rows.country[positions],
        name_rarity=rows.name_rarity[_ranges(rows.name.starts, positions)],
        name_order=rows.name_order[_ranges(rows.name.starts, positions)],
        address_rarity=rows.address_rarity[_ranges(rows.address.starts, positions)],
        others_of=starts_of(counts),
        other_rarity=rows.other_rarity[_ranges(rows.others.starts, others)],
        acronyms=rows.acronyms.taken(positions),
        postcode=rows.postcode[positions],
        places=rows.places.taken(positions),
        point=rows.point[positions],
        identifiers=rows.identifiers.taken(positions),
        text=rows.text[positions],
        handed_in=rows.handed_in[positions],
        **own,
    )


def _places(words: Array, values: Array) -> Array:
    return np.asarray(np.searchsorted(words, values), dtype=np.int32)


def _ranges(starts: Array, positions: Array) -> Array:
    """All places of the lists at `positions`, one list after the other."""
    lengths = (starts[positions + 1] - starts[positions]).astype(np.int64)
    ends = np.cumsum(lengths)
    within = np.arange(lengths.sum(), dtype=np.int64) - np.repeat(ends - lengths, lengths)
    return np.asarray(np.repeat(starts[positions], lengths) + within)
