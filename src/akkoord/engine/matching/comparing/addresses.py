"""How alike are the addresses of two rows?"""

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
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
from akkoord.engine.matching.comparing.places import NEAR_ENOUGH
from akkoord.engine.matching.comparing.words import MOST_TOLD, Spelling, one_side, squash
from akkoord.engine.matching.descriptions import RowArrays

SPECIFIC = 0.4
"""What the shared words of addresses must tell at least to name more than a town."""


@kernel
def compare_addresses(
    rows: RowArrays, left: int, right: int, masks: Array, scratch: Array, out: Array
) -> None:
    mine = slice(rows.address_starts[left], rows.address_starts[left + 1])
    yours = slice(rows.address_starts[right], rows.address_starts[right + 1])
    ours, theirs = rows.address[mine], rows.address[yours]
    nothing = ours[:0]
    spelling = Spelling(rows.letter_starts, rows.letters, rows.letter_sets)
    our_text = scratch[0, : squash(spelling, ours, scratch[0], 0)]
    their_text = scratch[1, : squash(spelling, theirs, scratch[1], 0)]
    s1, t1, r1, l1, a1 = one_side(
        spelling, ours, rows.address_rarity[mine], theirs, their_text, nothing, nothing, masks
    )
    s2, t2, r2, l2, a2 = one_side(
        spelling, theirs, rows.address_rarity[yours], ours, our_text, nothing, nothing, masks
    )
    out[ADDRESS_SHARED] = (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0
    out[ADDRESS_TOLD] = min(1.0, (s1 + s2) / 2.0 / MOST_TOLD)
    out[ADDRESS_ONLY_ONE] = min(r1, r2)
    out[ADDRESS_ONLY_BOTH] = max(r1, r2)
    if a1 > 0 and a2 > 0:
        out[ADDRESS_INSIDE] = l1 / a1 if a1 < a2 else (l2 / a2 if a2 < a1 else max(l1 / a1, l2 / a2))
    out[ADDRESS_SHORT] = 1.0 / (1.0 + min(len(ours), len(theirs)))
    is_specific = (
        out[ADDRESS_TOLD] >= SPECIFIC
        or out[NUMBERS_SHARED] > 0
        or out[NEAR] >= NEAR_ENOUGH
        or out[SAME_TEXT] > 0
    )
    out[UNIT_UNPLACED] = 0.0 if is_specific else out[UNIT_ONE_SIDE]
