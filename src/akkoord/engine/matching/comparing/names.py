"""How alike are the names of two rows, and the other names that they go by?"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.comparing.letters import likeness
from akkoord.engine.matching.comparing.measures import (
    ACRONYM,
    ALIAS_SHARED,
    NAME_LIKENESS,
    NAME_ONLY_BOTH,
    NAME_ONLY_ONE,
    NAME_SHARED,
    NAMES_TOLD,
    PARENT_SHARED,
    PARENTS_DIFFER,
    TELLING_LIKENESS_ALONE,
    TRADE_DIFFERS,
)
from akkoord.engine.matching.comparing.words import (
    MOST_TOLD,
    TELLING,
    Spelling,
    acronym_told,
    is_among,
    is_word,
    one_side,
    squash,
    telling_of,
)
from akkoord.engine.matching.descriptions import RowArrays

MOSTLY_SHARED = 0.5
"""From this shared weight of names on, an acronym beside the name tells nothing more."""


@kernel
def _all_others(rows: RowArrays, row: int) -> Array:
    """The words of all other names of a row."""
    first, last = rows.others_of[row], rows.others_of[row + 1]
    return rows.other[rows.other_starts[first] : rows.other_starts[last]]


@kernel
def _told_by_signs(spelling: Spelling, ours: Array, our_rarity: Array, theirs: Array) -> float:
    """What numbers and single letters would tell that both names have: they tell units, no firms."""
    told = 0.0
    for at in range(len(ours)):
        if not is_word(spelling, ours[at]) and is_among(ours[at], theirs, len(theirs)):
            told += our_rarity[at]
    return told


@kernel
def _told_by_pool(rows: RowArrays, spelling: Spelling, left: int, right: int) -> float:
    """What the words tell that stand in any name of both rows, by the rarity that the left row gives them."""
    theirs = rows.name[rows.name_starts[right] : rows.name_starts[right + 1]]
    their_others = _all_others(rows, right)
    told = 0.0
    start, end = rows.name_starts[left], rows.name_starts[left + 1]
    ours = rows.name[start:end]
    for at in range(len(ours)):
        word = ours[at]
        if is_among(word, ours, at) or not is_word(spelling, word):
            continue
        if is_among(word, theirs, len(theirs)) or is_among(word, their_others, len(their_others)):
            told += rows.name_rarity[start + at]
    first = rows.other_starts[rows.others_of[left]]
    others = _all_others(rows, left)
    for at in range(len(others)):
        word = others[at]
        if is_among(word, others, at) or is_among(word, ours, len(ours)) or not is_word(spelling, word):
            continue
        if is_among(word, theirs, len(theirs)) or is_among(word, their_others, len(their_others)):
            told += rows.other_rarity[first + at]
    return told


@kernel
def _telling_likeness(
    spelling: Spelling,
    ours: Array,
    our_rarity: Array,
    theirs: Array,
    their_rarity: Array,
    masks: Array,
    scratch: Array,
) -> float:
    """Likeness of the names without the words that many names have; 0 where nothing else is left."""
    mine, yours = np.empty_like(ours), np.empty_like(theirs)
    mine = mine[: telling_of(spelling, ours, our_rarity, mine)]
    yours = yours[: telling_of(spelling, theirs, their_rarity, yours)]
    if len(mine) == 0 or len(yours) == 0:
        return 0.0
    our_text = scratch[0, : squash(spelling, mine, scratch[0], 0)]
    their_text = scratch[1, : squash(spelling, yours, scratch[1], 0)]
    return likeness(our_text, their_text, masks)


@kernel
def compare_names(rows: RowArrays, left: int, right: int, masks: Array, scratch: Array, out: Array) -> None:
    ours = rows.name[rows.name_starts[left] : rows.name_starts[left + 1]]
    theirs = rows.name[rows.name_starts[right] : rows.name_starts[right + 1]]
    our_rarity = rows.name_rarity[rows.name_starts[left] : rows.name_starts[left + 1]]
    their_rarity = rows.name_rarity[rows.name_starts[right] : rows.name_starts[right + 1]]
    our_address = rows.address[rows.address_starts[left] : rows.address_starts[left + 1]]
    their_address = rows.address[rows.address_starts[right] : rows.address_starts[right + 1]]
    our_others, their_others = _all_others(rows, left), _all_others(rows, right)
    spelling = Spelling(rows.letter_starts, rows.letters, rows.letter_sets)
    our_text = scratch[0, : squash(spelling, ours, scratch[0], 0)]
    their_text = scratch[1, : squash(spelling, theirs, scratch[1], 0)]
    s1, t1, r1, _l1, _a1 = one_side(
        spelling, ours, our_rarity, theirs, their_text, their_address, their_others, masks
    )
    s2, t2, r2, _l2, _a2 = one_side(
        spelling, theirs, their_rarity, ours, our_text, our_address, our_others, masks
    )
    out[NAME_SHARED] = (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0
    our_signs = _told_by_signs(spelling, ours, our_rarity, theirs)
    told = (s1 + s2 - our_signs - _told_by_signs(spelling, theirs, their_rarity, ours)) / 2.0
    pooled = min(_told_by_pool(rows, spelling, left, right), _told_by_pool(rows, spelling, right, left))
    out[NAMES_TOLD] = min(1.0, max(told, pooled, 0.0) / MOST_TOLD)
    out[NAME_ONLY_ONE] = min(r1, r2)
    out[NAME_ONLY_BOTH] = max(r1, r2)
    as_written = likeness(our_text, their_text, masks)
    our_order = rows.name_order[rows.name_starts[left] : rows.name_starts[left + 1]]
    their_order = rows.name_order[rows.name_starts[right] : rows.name_starts[right + 1]]
    our_text = scratch[0, : squash(spelling, ours[our_order], scratch[0], 1)]
    their_text = scratch[1, : squash(spelling, theirs[their_order], scratch[1], 1)]
    out[NAME_LIKENESS] = max(as_written, likeness(our_text, their_text, masks))
    out[TELLING_LIKENESS_ALONE] = _telling_likeness(
        spelling, ours, our_rarity, theirs, their_rarity, masks, scratch
    )
    our_acronyms = rows.acronyms[rows.acronym_starts[left] : rows.acronym_starts[left + 1]]
    their_acronyms = rows.acronyms[rows.acronym_starts[right] : rows.acronym_starts[right + 1]]
    out[ACRONYM] = max(
        acronym_told(spelling, ours, our_rarity, their_acronyms, rows.keys),
        acronym_told(spelling, theirs, their_rarity, our_acronyms, rows.keys),
    )
    if out[NAME_SHARED] >= MOSTLY_SHARED:
        out[ACRONYM] = 0.0
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
    s1, t1, _r1, _l1, _a1 = one_side(spelling, ours, our_rarity, theirs, their_text, nothing, nothing, masks)
    s2, t2, _r2, _l2, _a2 = one_side(spelling, theirs, their_rarity, ours, our_text, nothing, nothing, masks)
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
    is_foreign = _belongs_elsewhere(rows, left, right) and _belongs_elsewhere(rows, right, left)
    out[PARENTS_DIFFER] = 1.0 if is_foreign else 0.0


@kernel
def _belongs_elsewhere(rows: RowArrays, row: int, beside: int) -> bool:
    """Whether the other names of a row tell more than its name, and nothing that the row beside tells."""
    spelling = Spelling(rows.letter_starts, rows.letters, rows.letter_sets)
    ours = rows.name[rows.name_starts[row] : rows.name_starts[row + 1]]
    theirs = rows.name[rows.name_starts[beside] : rows.name_starts[beside + 1]]
    our_others, their_others = _all_others(rows, row), _all_others(rows, beside)
    first = rows.other_starts[rows.others_of[row]]
    is_told = False
    for at in range(len(our_others)):
        word = our_others[at]
        if rows.other_rarity[first + at] < TELLING or not is_word(spelling, word):
            continue
        if is_among(word, ours, len(ours)):
            continue
        if is_among(word, theirs, len(theirs)) or is_among(word, their_others, len(their_others)):
            return False
        is_told = True
    return is_told
