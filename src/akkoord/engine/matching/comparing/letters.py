"""How alike are two runs of letters? Bit-parallel longest common subsequence; `?` fits any letter.

Source: H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel
from akkoord.engine.matching.letter_sets import ANY_LETTER, LOST, ONE, SYMBOL, SYMBOLS, count_of

LETTERS_IN_WORD = 64
BLOCKS = 10
LONGEST = BLOCKS * LETTERS_IN_WORD
"""Letters of a text that are compared; what lies beyond does not count."""
ONES = np.uint64(0xFFFFFFFFFFFFFFFF)
HEAD = 8
"""Letters of a word that are looked for at once."""
LETTER_BITS = np.uint64(8)


@inner_kernel
def fits(left: int, right: int) -> bool:
    """Whether two letters are one, or one of them is lost."""
    return left == right or left == ANY_LETTER or right == ANY_LETTER


def new_masks() -> Array:
    """uint64 by block of letters and symbol, zeros: where a text has each. The last line is scratch."""
    return np.zeros((BLOCKS + 1, SYMBOLS), dtype=np.uint64)


@inner_kernel
def learn(letters: Array, start: int, end: int, masks: Array) -> None:
    """Mark in `masks` (`new_masks`, zeros) where a text has each letter."""
    for at in range(min(end - start, LONGEST)):
        bit = ONE << np.uint64(at % LETTERS_IN_WORD)
        block, symbol = at // LETTERS_IN_WORD, SYMBOL[letters[start + at]]
        if symbol == LOST:
            for each in range(SYMBOLS):
                masks[block, each] |= bit
        else:
            masks[block, symbol] |= bit
            masks[block, LOST] |= bit


@inner_kernel
def forget(length: int, masks: Array) -> None:
    """Make `masks` zeros again after a text of so many letters was learnt."""
    for block in range((min(length, LONGEST) + LETTERS_IN_WORD - 1) // LETTERS_IN_WORD):
        masks[block, :] = 0


@inner_kernel
def common_with(masks: Array, length: int, letters: Array, start: int, end: int) -> int:
    """Longest common subsequence of a text of so many letters, learnt in `masks`, and another."""
    length = min(length, LONGEST)
    if length > LETTERS_IN_WORD:
        return _common_in_blocks(masks, length, letters, start, end)
    missing = ONES
    for at in range(start, end):
        both = missing & masks[0, SYMBOL[letters[at]]]
        missing = (missing + both) | (missing - both)
    return _zeros_among(missing, length)


@inner_kernel
def _common_in_blocks(masks: Array, length: int, letters: Array, start: int, end: int) -> int:
    blocks = (length + LETTERS_IN_WORD - 1) // LETTERS_IN_WORD
    missing = masks[BLOCKS]
    missing[:blocks] = ONES
    for at in range(start, end):
        carry, symbol = np.uint64(0), SYMBOL[letters[at]]
        for block in range(blocks):
            row = missing[block]
            both = row & masks[block, symbol]
            total = row + both + carry
            carry = ONE if total < row or (carry == ONE and total == row) else np.uint64(0)
            missing[block] = total | (row - both)
    found = 0
    for block in range(blocks):
        found += _zeros_among(missing[block], min(LETTERS_IN_WORD, length - block * LETTERS_IN_WORD))
    return found


@inner_kernel
def _zeros_among(bits: np.uint64, length: int) -> int:
    """How many of the lowest `length` bits are 0."""
    if not length:
        return 0
    return count_of(~bits << np.uint64(LETTERS_IN_WORD - length))


@inner_kernel
def likeness_with(masks: Array, length: int, letters: Array, start: int, end: int) -> float:
    """Twice the common letters by all letters: 1 for equal texts, 0 when nothing is common."""
    return 2.0 * common_with(masks, length, letters, start, end) / (length + end - start)


@inner_kernel
def likeness(letters: Array, left: tuple[int, int], right: tuple[int, int], masks: Array) -> float:
    """The likeness of two texts, each from a place of `letters` to another; 0 where both are empty."""
    shorter, longer = (left, right) if left[1] - left[0] <= right[1] - right[0] else (right, left)
    (start, end), (other_start, other_end) = shorter, longer
    length, other_length = end - start, other_end - other_start
    if not length:
        return 0.0
    if length == other_length:
        at = 0
        while at < length and letters[start + at] == letters[other_start + at]:
            at += 1
        if at == length:
            return 1.0
    learn(letters, start, end, masks)
    found = likeness_with(masks, length, letters, other_start, other_end)
    forget(length, masks)
    return found


@inner_kernel
def stands_in(word: Array, text: Array) -> bool:
    """Whether the letters of `word`, none of them lost, stand in `text` one after the other."""
    head = min(len(word), HEAD)
    if len(text) < len(word) or not head:
        return len(word) == 0
    wanted = window = np.uint64(0)
    kept = ONES if head == HEAD else (ONE << (LETTER_BITS * np.uint64(head))) - ONE
    for at in range(head):
        wanted = wanted << LETTER_BITS | np.uint64(word[at])
    for end in range(len(text)):
        window = (window << LETTER_BITS | np.uint64(text[end])) & kept
        start = end + 1 - head
        if window != wanted or start < 0 or start + len(word) > len(text):
            continue
        at = head
        while at < len(word) and word[at] == text[start + at]:
            at += 1
        if at == len(word):
            return True
    return False


@inner_kernel
def can_stand_in(word: Array, text: Array) -> bool:
    """Whether the letters of `word` may stand in `text`, lost letters of either being any."""
    for start in range(len(text) - len(word) + 1):
        at = 0
        while at < len(word) and fits(word[at], text[start + at]):
            at += 1
        if at == len(word):
            return True
    return False


@inner_kernel
def can_be_one(left: Array, right: Array) -> bool:
    """Whether two words of equal length are one but for lost letters; one letter at least must be known."""
    known = 0
    for at in range(len(left)):
        if not fits(left[at], right[at]):
            return False
        known += left[at] == right[at] and left[at] != ANY_LETTER
    return known > 0
