"""How much of one row's words has the other? Each word counts by what it tells, a near spelling in part."""

import math

from akkoord.engine.matching.arrays import Array
from akkoord.engine.matching.comparing.letters import BLANK, can_be_one, likeness, stands_in
from akkoord.engine.matching.kernels import kernel

LIKE_WORD = 0.8
"""From this likeness on, two words count as spellings of one."""
SHORTEST_INSIDE = 4
"""A word this long found inside the other text run together counts as shared (`wei li` in `weili`)."""
COMMON_RARITY = math.log(1000 / 150) / math.log(1000)
"""What a common word tells, as if it stood in 150 of 1,000 rows and any other in one."""


@kernel
def letters_of(word: int, letter_starts: Array, letters: Array) -> Array:
    """The letters of a word."""
    return letters[letter_starts[word] : letter_starts[word + 1]]


@kernel
def squash(words: Array, letter_starts: Array, letters: Array, into: Array, gap: int) -> int:
    """Write the letters of all words into `into`, `gap` blanks between them; how many were written."""
    end = 0
    for at in range(len(words)):
        for _ in range(gap if at and end < len(into) else 0):
            into[end] = BLANK
            end += 1
        for place in range(letter_starts[words[at]], letter_starts[words[at] + 1]):
            if end == len(into):
                return end
            into[end] = letters[place]
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
def _credit(
    word: int, other: Array, squashed: Array, letter_starts: Array, letters: Array, masks: Array
) -> float:
    """How much of a word that is none of the other's stands there: 1 inside it, less for a near spelling."""
    ours = letters_of(word, letter_starts, letters)
    if len(ours) >= SHORTEST_INSIDE and stands_in(ours, squashed):
        return 1.0
    best = 0.0
    for at in range(len(other)):
        theirs = letters_of(other[at], letter_starts, letters)
        if len(theirs) == len(ours) and can_be_one(ours, theirs):
            return 1.0
        if len(ours) < SHORTEST_INSIDE:
            continue
        shorter, longer = min(len(ours), len(theirs)), max(len(ours), len(theirs))
        if 2.0 * shorter < LIKE_WORD * (shorter + longer):
            continue
        best = max(best, likeness(ours, theirs, masks))
    return best if best >= LIKE_WORD else 0.0


@kernel
def one_side(
    words: Array,
    rarity: Array,
    other: Array,
    squashed: Array,
    beside: Array,
    letter_starts: Array,
    letters: Array,
    masks: Array,
) -> tuple[float, float, float, float, float]:
    """Shared and whole weight of the words, rarity of the rarest lacking one, shared and all letters.

    `squashed` is the other text run together. A lacking word that stands `beside` says little: a firm's
    name with its town, which the other row gives in its address.
    """
    shared = total = rarest = shared_letters = all_letters = 0.0
    for at in range(len(words)):
        word = words[at]
        if is_among(word, words, at):
            continue
        weight = float(rarity[at])
        length = float(letter_starts[word + 1] - letter_starts[word])
        all_letters += length
        if is_among(word, other, len(other)):
            credit = 1.0
        else:
            credit = _credit(word, other, squashed, letter_starts, letters, masks)
            if credit == 0.0 and is_among(word, beside, len(beside)):
                weight = min(weight, COMMON_RARITY)
            rarest = max(rarest, weight * (1.0 - credit))
        shared += credit * weight
        total += weight
        shared_letters += credit * length
    return shared, total, rarest, shared_letters, all_letters


@kernel
def has_acronym(words: Array, acronyms: Array, keys: Array) -> bool:
    """Whether one of the words is an acronym of the other name (`tcc`: trade carpet company)."""
    for word in words:
        for acronym in acronyms:
            if keys[word] == acronym:
                return True
    return False
