"""How much could a row share with any other? Who has little to share need not share as much."""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.candidates.keys import (
    ADDRESS_WORD,
    ADDRESS_WORDS,
    EVERY_NUMBER,
    NAME_AND_ADDRESS,
    NAME_AND_NUMBER,
    NAME_WORD,
    NAME_WORDS,
    NUMBER_LISTS,
    NUMBERS,
    PAIRED_ADDRESS_WORDS,
    TELLING,
    TWO_ADDRESS_WORDS,
    TWO_NAME_WORDS,
    most_telling,
    new_room,
)
from akkoord.engine.matching.candidates.kinds import LEAST_STRENGTH, MOST_STRENGTH, POINTS
from akkoord.engine.matching.descriptions import RowArrays


@kernel
def strengths_of(rows: RowArrays, words: Array) -> Array:
    """int32: the points that each row could share at most, by its name, address and numbers alone."""
    names, name_told, places, place_told = new_room()
    strengths = np.empty(len(rows.country), dtype=np.int32)
    for row in range(len(strengths)):
        start, end = rows.name_starts[row], rows.name_starts[row + 1]
        name_count = most_telling(
            rows.name[start:end], rows.name_rarity[start:end], words, names, name_told, 0, NAME_WORDS
        )
        start, end = rows.address_starts[row], rows.address_starts[row + 1]
        count = most_telling(
            rows.address[start:end],
            rows.address_rarity[start:end],
            words,
            places,
            place_told,
            0,
            ADDRESS_WORDS,
        )
        telling_names = np.sum(name_told[:name_count] >= TELLING)
        telling_places = np.sum(place_told[:count] >= TELLING)
        at = row * NUMBER_LISTS + EVERY_NUMBER
        numbers = min(rows.number_starts[at + 1] - rows.number_starts[at], NUMBERS)
        paired = min(count, PAIRED_ADDRESS_WORDS)
        strength = (
            telling_names * POINTS[NAME_WORD, 2]
            + name_count * (name_count - 1) // 2 * POINTS[TWO_NAME_WORDS, 2]
            + telling_places * POINTS[ADDRESS_WORD, 2]
            + paired * (paired - 1) // 2 * POINTS[TWO_ADDRESS_WORDS, 2]
            + telling_names * paired * POINTS[NAME_AND_ADDRESS, 2]
            + telling_names * numbers * POINTS[NAME_AND_NUMBER, 2]
        )
        strengths[row] = min(max(strength, LEAST_STRENGTH), MOST_STRENGTH)
    return strengths
