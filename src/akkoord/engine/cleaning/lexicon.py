"""Words as numbers: each distinct word of the texts that a process reads is looked at once.

A rule on sequences of words asks what is known of each word, not for its letters. So a word is a number
here, with facts in flat arrays, and rules are kernels on such numbers. The words of the vocabulary come
first, in the order of `known_words`; others follow as texts are read. A number holds until the lexicon
begins anew; what lasts is the word's key, which is made of its letters.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.known_words import known_words, numbers_of_known
from akkoord.engine.cleaning.prepared_arrays import PreparedArrays
from akkoord.engine.hashing import FNV_START, finished, key_with_letter
from akkoord.engine.kernels import inner_kernel, kernel_part

MOST_WORDS = 1 << 21
"""Words that a lexicon has room for, if one text needs no more; memory is only taken as it fills."""
LETTERS_OF_WORD = 16
"""Room for so many letters a word."""
WORDS_OF_LETTER = 8
"""A letter of a text makes no more words than this: `1000-1040` stands for 41 numbers."""
FEWEST_SLOTS = 1 << 13
"""Few slots stay near the processor; they are doubled while words are added."""
UNKNOWN = -1
"""Stands for a word that the lexicon does not hold."""
NO_NUMBER = -1
NOT_ASKED = -2
"""Nobody has asked yet which number the word is."""
LOST_LETTER = ord("?")


class Words(NamedTuple):
    """The words of a lexicon as kernels take them; a word is its position."""

    counts: Array
    """int64, two values: how many words there are, and the last of the slots that are in use."""
    slots: Array
    """int32, words by their keys (open addressing); UNKNOWN in a free place."""
    keys: Array
    """uint64, FNV-1a of the letters; the hash of several words together goes on from it."""
    starts: Array
    """int64, where the letters of each word start; one more than there are words."""
    letters: Array
    """uint8, ASCII, lower case; `?` for a lost letter."""
    flags: Array
    """uint64, see `word_flags`."""
    numbers: Array
    """int32, the word for the number that the word is: `iv` → `4`; NO_NUMBER, or NOT_ASKED."""


@kernel_part
def key_of(letters: Array, start: int, end: int, key: np.uint64) -> np.uint64:
    """FNV-1a of letters, going on from the key of those before (FNV_START for none)."""
    for at in range(start, end):
        key = key_with_letter(key, letters[at])
    return key


@kernel_part
def key_with(words: Words, key: np.uint64, word: int) -> np.uint64:
    """The key of letters joined with a word: that of `dong` with `guan` is that of `dongguan`."""
    return key_of(words.letters, words.starts[word], words.starts[word + 1], key)


@kernel_part
def known(words: Words, key: np.uint64) -> int:
    """The word with the key, UNKNOWN for none."""
    return int(words.slots[_slot_of(words, key)])


@kernel_part
def _slot_of(words: Words, key: np.uint64) -> int:
    """Where the word with the key stands, or the free slot where it would."""
    last = words.counts[1]
    slot = int(np.int64(finished(key) & np.uint64(last)))
    while words.slots[slot] != UNKNOWN and words.keys[words.slots[slot]] != key:
        slot = (slot + 1) & last
    return slot


@kernel_part
def word_of(words: Words, letters: Array, start: int, end: int) -> int:
    """The word with these letters (lower case); a new one is added."""
    key = key_of(letters, start, end, FNV_START)
    slot = _slot_of(words, key)
    word = int(words.slots[slot])
    return _added(words, key, slot, letters, start, end) if word == UNKNOWN else word


@inner_kernel
def _added(words: Words, key: np.uint64, slot: int, letters: Array, start: int, end: int) -> int:
    """The number of a new word."""
    word = int(words.counts[0])
    first = words.starts[word]
    for at in range(start, end):
        words.letters[first + at - start] = letters[at]
    words.starts[word + 1] = first + end - start
    words.keys[word] = key
    words.numbers[word] = NOT_ASKED
    words.flags[word] = _flags_of_letters(words.letters, first, first + end - start)
    words.slots[slot] = word
    words.counts[0] = word + 1
    if 2 * word > words.counts[1]:
        _put_in_slots(words, 2 * words.counts[1] + 2)
    return word


@inner_kernel
def _put_in_slots(words: Words, slots: int) -> None:
    """Put all words into so many slots."""
    words.counts[1] = slots - 1
    words.slots[:slots] = UNKNOWN
    for word in range(words.counts[0]):
        words.slots[_slot_of(words, words.keys[word])] = word


@kernel_part
def has(words: Words, word: int, flag: np.uint64) -> bool:
    """Whether a word has one of the flags."""
    return bool(words.flags[word] & flag != 0)


@kernel_part
def length_of(words: Words, word: int) -> int:
    """How many letters a word has."""
    return int(words.starts[word + 1] - words.starts[word])


@inner_kernel
def comes_before(words: Words, left: int, right: int) -> bool:
    """Whether a word comes before another by the alphabet."""
    start, other = words.starts[left], words.starts[right]
    for at in range(min(length_of(words, left), length_of(words, right))):
        if words.letters[start + at] != words.letters[other + at]:
            return bool(words.letters[start + at] < words.letters[other + at])
    return length_of(words, left) < length_of(words, right)


@inner_kernel
def joined_word(words: Words, first: int, second: int) -> int:
    """The word that two make together: `b` and `5` → `b5`."""
    scratch = words.starts[words.counts[0]]
    end = _copied(words, second, _copied(words, first, scratch))
    return word_of(words, words.letters, scratch, end)


@inner_kernel
def _copied(words: Words, word: int, end: int) -> int:
    """Write the letters of a word at `end` and say where they end."""
    for at in range(words.starts[word], words.starts[word + 1]):
        words.letters[end] = words.letters[at]
        end += 1
    return end


@kernel_part
def is_digit(letter: int) -> bool:
    """Whether an ASCII letter is a digit."""
    return 48 <= letter <= 57  # noqa: PLR2004 - 0 to 9


@kernel_part
def is_small(letter: int) -> bool:
    """Whether an ASCII letter is a small one."""
    return 97 <= letter <= 122  # noqa: PLR2004 - a to z


@inner_kernel
def _flags_of_letters(letters: Array, start: int, end: int) -> np.uint64:
    """What the letters alone tell."""
    digits = small = 0
    for at in range(start, end):
        digits += is_digit(letters[at])
        small += is_small(letters[at])
    length = end - start
    found = np.uint64(0)
    if small == length:
        found |= flags.IS_ALPHA | (flags.IS_LETTER if length == 1 else np.uint64(0))
    if digits:
        found |= flags.HAS_DIGIT | (flags.IS_DIGITS if digits == length else np.uint64(0))
    if digits + small == length:
        found |= flags.IS_ALNUM
    elif length == 1:
        found |= flags.IS_SIGN
    if is_ordinal(letters, start, end):
        found |= flags.IS_ORDINAL
    return found


@inner_kernel
def is_ordinal(letters: Array, start: int, end: int) -> bool:
    """Whether the letters are digits with an English or Spanish ending: `2nd`, `4ta`."""
    if end - start < 3 or not is_digit(letters[start]):  # noqa: PLR2004 - a digit and two letters
        return False
    for at in range(start, end - 2):
        if not is_digit(letters[at]):
            return False
    first, second = letters[end - 2], letters[end - 1]
    for ending in range(0, len(_ORDINAL_ENDINGS), 2):
        if first == _ORDINAL_ENDINGS[ending] and second == _ORDINAL_ENDINGS[ending + 1]:
            return True
    return False


_ORDINAL_ENDINGS = np.frombuffer(b"stndrdthrarodadotatomamovavonanoer", dtype=np.uint8)


@inner_kernel
def number_of(words: Words, word: int) -> int:
    """The word for the number that a word is: `iv`, `04`, `fourth` → `4`, `c05` → `c5`; else NO_NUMBER."""
    if words.numbers[word] == NOT_ASKED:
        words.numbers[word] = _number_made(words, word) if words.flags[word] & flags.HAS_DIGIT else NO_NUMBER
    return int(words.numbers[word])


@inner_kernel
def _number_made(words: Words, word: int) -> int:
    """The same for a word with a digit: no zeros in front of digits, no ending."""
    letters, start, end = words.letters, words.starts[word], words.starts[word + 1]
    if words.flags[word] & flags.IS_ORDINAL:
        end -= 2
    while start < end and letters[start] == ZERO:
        start += 1
    scratch = words.starts[words.counts[0]]
    made = scratch
    at = start
    while at < end:
        letters[made] = letters[at]
        made += 1
        at += 1
        if is_small(letters[at - 1]):
            at = _past_zeros(letters, at, end)
    if made == scratch:
        letters[made] = ZERO
        made += 1
    return word_of(words, letters, scratch, made)


ZERO = ord("0")


@inner_kernel
def _past_zeros(letters: Array, at: int, end: int) -> int:
    """Behind the zeros at `at` with which a number begins; `at` when no digit follows them."""
    past = at
    while past + 1 < end and letters[past] == ZERO and is_digit(letters[past + 1]):
        past += 1
    return past


@inner_kernel
def _begun_anew(words: Words, starts: Array, letters: Array, known_flags: Array) -> None:
    """No words but those of the vocabulary."""
    words.counts[0] = 0
    _put_in_slots(words, FEWEST_SLOTS)
    words.starts[0] = 0
    for at in range(len(known_flags)):
        words.flags[word_of(words, letters, starts[at], starts[at + 1])] |= known_flags[at]


@inner_kernel
def _forget(words: Words, kept: int) -> None:
    """Forget all words but the first so many: the last one first, as no other was put behind it."""
    for word in range(words.counts[0] - 1, kept - 1, -1):
        words.slots[_slot_of(words, words.keys[word])] = UNKNOWN
        words.counts[0] = word
    for word in range(kept):
        if words.numbers[word] >= kept:
            words.numbers[word] = NOT_ASKED


def _vocabulary() -> Mapping[str, Array]:
    table = known_words()
    position = {word: at for at, word in enumerate(table)}
    numbers = [
        position[numbers_of_known()[word]] if word in numbers_of_known() else NOT_ASKED for word in table
    ]
    letters = letters_of(table)
    return {
        "starts": letters.starts,
        "letters": letters.values,
        "flags": np.array(list(table.values()), dtype=np.uint64),
        "numbers": np.array(numbers, dtype=np.int32),
    }


VOCABULARY = PreparedArrays(_vocabulary)


def letters_of(words: Iterable[str]) -> Ragged:
    """The letters of words (ASCII) as uint8."""
    return Ragged.of([word.encode("ascii") for word in words], dtype=np.uint8)


@cache
def positions_of_known() -> Mapping[str, int]:
    """The numbers of the vocabulary's words, the same in every lexicon."""
    return {word: at for at, word in enumerate(known_words())}


class Lexicon:
    """The words that a thread has met, up to a bound."""

    def __init__(self, room: int = MOST_WORDS) -> None:
        self._make(room)
        self._begin()

    def __len__(self) -> int:
        return int(self.words.counts[0])

    def has_room(self, letters: int) -> bool:
        """Whether texts of so many letters can be read, whatever stands in them."""
        room, words, needed = len(self.words.keys), len(self), letters * WORDS_OF_LETTER
        return words + needed <= room and int(self.words.starts[words]) + needed <= room * LETTERS_OF_WORD

    def begin_anew(self, letters: int) -> None:
        """Forget all words but those of the vocabulary, and have room for so many letters."""
        needed = 2 * letters * WORDS_OF_LETTER
        if needed > len(self.words.keys):
            self._make(needed)
        self._begin()

    def forget(self) -> None:
        """Forget all words but those of the vocabulary; quick where they are few."""
        first, last = self.words.starts[[len(VOCABULARY["flags"]), len(self)]]
        _forget(self.words, len(VOCABULARY["flags"]))
        self.words.letters[first:last] = 0

    def word(self, at: int) -> str:
        """The letters of a word."""
        starts = self.words.starts
        return self.words.letters[starts[at] : starts[at + 1]].tobytes().decode("ascii")

    def at(self, word: str) -> int:
        """The number of a word; a new one is added."""
        letters = np.frombuffer(bytearray(word, "ascii"), dtype=np.uint8)
        return int(word_of(self.words, letters, 0, len(letters)))

    def _make(self, room: int) -> None:
        slots = 1 << (4 * room - 1).bit_length()
        self.words = Words(
            counts=np.zeros(2, dtype=np.int64),
            slots=np.empty(slots, dtype=np.int32),
            keys=np.empty(room, dtype=np.uint64),
            starts=np.empty(room + 1, dtype=np.int64),
            letters=np.empty(room * LETTERS_OF_WORD, dtype=np.uint8),
            flags=np.empty(room, dtype=np.uint64),
            numbers=np.empty(room, dtype=np.int32),
        )

    def _begin(self) -> None:
        _begun_anew(self.words, VOCABULARY["starts"], VOCABULARY["letters"], VOCABULARY["flags"])
        self.words.numbers[: len(self)] = VOCABULARY["numbers"]


_of_thread = threading.local()


def lexicon() -> Lexicon:
    """The lexicon of this thread."""
    if not hasattr(_of_thread, "lexicon"):
        _of_thread.lexicon = Lexicon()
    found: Lexicon = _of_thread.lexicon
    return found


@contextmanager
def passing_lexicon(letters: int) -> Iterator[Lexicon]:
    """A lexicon for single texts of so many letters: what is read is forgotten, whoever typed it."""
    if not hasattr(_of_thread, "passing"):
        _of_thread.passing = Lexicon(FEWEST_SLOTS)
    found: Lexicon = _of_thread.passing
    if not found.has_room(letters):
        found.begin_anew(letters)
    try:
        yield found
    finally:
        found.forget()
