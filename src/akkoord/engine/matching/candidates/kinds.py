"""What kinds of keys are there, how many texts may share one, and what does sharing one tell?

A key is 48 bits: 44 of a hash and, lowest, the 4 of its kind, so that its cap is known from it alone.
"""

from enum import IntEnum

import numpy as np

KIND_BITS = 4
KEY_BITS = 48
"""Bits of a key, kind included; a hundred million keys meet by chance a few hundred times."""


class Kind(IntEnum):
    """What two texts with the same key have in common; within one country unless said otherwise."""

    IDENTIFIER = 0
    """The value of one scheme, in any country."""
    NAME = 1
    """All words of a name, in any order."""
    NAME_ABROAD = 2
    """The same in any country."""
    NAME_WORD = 3
    NAME_WORDS = 4
    """Two words of a name."""
    NAME_RUN = 5
    """Five letters in a row of the name without blanks: `wei li` meets `weili`."""
    ADDRESS_WORD = 6
    ADDRESS_WORDS = 7
    """Two words of an address."""
    NAME_AND_ADDRESS = 8
    """A word of the name and one of the address."""
    NAME_AND_NUMBER = 9
    """A word of the name and a number of the site."""
    BOTH_ABROAD = 10
    """All words of a name and one of the address, in any country."""
    NAME_AND_CELL = 11
    """A word of the name and a piece of the map about 11 km wide."""
    CELL = 12
    """A piece of the map about 2 km wide."""
    OUTLINE_AND_ADDRESS = 13
    """The consonants of a name, whatever parts it, and a word of the address: `Qua nmu` meets `Quanmu`."""


CAPS = {
    Kind.IDENTIFIER: 100,
    Kind.NAME: 100,
    Kind.NAME_ABROAD: 12,
    Kind.NAME_WORD: 60,
    Kind.NAME_WORDS: 60,
    Kind.NAME_RUN: 60,
    Kind.ADDRESS_WORD: 60,
    Kind.ADDRESS_WORDS: 60,
    Kind.NAME_AND_ADDRESS: 60,
    Kind.NAME_AND_NUMBER: 60,
    Kind.BOTH_ABROAD: 60,
    Kind.NAME_AND_CELL: 30,
    Kind.CELL: 12,
    Kind.OUTLINE_AND_ADDRESS: 60,
}
"""A key behind which more texts stand is dropped: it tells little, and its pairs grow with the square."""

WEIGHTS = {
    Kind.IDENTIFIER: 20.0,
    Kind.NAME: 2.0,
    Kind.NAME_ABROAD: 1.0,
    Kind.NAME_WORD: 1.0,
    Kind.NAME_WORDS: 1.0,
    Kind.NAME_RUN: 0.6,
    Kind.ADDRESS_WORD: 1.0,
    Kind.ADDRESS_WORDS: 0.4,
    Kind.NAME_AND_ADDRESS: 0.6,
    Kind.NAME_AND_NUMBER: 1.0,
    Kind.BOTH_ABROAD: 2.0,
    Kind.NAME_AND_CELL: 1.0,
    Kind.CELL: 1.0,
    Kind.OUTLINE_AND_ADDRESS: 1.0,
}
"""What sharing a key tells when few others have it; it fades with the root of their number."""

FEW = 8
"""As many texts share a key when one site stands in so many lists: up to here nothing fades."""
FADING_AT_ONCE = (Kind.CELL, Kind.NAME_AND_CELL)
"""Near rows are told apart by what else they share, however few they are."""

POINT = 1000
"""A weight of 1 in whole points: sums of integers do not depend on their order."""
SHARE = 20
"""Two texts are worth comparing when they share a twentieth of what the poorer one could share.

Those that share less are hardly missed: of 489,510 true pairs of 100,000 generated rows they are 664, and
comparing them as well adds 0.0001 to the recall."""
LEAST_STRENGTH = 10 * POINT
MOST_STRENGTH = 60 * POINT
"""What a text counts as able to share, at least and at most."""

MOST_SHARING = max(CAPS.values())

CAP_OF_KIND = np.array([CAPS[kind] for kind in Kind], dtype=np.int64)


def _points() -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    others = np.maximum(1, np.arange(MOST_SHARING + 1) - 1)
    slowly, at_once = np.minimum(1.0, np.sqrt((FEW - 1) / others)), 1 / others
    faded = [WEIGHTS[kind] * (at_once if kind in FADING_AT_ONCE else slowly) for kind in Kind]
    return np.rint(POINT * np.array(faded)).astype(np.int32)


POINTS = _points()
"""int32, kinds × number of texts that share the key."""
