"""How much of one row's words has the other? Each word counts by what it tells, a near spelling in part."""

import math
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.comparing.letters import can_be_one, can_stand_in, likeness, stands_in
from akkoord.engine.matching.letter_sets import BLANK, HAS_LOST, count_of

LIKE_WORD = 0.8
"""From this likeness on, two words count as spellings of one."""
SHORTEST_INSIDE = 4
"""A word this long found inside the other text run together counts as shared (`wei li` in `weili`)."""
COMMON_RARITY = math.log(1000 / 150) / math.log(1000)
"""What a common word tells, as if it stood in 150 of 1,000 rows and any other in one."""


SHORTEST_TELLING = 3
FIRST_LETTER, LAST_LETTER = ord("a"), ord("z")
TELLING = 0.6
ACRONYM_LETTERS = 4
"""Letters that tell something beyond the first, from which on an acronym is hardly one by chance."""
MOST_TOLD = 4.0
"""Sum of rarities from which on more shared words tell no more."""


class Spelling(NamedTuple):
    """The letters of all words; what of `RowArrays` the comparison of words needs."""

    starts: Array
    letters: Array
    sets: Array


@kernel
def letters_of(spelling: Spelling, word: int) -> Array:
    """The letters of a word."""
    return spelling.letters[spelling.starts[word] : spelling.starts[word + 1]]


@kernel
def squash(spelling: Spelling, words: Array, into: Array, gap: int) -> int:
    """Write the letters of all words into `into`, `gap` blanks between them; how many were written."""
    end = 0
    for at in range(len(words)):
        for _ in range(gap if at and end < len(into) else 0):
            into[end] = BLANK
            end += 1
        for place in range(spelling.starts[words[at]], spelling.starts[words[at] + 1]):
            if end == len(into):
                return end
            into[end] = spelling.letters[place]
            end += 1
    return end


@kernel
def is_among(word: int, words: Array, count: int) -> bool:
    """Whether `word` is one of the first `count` words."""
    for at in range(count):
        if words[at] == word:
            return True
    return False


@kernel
def _set_of(spelling: Spelling, words: Array) -> np.uint64:
    """All letters of the words."""
    letters = np.uint64(0)
    for word in words:
        letters |= spelling.sets[word]
    return letters


@kernel
def _can_be_like(spelling: Spelling, word: int, other: int, length: int, other_length: int) -> bool:
    """Whether two words can reach LIKE_WORD, by their lengths and by the letters that one lacks."""
    common = 0.5 * LIKE_WORD * (length + other_length)
    if min(length, other_length) < common:
        return False
    ours, theirs = spelling.sets[word], spelling.sets[other]
    if (ours | theirs) & HAS_LOST:
        return True
    return count_of(ours & ~theirs) <= length - common and count_of(theirs & ~ours) <= other_length - common


@kernel
def _is_inside(spelling: Spelling, word: int, squashed: Array, letters: np.uint64) -> bool:
    """Whether a word stands in a text whose letters are known."""
    ours = spelling.sets[word]
    if (ours | letters) & HAS_LOST:
        return can_stand_in(letters_of(spelling, word), squashed)
    return not ours & ~letters and stands_in(letters_of(spelling, word), squashed)


@kernel
def _credit(
    spelling: Spelling, word: int, other: Array, squashed: Array, letters: np.uint64, masks: Array
) -> float:
    """How much of a word that is none of the other's stands there: 1 inside it, less for a near spelling."""
    ours = letters_of(spelling, word)
    if len(ours) >= SHORTEST_INSIDE and _is_inside(spelling, word, squashed, letters):
        return 1.0
    has_lost = (spelling.sets[word] | letters) & HAS_LOST
    best = 0.0
    for at in range(len(other)):
        theirs = letters_of(spelling, other[at])
        if has_lost and len(theirs) == len(ours) and can_be_one(ours, theirs):
            return 1.0
        if len(ours) >= SHORTEST_INSIDE and _can_be_like(spelling, word, other[at], len(ours), len(theirs)):
            best = max(best, likeness(ours, theirs, masks))
    return best if best >= LIKE_WORD else 0.0


@kernel
def _stand_together(first: Array, second: Array, text: Array) -> bool:
    """Whether the letters of two words, run together, stand in a text."""
    for start in range(len(text) - len(first) - len(second) + 1):
        at = 0
        while at < len(first) and text[start + at] == first[at]:
            at += 1
        if at < len(first):
            continue
        while at < len(first) + len(second) and text[start + at] == second[at - len(first)]:
            at += 1
        if at == len(first) + len(second):
            return True
    return False


@kernel
def _credit_of_joined(
    spelling: Spelling, words: Array, at: int, squashed: Array, letters: np.uint64
) -> float:
    """1 for a short word that stands in the other text together with a neighbour: `wei li` in `weili`."""
    if spelling.sets[words[at]] & ~letters:
        return 0.0
    word = letters_of(spelling, words[at])
    for neighbour in (at - 1, at + 1):
        if neighbour < 0 or neighbour >= len(words) or spelling.sets[words[neighbour]] & ~letters:
            continue
        other = letters_of(spelling, words[neighbour])
        if len(word) + len(other) < SHORTEST_INSIDE:
            continue
        first, second = (other, word) if neighbour < at else (word, other)
        if _stand_together(first, second, squashed):
            return 1.0
    return 0.0


@kernel
def one_side(
    spelling: Spelling,
    words: Array,
    rarity: Array,
    other: Array,
    squashed: Array,
    beside: Array,
    called: Array,
    masks: Array,
) -> tuple[float, float, float, float, float]:
    """Shared and whole weight of the words, rarity of the rarest lacking one, shared and all letters.

    `squashed` is the other text run together. A lacking word that stands `beside` says little: a firm's
    name with its town, which the other row gives in its address. Nor does one of the other names by which
    the other row is `called`: its operator or parent.
    """
    shared = total = rarest = shared_letters = all_letters = 0.0
    letters = _set_of(spelling, other)
    for at in range(len(words)):
        word = words[at]
        if is_among(word, words, at):
            continue
        weight = float(rarity[at])
        length = float(spelling.starts[word + 1] - spelling.starts[word])
        all_letters += length
        if is_among(word, other, len(other)):
            credit = 1.0
        else:
            credit = _credit(spelling, word, other, squashed, letters, masks)
            if credit == 0.0 and length < SHORTEST_INSIDE:
                credit = _credit_of_joined(spelling, words, at, squashed, letters)
            if credit == 0.0 and (is_among(word, beside, len(beside)) or is_among(word, called, len(called))):
                weight = min(weight, COMMON_RARITY)
            rarest = max(rarest, weight * (1.0 - credit))
        shared += credit * weight
        total += weight
        shared_letters += credit * length
    return shared, total, rarest, shared_letters, all_letters


@kernel
def telling_of(spelling: Spelling, words: Array, rarity: Array, into: Array) -> int:
    """Write the words that tell something into `into`, each once; how many there are."""
    end = 0
    for at in range(len(words)):
        word = words[at]
        if rarity[at] >= TELLING and is_word(spelling, word) and not is_among(word, into, end):
            into[end] = word
            end += 1
    return end


@kernel
def is_word(spelling: Spelling, word: int) -> bool:
    """Whether a word is no number and no single letter."""
    letters = letters_of(spelling, word)
    return len(letters) >= SHORTEST_TELLING and FIRST_LETTER <= letters[0] <= LAST_LETTER


@kernel
def acronym_told(spelling: Spelling, words: Array, rarity: Array, acronyms: Array, keys: Array) -> float:
    """What it tells that a word is an acronym of the other name (`tcc`: trade carpet company), 0 for none.

    The more letters, the less by chance; a word that many names have is none.
    """
    told = 0.0
    for at in range(len(words)):
        if rarity[at] < TELLING:
            continue
        for acronym in acronyms:
            if keys[words[at]] == acronym:
                length = spelling.starts[words[at] + 1] - spelling.starts[words[at]]
                told = max(told, min(1.0, (length - 1) / ACRONYM_LETTERS))
    return told
