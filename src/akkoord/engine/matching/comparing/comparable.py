"""Rows as the kernels compare them: what can be worked out of one row alone is worked out once."""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged, joined
from akkoord.engine.grouped import grouped
from akkoord.engine.hashing import hash_letters
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.comparing.alike import alike
from akkoord.engine.matching.comparing.phrases import Phrases, phrases_of, texts_of
from akkoord.engine.matching.comparing.spelling import Spelling, spelling_of
from akkoord.engine.matching.descriptions import NUMBER_KINDS, Descriptions
from akkoord.engine.matching.letter_sets import BLANK

(
    COUNTRY,
    POSTCODE,
    TEXT,
    HANDED_IN,
    TRADES,
    NUMBERED,
    NAME,
    ALIKE,
    OTHERS,
    ORDERED,
    ACRONYMS,
    PLACES,
    IDENTIFIERS,
) = range(13)
"""Columns of `Comparable.heads`; from `OTHERS` on, where what a row has begins and that above it ends."""


class Comparable(NamedTuple):
    """Row `at` has its name in phrase `at`, its address in phrase `total + at`, and its other names in the
    phrases from `heads[at, OTHERS]` to `heads[at + 1, OTHERS]`."""

    total: int
    """How many rows."""
    spelling: Spelling
    phrases: Phrases
    longest: int
    """Words of the longest phrase."""
    heads: Array
    """int64, rows + 1; hashes by their bits, a bit for each trade and for each kind of numbers; rows whose
    names have the same words have the same number at `NAME`, rows of `alike` the same at `ALIKE`."""
    ordered: Array
    """uint8, the words of each name by the alphabet, a blank between them."""
    acronyms: Array
    """int32, the words that the name's initials are, -1 for none of any row."""
    number_starts: Array
    numbers: Array
    places: Array
    point: Array
    identifiers: Array


@kernel
def _united(starts: Array, words: Array, bits: Array) -> Array:
    united = np.zeros(len(starts) - 1, dtype=np.uint32)
    for row in range(len(united)):
        for at in range(starts[row], starts[row + 1]):
            united[row] |= bits[words[at]]
    return united


def _words_with(keys: Array, wanted: Array) -> Array:
    """int32, the position of each wanted key among the sorted keys of all words, -1 where no word has it."""
    if not len(keys):
        return np.full(len(wanted), -1, dtype=np.int32)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at, -1).astype(np.int32)


def _numbered(starts: Array, rows: int) -> Array:
    has = (np.diff(starts) > 0).reshape(rows, len(NUMBER_KINDS))
    return np.asarray(has @ (1 << np.arange(len(NUMBER_KINDS))), dtype=np.uint8)


def numbered_names(name: Ragged) -> Array:
    """int64, the first row whose name has the same words in the same order."""
    words = np.ascontiguousarray(name.values)
    hashes = hash_letters(name.starts * words.itemsize, words.view(np.uint8))
    _, first, distinct = np.unique(hashes, return_index=True, return_inverse=True)
    return np.asarray(first[distinct])


def _heads(rows: Descriptions, names: Array, ordered: Ragged) -> Array:
    heads = np.zeros((len(rows) + 1, IDENTIFIERS + 1), dtype=np.int64)
    heads[:-1, COUNTRY] = rows.country
    heads[:-1, POSTCODE] = rows.postcode.view(np.int64)
    heads[:-1, TEXT] = rows.text.view(np.int64)
    heads[:-1, HANDED_IN] = rows.handed_in.view(np.int64)
    heads[:-1, TRADES] = _united(rows.name.starts, rows.name.values, rows.vocabulary.trades)
    heads[:-1, NUMBERED] = _numbered(rows.numbers.starts, len(rows))
    heads[:-1, NAME] = names
    heads[:-1, ALIKE] = alike(rows).view(np.int64)
    heads[:, OTHERS] = rows.others_of + 2 * len(rows)
    heads[:, ORDERED] = ordered.starts
    heads[:, ACRONYMS] = rows.acronyms.starts
    heads[:, PLACES] = rows.places.starts
    heads[:, IDENTIFIERS] = rows.identifiers.starts
    return heads


def comparable(rows: Descriptions, names: Array | None = None) -> Comparable:
    """All of `rows`, ready to be compared; `names` (`numbered_names`) where they are known already."""
    names = numbered_names(rows.name) if names is None else names
    vocabulary = rows.vocabulary
    spelling = spelling_of(vocabulary.letters.starts, vocabulary.letters.values)
    words = joined([rows.name, rows.address, rows.others])
    rarity = np.concatenate([rows.name_rarity, rows.address_rarity, rows.other_rarity])
    in_order = np.repeat(rows.name.starts[:-1], np.diff(rows.name.starts)) + rows.name_order
    ordered = texts_of(spelling, Ragged(rows.name.starts, rows.name.values[in_order]), gap=1, filler=BLANK)
    return Comparable(
        total=len(rows),
        spelling=spelling,
        phrases=phrases_of(spelling, words, rarity),
        longest=int(np.diff(words.starts).max(initial=1)),
        heads=_heads(rows, names, ordered),
        ordered=ordered.values,
        acronyms=_words_with(vocabulary.keys, rows.acronyms.values),
        number_starts=rows.numbers.starts,
        numbers=rows.numbers.values,
        places=rows.places.values,
        point=rows.point,
        identifiers=rows.identifiers.values,
    )


def near_partners(count: int, pairs: Array) -> Array:
    """int32, an order of `count` rows in which those of the same `pairs` (sorted) stand near each other.

    What a pair reads is then at hand, as the pair before has read it.
    """
    nearest = np.arange(count)
    nearest[pairs[::-1, 1]] = pairs[::-1, 0]
    return grouped(nearest, count).values


def by_names(names: Array, pairs: Array) -> Array:
    """int32, an order of the pairs in which those of the same two `numbered_names` follow each other."""
    names = names.astype(np.int32)
    order = grouped(names[pairs[:, 1]], len(names)).values
    return np.asarray(order[grouped(names[pairs[order, 0]], len(names)).values])
