"""How alike are the addresses of two rows?"""

import math

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel_part
from akkoord.engine.matching.comparing.comparable import Comparable
from akkoord.engine.matching.comparing.credits import LEFT, RIGHT, Credits
from akkoord.engine.matching.comparing.measures import (
    ADDRESS_ELSEWHERE,
    ADDRESS_INSIDE,
    ADDRESS_ONLY_BOTH,
    ADDRESS_ONLY_ONE,
    ADDRESS_SHARED,
    ADDRESS_SHORT,
    ADDRESS_TOLD,
    HOUSE_DIFFERS,
    NEAR,
    NUMBERS_SHARED,
    SAME_TEXT,
    UNIT_ONE_SIDE,
    UNIT_UNPLACED,
)
from akkoord.engine.matching.comparing.phrases import END, IS_FIRST, IS_WORD, START, Phrases
from akkoord.engine.matching.comparing.places import NEAR_ENOUGH
from akkoord.engine.matching.comparing.shared_words import credit_words
from akkoord.engine.matching.comparing.words import MOST_TOLD, NOTHING, one_side

SPECIFIC = 0.4
"""What the shared words of addresses must tell at least to name more than a town."""

NAMING = 0.75
"""From this rarity on, a word of an address names a street, park or quarter rather than a town."""
WELL_NAMED = 2.0
"""So many such words say where in its town a place is."""
OTHER_STREET = 0.5


@kernel_part
def _named(phrases: Phrases, phrase: int, side: int, room: Credits) -> tuple[float, float]:
    """How many words of an address say where in its town it is, and how many of these the other has."""
    named = shared = 0.0
    start = phrases.heads[phrase, START]
    for at in range(phrases.heads[phrase, END] - start):
        mark = phrases.marks[start + at]
        if mark & IS_FIRST and mark & IS_WORD and phrases.rarity[start + at] >= NAMING:
            named += 1.0
            shared += room.credit[side, at]
    return named, shared


@kernel_part
def _compare_named(phrases: Phrases, ours: int, theirs: int, room: Credits, out: Array) -> None:
    """Addresses that both say where in the town, and share little of it.

    A house number of another street is no slip of the hand.
    """
    n1, s1 = _named(phrases, ours, LEFT, room)
    n2, s2 = _named(phrases, theirs, RIGHT, room)
    if n1 > 0 and n2 > 0:
        shared = max(s1 / n1, s2 / n2)
        out[ADDRESS_ELSEWHERE] = (1.0 - shared) * min(1.0, min(n1, n2) / WELL_NAMED)
    if out[ADDRESS_ELSEWHERE] >= OTHER_STREET:
        out[HOUSE_DIFFERS] = math.ceil(out[HOUSE_DIFFERS])


@kernel_part
def compare_addresses(rows: Comparable, left: int, right: int, room: Credits, out: Array) -> None:
    phrases, count = rows.phrases, rows.total
    ours, theirs = count + left, count + right
    credit_words(rows.spelling, phrases, ours, theirs, room)
    s1, t1, r1, l1, a1 = one_side(phrases, ours, LEFT, room, NOTHING, 0, 0)
    s2, t2, r2, l2, a2 = one_side(phrases, theirs, RIGHT, room, NOTHING, 0, 0)
    out[ADDRESS_SHARED] = (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0
    out[ADDRESS_TOLD] = min(1.0, (s1 + s2) / 2.0 / MOST_TOLD)
    out[ADDRESS_ONLY_ONE] = min(r1, r2)
    out[ADDRESS_ONLY_BOTH] = max(r1, r2)
    if a1 > 0 and a2 > 0:
        out[ADDRESS_INSIDE] = l1 / a1 if a1 < a2 else (l2 / a2 if a2 < a1 else max(l1 / a1, l2 / a2))
    our_words = phrases.heads[ours, END] - phrases.heads[ours, START]
    their_words = phrases.heads[theirs, END] - phrases.heads[theirs, START]
    out[ADDRESS_SHORT] = 1.0 / (1.0 + min(our_words, their_words))
    _compare_named(phrases, ours, theirs, room, out)
    is_specific = (
        out[ADDRESS_TOLD] >= SPECIFIC
        or out[NUMBERS_SHARED] > 0
        or out[NEAR] >= NEAR_ENOUGH
        or out[SAME_TEXT] > 0
    )
    out[UNIT_UNPLACED] = 0.0 if is_specific else out[UNIT_ONE_SIDE]
