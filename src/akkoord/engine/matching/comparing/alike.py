"""Which rows are alike in all that is compared? A pair of them says what the pair of their likes said."""

from collections.abc import Iterator

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.hashing import joined_key
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.descriptions import NUMBER_KINDS, Descriptions

Lists = tuple[Array, Array]
"""Where the list of each row begins among the values, with the end of the last; the values, no fractions."""


@kernel
def _go_on(keys: Array, starts: Array, values: Array) -> None:
    """Go on from the key of each row with its values and their number."""
    for row in range(len(keys)):
        key = keys[row]
        for at in range(starts[row], starts[row + 1]):
            key = joined_key(key, np.uint64(values[at]))
        keys[row] = joined_key(key, np.uint64(starts[row + 1] - starts[row]))


def _single(rows: Descriptions) -> Iterator[Lists]:
    """What each row has as many of."""
    by_row, kinds = np.arange(len(rows) + 1), len(NUMBER_KINDS)
    yield by_row, rows.country
    yield by_row, rows.postcode
    yield 2 * by_row, np.ascontiguousarray(rows.point).view(np.uint64).ravel()
    yield kinds * by_row, np.diff(rows.numbers.starts)


def _several(rows: Descriptions) -> Iterator[Lists]:
    """What rows have few or many of; rarity and order of words follow from words and country."""
    for each in (rows.name, rows.address, rows.acronyms, rows.identifiers):
        yield each.starts, each.values
    yield rows.places.starts, rows.places.values.view(np.uint64)
    yield np.ascontiguousarray(rows.numbers.starts[:: len(NUMBER_KINDS)]), rows.numbers.values
    yield rows.others.starts[rows.others_of], rows.others.values
    yield rows.others_of, np.diff(rows.others.starts)


def alike(rows: Descriptions) -> Array:
    """uint64, equal for rows that differ in nothing that is compared but the list that they stand in."""
    keys = rows.text.copy()
    for lists in (*_single(rows), *_several(rows)):
        _go_on(keys, *lists)
    return keys
