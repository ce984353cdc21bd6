"""How alike are two runs of letters? Bit-parallel longest common subsequence; `?` fits any letter.

Source: H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.letter_sets import ANY_LETTER, LOST, ONE, SYMBOL, count_of

LETTERS_IN_WORD = 64
BLOCKS = 10
"""Longest text compared: 640 letters; what lies beyond does not count."""
ONES = np.uint64(0xFFFFFFFFFFFFFFFF)
HEAD = 8
"""Letters of a word that are looked for at once."""
LETTER_BITS = np.uint64(8)


@kernel
def fits(left: int, right: int) -> bool:
    """Whether two letters are one, or one of them is lost."""
    return left == right or left == ANY_LETTER or right == ANY_LETTER


@kernel
def common_letters(left: Array, right: Array, masks: Array) -> int:
    """Length of the longest common subsequence of two texts; `masks` is scratch (BLOCKS × SYMBOLS)."""
    length = min(len(left), LETTERS_IN_WORD * BLOCKS)
    blocks = (length + LETTERS_IN_WORD - 1) // LETTERS_IN_WORD
    masks[:blocks] = 0
    for at in range(length):
        bit = ONE << np.uint64(at % LETTERS_IN_WORD)
        row = masks[at // LETTERS_IN_WORD]
        symbol = SYMBOL[left[at]]
        if symbol == LOST:
            row |= bit
        else:
            row[symbol] |= bit
            row[LOST] |= bit
    if blocks == 1:
        return _common_in_word(length, right, masks[0])
    return _common_in_blocks(length, blocks, right, masks)


@kernel
def _common_in_word(length: int, right: Array, masks: Array) -> int:
    missing = ONES
    for letter in right:
        both = missing & masks[SYMBOL[letter]]
        missing = (missing + both) | (missing - both)
    return _zeros_among(missing, length)


@kernel
def _common_in_blocks(length: int, blocks: int, right: Array, masks: Array) -> int:
    missing = np.full(blocks, ONES, dtype=np.uint64)
    for letter in right:
        carry = np.uint64(0)
        for block in range(blocks):
            row = missing[block]
            both = row & masks[block, SYMBOL[letter]]
            total = row + both + carry
            carry = ONE if total < row or (carry == ONE and total == row) else np.uint64(0)
            missing[block] = total | (row - both)
    found = 0
    for block in range(blocks):
        found += _zeros_among(missing[block], min(LETTERS_IN_WORD, length - block * LETTERS_IN_WORD))
    return found


@kernel
def _zeros_among(bits: np.uint64, length: int) -> int:
    """How many of the lowest `length` bits are 0."""
    wanted = ONES if length == LETTERS_IN_WORD else (ONE << np.uint64(length)) - ONE
    return count_of(~bits & wanted)


@kernel
def likeness(left: Array, right: Array, masks: Array) -> float:
    """Twice the common letters by all letters: 1 for equal texts, 0 when nothing is common."""
    total = len(left) + len(right)
    if total == 0:
        return 0.0
    if len(left) > len(right):
        left, right = right, left
    return 2.0 * common_letters(left, right, masks) / total


@kernel
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


@kernel
def can_stand_in(word: Array, text: Array) -> bool:
    """Whether the letters of `word` may stand in `text`, lost letters of either being any."""
    for start in range(len(text) - len(word) + 1):
        at = 0
        while at < len(word) and fits(word[at], text[start + at]):
            at += 1
        if at == len(word):
            return True
    return False


@kernel
def can_be_one(left: Array, right: Array) -> bool:
    """Whether two words of equal length are one but for lost letters; one letter at least must be known."""
    known = 0
    for at in range(len(left)):
        if not fits(left[at], right[at]):
            return False
        known += left[at] == right[at] and left[at] != ANY_LETTER
    return known > 0
