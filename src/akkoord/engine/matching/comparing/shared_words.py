"""What has a phrase of the words of another: the word itself, its letters, or a near spelling?"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel_part
from akkoord.engine.matching.comparing.credits import LEFT, RIGHT, SHORTEST_INSIDE, Credits, note
from akkoord.engine.matching.comparing.joined_words import credit_joined
from akkoord.engine.matching.comparing.letters import can_be_one, can_stand_in, stands_in
from akkoord.engine.matching.comparing.near_spellings import credit_near
from akkoord.engine.matching.comparing.phrases import (
    END,
    HELD,
    IS_FIRST,
    LENGTH_ABOVE,
    LETTERS,
    START,
    TEXT_END,
    TEXT_START,
    TOUCHING,
    Phrases,
    held_bit,
    sign_of,
)
from akkoord.engine.matching.comparing.spelling import WORD_LETTERS, WORD_TOUCHING, Spelling
from akkoord.engine.matching.letter_sets import HAS_LOST


@kernel_part
def _meet(phrases: Phrases, left: int, right: int, is_same: Array) -> None:
    """Mark the words that both phrases have."""
    a, b = phrases.heads[left, START], phrases.heads[right, START]
    ours, theirs = phrases.heads[left, END] - a, phrases.heads[right, END] - b
    is_same[LEFT, :ours] = 0
    is_same[RIGHT, :theirs] = 0
    common = sign_of(phrases, left, HELD) & sign_of(phrases, right, HELD)
    for at in range(ours if common else 0):
        word = phrases.words[a + at]
        if common & held_bit(word):
            for other in range(theirs):
                if phrases.words[b + other] == word:
                    is_same[LEFT, at] = is_same[RIGHT, other] = 1


@kernel_part
def _is_inside(spelling: Spelling, phrases: Phrases, word: int, other: int, lost: np.uint64) -> bool:
    """Whether a word stands in the text of a phrase."""
    if not lost and spelling.signs[word, WORD_TOUCHING] & ~sign_of(phrases, other, TOUCHING):
        return False
    letters = spelling.letters[spelling.starts[word] : spelling.starts[word + 1]]
    text = phrases.texts[phrases.heads[other, TEXT_START] : phrases.heads[other, TEXT_END]]
    return can_stand_in(letters, text) if lost else stands_in(letters, text)


@inner_kernel
def _may_be_one_of(spelling: Spelling, phrases: Phrases, word: int, other: int) -> bool:
    """Whether a word is one of a phrase but for lost letters."""
    letters = spelling.letters[spelling.starts[word] : spelling.starts[word + 1]]
    for at in range(phrases.heads[other, START], phrases.heads[other, END]):
        theirs = phrases.words[at]
        start, end = spelling.starts[theirs], spelling.starts[theirs + 1]
        if end - start == len(letters) and can_be_one(letters, spelling.letters[start:end]):
            return True
    return False


@kernel_part
def _credit_whole(
    spelling: Spelling, phrases: Phrases, one: int, other: int, side: int, room: Credits
) -> int:
    """Credit the words of a side that stand in the other phrase; how many long ones are left."""
    waiting = 0
    start = phrases.heads[one, START]
    may_be_lost = (sign_of(phrases, one, LETTERS) | sign_of(phrases, other, LETTERS)) & HAS_LOST
    for at in range(phrases.heads[one, END] - start):
        room.credit[side, at] = room.is_same[side, at]
        if room.is_same[side, at] or not phrases.marks[start + at] & IS_FIRST:
            continue
        word = phrases.words[start + at]
        is_long = phrases.marks[start + at] >> LENGTH_ABOVE >= SHORTEST_INSIDE
        lost = may_be_lost
        if lost:
            lost = (spelling.signs[word, WORD_LETTERS] | sign_of(phrases, other, LETTERS)) & HAS_LOST
        if (is_long and _is_inside(spelling, phrases, word, other, lost)) or (
            lost and _may_be_one_of(spelling, phrases, word, other)
        ):
            room.credit[side, at] = 1.0
        elif is_long:
            note(spelling, phrases, start, at, room, side, waiting)
            waiting += 1
    return waiting


@inner_kernel
def credit_words(spelling: Spelling, phrases: Phrases, left: int, right: int, room: Credits) -> None:
    """Work out what of each word of two phrases the other has."""
    _meet(phrases, left, right, room.is_same)
    ours = _credit_whole(spelling, phrases, left, right, LEFT, room)
    theirs = _credit_whole(spelling, phrases, right, left, RIGHT, room)
    if ours or theirs:
        credit_near(spelling, phrases, left, right, (ours, theirs), room)
    credit_joined(spelling, phrases, left, right, LEFT, room)
    credit_joined(spelling, phrases, right, left, RIGHT, room)
