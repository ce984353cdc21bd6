"""How alike are the names of two rows, and the other names that they go by?"""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel_part
from akkoord.engine.matching.comparing.comparable import (
    ACRONYMS,
    NAME,
    ORDERED,
    OTHERS,
    TRADES,
    Comparable,
)
from akkoord.engine.matching.comparing.credits import LEFT, RIGHT, Credits, new_credits
from akkoord.engine.matching.comparing.letters import LONGEST, likeness
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
from akkoord.engine.matching.comparing.phrases import (
    END,
    IS_FIRST,
    IS_WORD,
    LENGTH_ABOVE,
    START,
    TEXT_END,
    TEXT_START,
    Phrases,
    holds,
)
from akkoord.engine.matching.comparing.shared_words import credit_words
from akkoord.engine.matching.comparing.words import (
    ACRONYM_LETTERS,
    MOST_TOLD,
    NOTHING,
    TELLING,
    is_among,
    one_side,
)

GOES_BY = 0.9
"""From this shared weight on, a row goes by the name of the other: `Orum Yarn (formerly Deniz Mills)`."""
MOSTLY_SHARED = 0.5
"""From this shared weight of names on, an acronym beside the name tells nothing more."""


class MetNames(NamedTuple):
    """What two names have of each other, kept for the next pair of rows: it often bears the same two."""

    numbers: Array
    """int64 by side, the number of the name, -1 before any have met."""
    credits: Credits
    likeness: Array
    """float64, of their letters; one value."""


def no_names_met(longest: int) -> MetNames:
    """Room for names of so many words."""
    return MetNames(np.full(2, -1, dtype=np.int64), new_credits(longest), np.zeros(1, dtype=np.float64))


@kernel_part
def _meet(rows: Comparable, left: int, right: int, met: MetNames) -> None:
    """Let the names of two rows meet unless they are those that met last."""
    ours, theirs = rows.heads[left, NAME], rows.heads[right, NAME]
    if met.numbers[LEFT] != ours or met.numbers[RIGHT] != theirs:
        met.numbers[LEFT], met.numbers[RIGHT] = ours, theirs
        credit_words(rows.spelling, rows.phrases, left, right, met.credits)
        met.likeness[0] = _likeness_of_letters(rows, left, right, met.credits.masks)


@kernel_part
def _told_by_signs(phrases: Phrases, name: int, side: int, room: Credits) -> float:
    """What numbers and single letters would tell that both names have: they tell units, no firms."""
    told = 0.0
    start = phrases.heads[name, START]
    for at in range(phrases.heads[name, END] - start):
        if room.is_same[side, at] and not phrases.marks[start + at] & IS_WORD:
            told += phrases.rarity[start + at]
    return told


@kernel_part
def _told_by_pool(rows: Comparable, row: int, beside: int, side: int, room: Credits) -> float:
    """What the words tell that stand in any name of both rows, by the rarity that one row gives them."""
    phrases = rows.phrases
    theirs, their_count = (
        rows.heads[beside, OTHERS],
        rows.heads[beside + 1, OTHERS] - rows.heads[beside, OTHERS],
    )
    told = 0.0
    start = phrases.heads[row, START]
    for at in range(phrases.heads[row, END] - start):
        mark = phrases.marks[start + at]
        if mark & IS_FIRST and mark & IS_WORD:
            word = phrases.words[start + at]
            if room.is_same[side, at] or is_among(phrases, word, theirs, their_count):
                told += phrases.rarity[start + at]
    first, last = rows.heads[row, OTHERS], rows.heads[row + 1, OTHERS]
    for phrase in range(first, last):
        for at in range(phrases.heads[phrase, START], phrases.heads[phrase, END]):
            mark, word = phrases.marks[at], phrases.words[at]
            if not (mark & IS_FIRST and mark & IS_WORD) or holds(phrases, row, word):
                continue
            if is_among(phrases, word, first, phrase - first):
                continue
            if holds(phrases, beside, word) or is_among(phrases, word, theirs, their_count):
                told += phrases.rarity[at]
    return told


@inner_kernel
def _telling_letters(rows: Comparable, name: int, into: Array, start: int) -> int:
    """Write the letters of the words of a name that tell something, each once; where they end."""
    phrases, spelling, end = rows.phrases, rows.spelling, start
    for at in range(phrases.heads[name, START], phrases.heads[name, END]):
        mark = phrases.marks[at]
        if not (mark & IS_FIRST and mark & IS_WORD and phrases.rarity[at] >= TELLING):
            continue
        letter = spelling.starts[phrases.words[at]]
        for place in range(min(int(mark >> LENGTH_ABOVE), start + LONGEST - end)):
            into[end] = spelling.letters[letter + place]
            end += 1
    return end


@inner_kernel
def _acronym_told(rows: Comparable, row: int, beside: int) -> float:
    """What it tells that a word is an acronym of the other name (`tcc`: trade carpet company), 0 for none.

    The more letters, the less by chance; a word that many names have is none.
    """
    told, phrases = 0.0, rows.phrases
    for acronym in range(rows.heads[beside, ACRONYMS], rows.heads[beside + 1, ACRONYMS]):
        for at in range(phrases.heads[row, START], phrases.heads[row, END]):
            if phrases.words[at] == rows.acronyms[acronym] and phrases.rarity[at] >= TELLING:
                length = int(phrases.marks[at] >> LENGTH_ABOVE)
                told = max(told, min(1.0, (length - 1) / ACRONYM_LETTERS))
    return told


@kernel_part
def compare_names(rows: Comparable, left: int, right: int, met: MetNames, out: Array) -> None:
    """Words and letters of the names themselves."""
    _meet(rows, left, right, met)
    room, phrases, count = met.credits, rows.phrases, rows.total
    ours, our_count = rows.heads[left, OTHERS], rows.heads[left + 1, OTHERS] - rows.heads[left, OTHERS]
    theirs, their_count = rows.heads[right, OTHERS], rows.heads[right + 1, OTHERS] - rows.heads[right, OTHERS]
    s1, t1, r1, _l1, _a1 = one_side(phrases, left, LEFT, room, count + right, theirs, their_count)
    s2, t2, r2, _l2, _a2 = one_side(phrases, right, RIGHT, room, count + left, ours, our_count)
    out[NAME_LIKENESS] = met.likeness[0]
    out[NAME_SHARED] = (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0
    our_signs = _told_by_signs(phrases, left, LEFT, room)
    told = (s1 + s2 - our_signs - _told_by_signs(phrases, right, RIGHT, room)) / 2.0
    pooled = min(
        _told_by_pool(rows, left, right, LEFT, room),
        _told_by_pool(rows, right, left, RIGHT, room),
    )
    out[NAMES_TOLD] = min(1.0, max(told, pooled, 0.0) / MOST_TOLD)
    out[NAME_ONLY_ONE] = min(r1, r2)
    out[NAME_ONLY_BOTH] = max(r1, r2)
    if out[NAME_SHARED] < MOSTLY_SHARED:
        out[ACRONYM] = max(_acronym_told(rows, left, right), _acronym_told(rows, right, left))
    our_trades, their_trades = rows.heads[left, TRADES], rows.heads[right, TRADES]
    out[TRADE_DIFFERS] = 1.0 if our_trades and their_trades and not our_trades & their_trades else 0.0


@kernel_part
def _likeness_of_letters(rows: Comparable, left: int, right: int, masks: Array) -> float:
    """Of two names as they stand or, when that is more, with their words in the order of the alphabet."""
    heads = rows.phrases.heads
    ours = (heads[left, TEXT_START], heads[left, TEXT_END])
    theirs = (heads[right, TEXT_START], heads[right, TEXT_END])
    found = likeness(rows.phrases.texts, ours, theirs, masks)
    if found < 1.0:
        ours = (rows.heads[left, ORDERED], rows.heads[left + 1, ORDERED])
        theirs = (rows.heads[right, ORDERED], rows.heads[right + 1, ORDERED])
        found = max(found, likeness(rows.ordered, ours, theirs, masks))
    return found


@inner_kernel
def compare_telling_letters(
    rows: Comparable, left: int, right: int, masks: Array, scratch: Array, out: Array
) -> None:
    """Likeness of the names without the words that many names have; 0 where nothing else is left."""
    middle = _telling_letters(rows, left, scratch, 0)
    end = _telling_letters(rows, right, scratch, middle)
    out[TELLING_LIKENESS_ALONE] = likeness(scratch, (0, middle), (middle, end), masks)


@inner_kernel
def _shared(rows: Comparable, left: int, right: int, room: Credits) -> float:
    """Shared part of the weight of two names."""
    credit_words(rows.spelling, rows.phrases, left, right, room)
    s1, t1, _r1, _l1, _a1 = one_side(rows.phrases, left, LEFT, room, NOTHING, 0, 0)
    s2, t2, _r2, _l2, _a2 = one_side(rows.phrases, right, RIGHT, room, NOTHING, 0, 0)
    return (s1 + s2) / (t1 + t2) if t1 + t2 > 0 else 0.0


@inner_kernel
def compare_other_names(rows: Comparable, left: int, right: int, room: Credits, out: Array) -> None:
    """The best likeness of a name with another name of the other row, and of two other names.

    A firm that says what it was called before may have had another trade then.
    """
    ours, our_end = rows.heads[left, OTHERS], rows.heads[left + 1, OTHERS]
    theirs, their_end = rows.heads[right, OTHERS], rows.heads[right + 1, OTHERS]
    best = 0.0
    for other in range(theirs, their_end):
        best = max(best, _shared(rows, left, other, room))
    for other in range(ours, our_end):
        best = max(best, _shared(rows, other, right, room))
    out[ALIAS_SHARED] = best
    if best >= GOES_BY:
        out[TRADE_DIFFERS] = 0.0
    best = 0.0
    for one in range(ours, our_end):
        for other in range(theirs, their_end):
            best = max(best, _shared(rows, one, other, room))
    out[PARENT_SHARED] = best
    if ours < our_end and theirs < their_end:
        is_foreign = _belongs_elsewhere(rows, left, right) and _belongs_elsewhere(rows, right, left)
        out[PARENTS_DIFFER] = 1.0 if is_foreign else 0.0


@inner_kernel
def _belongs_elsewhere(rows: Comparable, row: int, beside: int) -> bool:
    """Whether the other names of a row tell more than its name, and nothing that the row beside tells."""
    phrases = rows.phrases
    theirs, their_count = (
        rows.heads[beside, OTHERS],
        rows.heads[beside + 1, OTHERS] - rows.heads[beside, OTHERS],
    )
    is_told = False
    first, last = rows.heads[row, OTHERS], rows.heads[row + 1, OTHERS]
    for at in range(phrases.heads[first, START], phrases.heads[last - 1, END]):
        word = phrases.words[at]
        if phrases.rarity[at] < TELLING or not phrases.marks[at] & IS_WORD or holds(phrases, row, word):
            continue
        if holds(phrases, beside, word) or is_among(phrases, word, theirs, their_count):
            return False
        is_told = True
    return is_told
