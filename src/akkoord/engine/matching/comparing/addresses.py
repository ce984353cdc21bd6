"""How alike are the addresses of two rows?"""

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel_part
from akkoord.engine.matching.comparing.comparable import Comparable
from akkoord.engine.matching.comparing.credits import LEFT, RIGHT, Credits
from akkoord.engine.matching.comparing.measures import (
    ADDRESS_INSIDE,
    ADDRESS_ONLY_BOTH,
    ADDRESS_ONLY_ONE,
    ADDRESS_SHARED,
    ADDRESS_SHORT,
    ADDRESS_TOLD,
    NEAR,
    NUMBERS_SHARED,
    SAME_TEXT,
    UNIT_ONE_SIDE,
    UNIT_UNPLACED,
)
from akkoord.engine.matching.comparing.phrases import END, START
from akkoord.engine.matching.comparing.places import NEAR_ENOUGH
from akkoord.engine.matching.comparing.shared_words import credit_words
from akkoord.engine.matching.comparing.words import MOST_TOLD, NOTHING, one_side

SPECIFIC = 0.4
"""What the shared words of addresses must tell at least to name more than a town."""


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
    is_specific = (
        out[ADDRESS_TOLD] >= SPECIFIC
        or out[NUMBERS_SHARED] > 0
        or out[NEAR] >= NEAR_ENOUGH
        or out[SAME_TEXT] > 0
    )
    out[UNIT_UNPLACED] = 0.0 if is_specific else out[UNIT_ONE_SIDE]
