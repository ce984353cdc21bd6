"""Which words of two phrases are spellings of one, but for a few letters?"""

from akkoord.engine.kernels import inner_kernel, kernel_part
from akkoord.engine.matching.comparing.credits import LEFT, RIGHT, SHORTEST_INSIDE, Credits, note
from akkoord.engine.matching.comparing.letters import forget, learn, likeness_with
from akkoord.engine.matching.comparing.phrases import END, IS_FIRST, LENGTH_ABOVE, START, Phrases
from akkoord.engine.matching.comparing.spelling import Spelling
from akkoord.engine.matching.letter_sets import HAS_LOST, count_of

LIKE_WORD = 0.8
"""From this likeness on, two words count as spellings of one."""


@kernel_part
def _note_others(spelling: Spelling, phrases: Phrases, one: int, side: int, line: int, room: Credits) -> int:
    """Note the words that want no near spelling behind those that do; how many there are in all."""
    start = phrases.heads[one, START]
    for at in range(phrases.heads[one, END] - start):
        mark = phrases.marks[start + at]
        wants = room.credit[side, at] == 0.0 and mark >> LENGTH_ABOVE >= SHORTEST_INSIDE
        if mark & IS_FIRST and not wants:
            note(spelling, phrases, start, at, room, side, line)
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
def credit_near(
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
