"""What has a phrase of the words of another: the word itself, its letters, or a near spelling?"""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel_part
from akkoord.engine.matching.comparing.letters import (
    can_be_one,
    can_stand_in,
    forget,
    learn,
    likeness_with,
    new_masks,
    stands_in,
)
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
from akkoord.engine.matching.comparing.spelling import WORD_LETTERS, WORD_TOUCHING, Spelling, touching_bit
from akkoord.engine.matching.letter_sets import HAS_LOST, count_of

LIKE_WORD = 0.8
"""From this likeness on, two words count as spellings of one."""
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
            _note(spelling, phrases, start, at, room, side, waiting)
            waiting += 1
    return waiting


@kernel_part
def _note(
    spelling: Spelling, phrases: Phrases, start: int, at: int, room: Credits, side: int, line: int
) -> None:
    """Note place, length and letters of a word of a phrase in a line of its side."""
    room.places[side, line] = at
    room.lengths[side, line] = phrases.marks[start + at] >> LENGTH_ABOVE
    room.letters[side, line] = spelling.signs[phrases.words[start + at], WORD_LETTERS]


@kernel_part
def _note_others(spelling: Spelling, phrases: Phrases, one: int, side: int, line: int, room: Credits) -> int:
    """Note the words that want no near spelling behind those that do; how many there are in all."""
    start = phrases.heads[one, START]
    for at in range(phrases.heads[one, END] - start):
        mark = phrases.marks[start + at]
        wants = room.credit[side, at] == 0.0 and mark >> LENGTH_ABOVE >= SHORTEST_INSIDE
        if mark & IS_FIRST and not wants:
            _note(spelling, phrases, start, at, room, side, line)
            line += 1
    return line


@kernel_part
def _can_be_like(room: Credits, ours: int, theirs: int) -> int:
    """1 where two words can reach LIKE_WORD by lengths and letters that one lacks.

    LIKE_WORD is four fifths: what one of two words of n and m letters may lack is (3n - 2m) / 5. No branches,
    so that many words are looked at at once.
    """
    length, other_length = room.lengths[LEFT, ours], room.lengths[RIGHT, theirs]
    letters, others = room.letters[LEFT, ours], room.letters[RIGHT, theirs]
    most, most_of_other = 3 * length - 2 * other_length, 3 * other_length - 2 * length
    is_within = (5 * count_of(letters & ~others) <= most) & (5 * count_of(others & ~letters) <= most_of_other)
    is_lost = ((letters | others) & HAS_LOST > 0) & (most >= 0) & (most_of_other >= 0)
    return int(is_within | is_lost)


@kernel_part
def _credit_near(
    spelling: Spelling, phrases: Phrases, left: int, right: int, waiting: tuple[int, int], room: Credits
) -> None:
    """Credit the words of both sides that want it, the first so many noted, by their best likeness."""
    our_count = _note_others(spelling, phrases, left, LEFT, waiting[LEFT], room)
    their_count = _note_others(spelling, phrases, right, RIGHT, waiting[RIGHT], room)
    for ours in range(our_count):
        last = their_count if ours < waiting[LEFT] else waiting[RIGHT]
        found = 0
        for theirs in range(last):
            found += _can_be_like(room, ours, theirs)
        if found:
            _credit_like(spelling, phrases, (left, right), ours, last, waiting, room)
    _without_unlike(LEFT, waiting[LEFT], room)
    _without_unlike(RIGHT, waiting[RIGHT], room)


@inner_kernel
def _credit_like(
    spelling: Spelling,
    phrases: Phrases,
    both: tuple[int, int],
    ours: int,
    last: int,
    waiting: tuple[int, int],
    room: Credits,
) -> None:
    """Credit a noted word of the left side and those of the right side that it can be like."""
    a, b = phrases.heads[both[LEFT], START], phrases.heads[both[RIGHT], START]
    place, length = room.places[LEFT, ours], room.lengths[LEFT, ours]
    start = spelling.starts[phrases.words[a + place]]
    learn(spelling.letters, start, start + length, room.masks)
    for theirs in range(last):
        if _can_be_like(room, ours, theirs):
            other = room.places[RIGHT, theirs]
            first = spelling.starts[phrases.words[b + other]]
            end = first + room.lengths[RIGHT, theirs]
            found = likeness_with(room.masks, length, spelling.letters, first, end)
            if ours < waiting[LEFT]:
                room.credit[LEFT, place] = max(room.credit[LEFT, place], found)
            if theirs < waiting[RIGHT]:
                room.credit[RIGHT, other] = max(room.credit[RIGHT, other], found)
    forget(length, room.masks)


@kernel_part
def _without_unlike(side: int, waiting: int, room: Credits) -> None:
    """Take back what is below LIKE_WORD."""
    for line in range(waiting):
        if room.credit[side, room.places[side, line]] < LIKE_WORD:
            room.credit[side, room.places[side, line]] = 0.0


@inner_kernel
def _stand_together(spelling: Spelling, first: int, second: int, text: Array) -> bool:
    """Whether the letters of two words, run together, stand in a text."""
    a, b = spelling.starts[first], spelling.starts[second]
    length = spelling.starts[first + 1] - a
    both = length + spelling.starts[second + 1] - b
    for start in range(len(text) - both + 1):
        at = 0
        while at < length and text[start + at] == spelling.letters[a + at]:
            at += 1
        if at < length:
            continue
        while at < both and text[start + at] == spelling.letters[b + at - length]:
            at += 1
        if at == both:
            return True
    return False


@inner_kernel
def _is_joined(spelling: Spelling, phrases: Phrases, one: int, at: int, other: int) -> bool:
    """Whether the word at a place of `one` stands in the other text with a neighbour: `wei li` in `weili`."""
    lacking, apart = ~sign_of(phrases, other, LETTERS), ~sign_of(phrases, other, TOUCHING)
    word = phrases.words[at]
    if spelling.signs[word, WORD_LETTERS] & lacking or spelling.signs[word, WORD_TOUCHING] & apart:
        return False
    for place in (at - 1, at + 1):
        if place < phrases.heads[one, START] or place >= phrases.heads[one, END]:
            continue
        neighbour = phrases.words[place]
        if (
            spelling.signs[neighbour, WORD_LETTERS] & lacking
            or spelling.signs[neighbour, WORD_TOUCHING] & apart
        ):
            continue
        if (phrases.marks[at] >> LENGTH_ABOVE) + (phrases.marks[place] >> LENGTH_ABOVE) < SHORTEST_INSIDE:
            continue
        first, second = (neighbour, word) if place < at else (word, neighbour)
        last, start = spelling.starts[first + 1] - 1, spelling.starts[second]
        if touching_bit(spelling.letters[last], spelling.letters[start]) & apart:
            continue
        text = phrases.texts[phrases.heads[other, TEXT_START] : phrases.heads[other, TEXT_END]]
        if _stand_together(spelling, first, second, text):
            return True
    return False


@kernel_part
def _credit_joined(
    spelling: Spelling, phrases: Phrases, one: int, other: int, side: int, room: Credits
) -> None:
    """Credit short words of a side that stand in the other phrase together with a neighbour."""
    start = phrases.heads[one, START]
    for at in range(phrases.heads[one, END] - start):
        mark = phrases.marks[start + at]
        is_short = mark & IS_FIRST and mark >> LENGTH_ABOVE < SHORTEST_INSIDE
        if (
            is_short
            and room.credit[side, at] == 0.0
            and _is_joined(spelling, phrases, one, start + at, other)
        ):
            room.credit[side, at] = 1.0


@inner_kernel
def credit_words(spelling: Spelling, phrases: Phrases, left: int, right: int, room: Credits) -> None:
    """Work out what of each word of two phrases the other has."""
    _meet(phrases, left, right, room.is_same)
    ours = _credit_whole(spelling, phrases, left, right, LEFT, room)
    theirs = _credit_whole(spelling, phrases, right, left, RIGHT, room)
    if ours or theirs:
        _credit_near(spelling, phrases, left, right, (ours, theirs), room)
    _credit_joined(spelling, phrases, left, right, LEFT, room)
    _credit_joined(spelling, phrases, right, left, RIGHT, room)
