"""How alike are the names of two rows, and the other names that they go by?"""

import numpy as np

from akkoord.engine.matching.arrays import Array
from akkoord.engine.matching.comparing.letters import likeness
from akkoord.engine.matching.comparing.measures import (
    ACRONYM,
    ALIAS_SHARED,
    NAME_LIKENESS,
    NAME_ONLY_BOTH,
    NAME_ONLY_ONE,
    NAME_SHARED,
    PARENT_SHARED,
    TRADE_DIFFERS,
)
from akkoord.engine.matching.comparing.words import Spelling, has_acronym, one_side, squash
from akkoord.engine.matching.descriptions import RowArrays
from akkoord.engine.matching.kernels import kernel


@kernel
def compare_names(rows: RowArrays, left: int, right: int, masks: Array, scratch: Array, out: Array) -> None:
    ours = rows.name[rows.name_starts[left] : rows.name_starts[left + 1]]
    theirs = rows.name[rows.name_starts[right] : rows.name_starts[right + 1]]
    our_rarity = rows.name_rarity[rows.name_starts[left] : rows.name_starts[left + 1]]
    their_rarity = rows.name_rarity[rows.name_starts[right] : rows.name_starts[right + 1]]
    our_address = rows.address[rows.address_starts[left] : rows.address_starts[left + 1]]
    their_address = rows.address[rows.address_starts[right] : rows.address_starts[right + 1]]
    spelling = Spelling(rows.letter_starts, rows.letters, rows.letter_sets)
    our_text = scratch[0, : squash(spelling, ours, scratch[0], 0)]
    their_text = scratch[1, : squash(spelling, theirs, scratch[1], 0)]
    s1, t1, r1, _l1, _a1 = one_side(spelling, ours, our_rarity, theirs, their_text, their_address, masks)
    s2, t2, r2, _l2, _a2 = one_side(spelling, theirs, their_rarity, ours, our_text, our_address, masks)
    out[NAME_SHARED] = (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0
    out[NAME_ONLY_ONE] = min(r1, r2)
    out[NAME_ONLY_BOTH] = max(r1, r2)
    as_written = likeness(our_text, their_text, masks)
    our_order = rows.name_order[rows.name_starts[left] : rows.name_starts[left + 1]]
    their_order = rows.name_order[rows.name_starts[right] : rows.name_starts[right + 1]]
    our_text = scratch[0, : squash(spelling, ours[our_order], scratch[0], 1)]
    their_text = scratch[1, : squash(spelling, theirs[their_order], scratch[1], 1)]
    out[NAME_LIKENESS] = max(as_written, likeness(our_text, their_text, masks))
    our_acronyms = rows.acronyms[rows.acronym_starts[left] : rows.acronym_starts[left + 1]]
    their_acronyms = rows.acronyms[rows.acronym_starts[right] : rows.acronym_starts[right + 1]]
    is_acronym = has_acronym(ours, their_acronyms, rows.keys) or has_acronym(theirs, our_acronyms, rows.keys)
    out[ACRONYM] = 1.0 if is_acronym else 0.0
    our_trades = their_trades = np.uint32(0)
    for word in ours:
        our_trades |= rows.trades[word]
    for word in theirs:
        their_trades |= rows.trades[word]
    out[TRADE_DIFFERS] = 1.0 if our_trades and their_trades and not our_trades & their_trades else 0.0


@kernel
def _shared(
    ours: Array,
    our_rarity: Array,
    theirs: Array,
    their_rarity: Array,
    rows: RowArrays,
    masks: Array,
    scratch: Array,
) -> float:
    """Shared part of the weight of two names."""
    nothing = ours[:0]
    spelling = Spelling(rows.letter_starts, rows.letters, rows.letter_sets)
    our_text = scratch[0, : squash(spelling, ours, scratch[0], 0)]
    their_text = scratch[1, : squash(spelling, theirs, scratch[1], 0)]
    s1, t1, _r1, _l1, _a1 = one_side(spelling, ours, our_rarity, theirs, their_text, nothing, masks)
    s2, t2, _r2, _l2, _a2 = one_side(spelling, theirs, their_rarity, ours, our_text, nothing, masks)
    return (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0


@kernel
def compare_other_names(
    rows: RowArrays, left: int, right: int, masks: Array, scratch: Array, out: Array
) -> None:
    """The best likeness of a name with another name of the other row, and of two other names."""
    best = 0.0
    for mine, yours in ((left, right), (right, left)):
        name = slice(rows.name_starts[mine], rows.name_starts[mine + 1])
        for each in range(rows.others_of[yours], rows.others_of[yours + 1]):
            other = slice(rows.other_starts[each], rows.other_starts[each + 1])
            found = _shared(
                rows.name[name],
                rows.name_rarity[name],
                rows.other[other],
                rows.other_rarity[other],
                rows,
                masks,
                scratch,
            )
            best = max(best, found)
    out[ALIAS_SHARED] = best
    best = 0.0
    for ours in range(rows.others_of[left], rows.others_of[left + 1]):
        one = slice(rows.other_starts[ours], rows.other_starts[ours + 1])
        for theirs in range(rows.others_of[right], rows.others_of[right + 1]):
            two = slice(rows.other_starts[theirs], rows.other_starts[theirs + 1])
            found = _shared(
                rows.other[one],
                rows.other_rarity[one],
                rows.other[two],
                rows.other_rarity[two],
                rows,
                masks,
                scratch,
            )
            best = max(best, found)
    out[PARENT_SHARED] = best
