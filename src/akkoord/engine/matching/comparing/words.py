"""How much of each phrase has the other? Each word counts by what it tells, a near spelling in part."""

import math

from akkoord.engine.kernels import inner_kernel, kernel_part
from akkoord.engine.matching.comparing.credits import Credits
from akkoord.engine.matching.comparing.phrases import (
    END,
    IS_FIRST,
    LENGTH_ABOVE,
    START,
    Phrases,
    holds,
)

COMMON_RARITY = math.log(1000 / 150) / math.log(1000)
"""What a common word tells, as if it stood in 150 of 1,000 rows and any other in one."""
TELLING = 0.6
ACRONYM_LETTERS = 4
"""Letters that tell something beyond the first, from which on an acronym is hardly one by chance."""
MOST_TOLD = 4.0
"""Sum of rarities from which on more shared words tell no more."""
NOTHING = -1
"""No phrase."""


@kernel_part
def one_side(
    phrases: Phrases, phrase: int, side: int, room: Credits, beside: int, called: int, names_called: int
) -> tuple[float, float, float, float, float]:
    """Shared and whole weight of the words, rarity of the rarest lacking one, shared and all letters.

    A lacking word that stands in the phrase `beside` says little: a firm's name with its town, which the
    other row gives in its address. Nor does one of the `names_called` phrases from `called` on: the other
    row's operator or parent. Without any, `beside` is NOTHING and `names_called` 0.
    """
    shared = total = rarest = shared_letters = all_letters = 0.0
    start = phrases.heads[phrase, START]
    for at in range(phrases.heads[phrase, END] - start):
        mark = phrases.marks[start + at]
        if not mark & IS_FIRST:
            continue
        weight, length, credit = (
            float(phrases.rarity[start + at]),
            float(mark >> LENGTH_ABOVE),
            room.credit[side, at],
        )
        if not room.is_same[side, at]:
            if credit == 0.0 and weight > COMMON_RARITY:
                word = phrases.words[start + at]
                is_beside = beside != NOTHING and holds(phrases, beside, word)
                if is_beside or is_among(phrases, word, called, names_called):
                    weight = COMMON_RARITY
            rarest = max(rarest, weight * (1.0 - credit))
        shared += credit * weight
        total += weight
        shared_letters += credit * length
        all_letters += length
    return shared, total, rarest, shared_letters, all_letters


@inner_kernel
def is_among(phrases: Phrases, word: int, first: int, count: int) -> bool:
    """Whether a word stands in one of `count` phrases from `first` on."""
    for phrase in range(first, first + count):
        if holds(phrases, phrase, word):
            return True
    return False
