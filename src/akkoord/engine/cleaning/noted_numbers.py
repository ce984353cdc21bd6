"""Which numbers are noted of a row, and what does each number there?"""

from typing import NamedTuple

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.lexicon import Words, comes_before, is_digit, is_small, length_of, word_of
from akkoord.engine.cleaning.word_flags import IS_ALPHA, IS_DIGITS, KINDS
from akkoord.engine.kernels import inner_kernel

UNIT, BUILDING, PLOT, FLOOR, WAY, HOUSE, ROOM = (1 << at for at in range(len(KINDS)))
"""A bit for each kind of number."""
ANNOUNCED = (1 << len(KINDS)) - 1
EVERY = 1 << len(KINDS)
"""It is one of the address, or announced."""
CODE = EVERY << 1
"""It ends a code in the brackets of a name, which may be that of a unit or none: `(MPT 17)`."""
MAY_BE_HOUSE = CODE << 1
"""It is that of the house, unless a word announces it as something else."""

ANY_LENGTH = 1 << 30
LONGEST_RANGE = 40
"""`1-7` stands for seven plots; `3914-3980` rather for two."""
LONGEST_COUNTED = 18
"""Digits of a number that can be counted on."""
NUMBERS_OF_TOKEN = LONGEST_RANGE + 5
"""So many different numbers are noted of a token at most."""
ZERO = ord("0")


class Noted(NamedTuple):
    """The numbers of one row, each once."""

    words: Array
    """int32"""
    uses: Array
    """uint16: a bit for each thing that it numbers."""
    counts: Array
    """int64, one value: how many there are."""


@inner_kernel
def note(words: Words, noted: Noted, word: int, use: int) -> None:
    """Note a number; `Road E` and `Carretera a Irapuato` have none."""
    if use == WAY and words.flags[word] & IS_ALPHA:
        return
    count = noted.counts[0]
    for at in range(count):
        if noted.words[at] == word:
            noted.uses[at] |= use
            return
    noted.words[count] = word
    noted.uses[count] = use
    noted.counts[0] = count + 1


@inner_kernel
def is_given(noted: Noted, use: int) -> bool:
    """Whether a number is noted for that use."""
    for at in range(noted.counts[0]):
        if noted.uses[at] & use:
            return True
    return False


@inner_kernel
def note_range(words: Words, noted: Noted, first: int, last: int, use: int, longest: int) -> None:
    """Note the numbers behind `first` up to `last`, or only that where they are no range."""
    if is_range(words, first, last, LONGEST_RANGE):
        for value in range(_counted(words, first) + 1, _counted(words, last)):
            between = _word_of_count(words, value)
            if length_of(words, between) <= longest:
                note(words, noted, between, use)
    if length_of(words, last) <= longest:
        note(words, noted, last, use)


@inner_kernel
def is_range(words: Words, first: int, last: int, longest: int) -> bool:
    """Whether the numbers from `first` to `last` are those of one row: `12-14`, not `176-15`."""
    start, end = _counted(words, first), _counted(words, last)
    return start >= 0 and start < end <= start + longest


@inner_kernel
def _counted(words: Words, word: int) -> int:
    """The value of a number of digits alone, −1 for others."""
    if not words.flags[word] & IS_DIGITS or length_of(words, word) > LONGEST_COUNTED:
        return -1
    value = 0
    for at in range(words.starts[word], words.starts[word + 1]):
        value = 10 * value + words.letters[at] - ZERO
    return value


@inner_kernel
def _word_of_count(words: Words, value: int) -> int:
    """The word for a positive value."""
    first = words.starts[words.counts[0]]
    digits, rest = 0, value
    while rest > 0:
        digits += 1
        rest //= 10
    for at in range(first + digits - 1, first - 1, -1):
        words.letters[at] = ZERO + value % 10
        value //= 10
    return word_of(words, words.letters, first, first + digits)


@inner_kernel
def end_digits(words: Words, word: int) -> int:
    """The digits of `xn10` as a word: number 10 where other lists leave them out; `word` for others."""
    start, end = words.starts[word], words.starts[word + 1]
    at = start
    while at < end and is_small(words.letters[at]):
        at += 1
    if at - start < 2 or at == end:  # noqa: PLR2004 - `b10` is not number 10
        return word
    for each in range(at, end):
        if not is_digit(words.letters[each]):
            return word
    return word_of(words, words.letters, at, end)


@inner_kernel
def settle(words: Words, noted: Noted) -> None:
    """Once all of a row are noted: work out what each is, and put them in the order of the alphabet."""
    for at in range(noted.counts[0]):
        uses = noted.uses[at]
        if uses & ANNOUNCED and not words.flags[noted.words[at]] & IS_ALPHA:
            uses |= EVERY
        if uses & MAY_BE_HOUSE and not uses & ANNOUNCED & ~HOUSE:
            uses |= HOUSE
        word, uses, before = noted.words[at], uses & ~MAY_BE_HOUSE, at
        while before > 0 and comes_before(words, word, noted.words[before - 1]):
            noted.words[before], noted.uses[before] = noted.words[before - 1], noted.uses[before - 1]
            before -= 1
        noted.words[before], noted.uses[before] = word, uses
