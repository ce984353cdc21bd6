"""What became of the words of two phrases that meet: what of each the other has."""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel_part
from akkoord.engine.matching.comparing.letters import new_masks
from akkoord.engine.matching.comparing.phrases import LENGTH_ABOVE, Phrases
from akkoord.engine.matching.comparing.spelling import WORD_LETTERS, Spelling

SHORTEST_INSIDE = 4
"""A word this long found inside the other text run together counts as shared (`wei li` in `weili`)."""
LEFT, RIGHT = 0, 1


class Credits(NamedTuple):
    """What became of the words of two phrases, by side and word; room that one pair after another uses."""

    credit: Array
    """float64: 1 for a word that the other phrase has, less for a near spelling, 0 for a lacking one."""
    is_same: Array
    """uint8: the other phrase has just this word."""
    places: Array
    """int64: places of words that are looked at for near spellings, first those that want one; the next two
    arrays stand beside it."""
    lengths: Array
    """int64: letters of the word."""
    letters: Array
    """uint64: a bit for each letter of the word."""
    masks: Array
    """Of `letters.new_masks`."""


def new_credits(longest: int) -> Credits:
    """Room for phrases of so many words."""
    return Credits(
        np.zeros((2, longest), dtype=np.float64),
        np.zeros((2, longest), dtype=np.uint8),
        np.zeros((2, longest), dtype=np.int64),
        np.zeros((2, longest), dtype=np.int64),
        np.zeros((2, longest), dtype=np.uint64),
        new_masks(),
    )


@kernel_part
def note(
    spelling: Spelling, phrases: Phrases, start: int, at: int, room: Credits, side: int, line: int
) -> None:
    """Note place, length and letters of a word of a phrase in a line of its side."""
    room.places[side, line] = at
    room.lengths[side, line] = phrases.marks[start + at] >> LENGTH_ABOVE
    room.letters[side, line] = spelling.signs[phrases.words[start + at], WORD_LETTERS]
