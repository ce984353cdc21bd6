"""Names and addresses as runs of words; what is worked out of each once, before it meets others."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.kernels import inner_kernel, kernel_part
from akkoord.engine.matching.comparing.letters import LONGEST
from akkoord.engine.matching.comparing.spelling import WORD_LETTERS, Spelling, touching_letters
from akkoord.engine.matching.letter_sets import ONE

SHORTEST_TELLING = 3
FIRST_LETTER, LAST_LETTER = ord("a"), ord("z")

IS_FIRST, IS_WORD, LENGTH_ABOVE = 1, 2, 2
"""Bits of a mark: is the word no repetition, is it neither number nor single letter; above, its length."""
OF_WORD = np.uint64(63)
CHUNK = 50_000


START, END, TEXT_START, TEXT_END, LETTERS, TOUCHING, HELD = range(7)
"""Columns of `Phrases.heads`: from where to where its words and its text stand, and its signs."""


class Phrases(NamedTuple):
    """Phrase `at` has the words `heads[at, START]` to `heads[at, END]`."""

    heads: Array
    """int64. Signs: a bit for each letter, (of 64) for each two letters that touch in its text, and for
    each word."""
    words: Array
    """int32 positions in the vocabulary."""
    rarity: Array
    """float32 by word."""
    marks: Array
    """uint16 by word."""
    texts: Array
    """uint8, the letters of each phrase run together, LONGEST at most."""


@kernel_part
def sign_of(phrases: Phrases, phrase: int, column: int) -> np.uint64:
    """A sign of a phrase."""
    return np.uint64(phrases.heads[phrase, column])


@kernel_part
def held_bit(word: int) -> np.uint64:
    """The bit of a word; a few others have the same."""
    return ONE << (np.uint64(word) & OF_WORD)


@kernel_part
def holds(phrases: Phrases, phrase: int, word: int) -> bool:
    """Whether a word stands in a phrase."""
    if not sign_of(phrases, phrase, HELD) & held_bit(word):
        return False
    for at in range(phrases.heads[phrase, START], phrases.heads[phrase, END]):
        if phrases.words[at] == word:
            return True
    return False


@inner_kernel
def _put_marks(spelling: Spelling, words: Array, starts: Array, span: tuple[int, int], marks: Array) -> None:
    for phrase in range(span[0], span[1]):
        for at in range(starts[phrase], starts[phrase + 1]):
            word, is_first = words[at], True
            for earlier in range(starts[phrase], at):
                is_first &= words[earlier] != word
            start, end = spelling.starts[word], spelling.starts[word + 1]
            is_word = (
                end - start >= SHORTEST_TELLING and FIRST_LETTER <= spelling.letters[start] <= LAST_LETTER
            )
            marks[at] = (end - start) << LENGTH_ABOVE | is_word * IS_WORD | is_first * IS_FIRST


@inner_kernel
def _put_lengths(
    spelling: Spelling, words: Array, starts: Array, gap: int, span: tuple[int, int], lengths: Array
) -> None:
    for phrase in range(span[0], span[1]):
        length = gap * max(0, starts[phrase + 1] - starts[phrase] - 1)
        for at in range(starts[phrase], starts[phrase + 1]):
            length += spelling.starts[words[at] + 1] - spelling.starts[words[at]]
        lengths[phrase] = min(length, LONGEST)


@inner_kernel
def _put_text(spelling: Spelling, words: Array, gap: int, filler: int, text: Array) -> None:
    place = 0
    for at in range(len(words)):
        for _ in range(gap if at and place < len(text) else 0):
            text[place] = filler
            place += 1
        start = spelling.starts[words[at]]
        length = min(spelling.starts[words[at] + 1] - start, len(text) - place)
        for letter in range(length):
            text[place + letter] = spelling.letters[start + letter]
        place += length


@inner_kernel
def _put_texts(
    spelling: Spelling,
    words: tuple[Array, Array],
    between: tuple[int, int],
    span: tuple[int, int],
    starts: Array,
    texts: Array,
) -> None:
    values, word_starts = words
    for phrase in range(span[0], span[1]):
        its_words = values[word_starts[phrase] : word_starts[phrase + 1]]
        text = texts[starts[phrase] : starts[phrase + 1]]
        _put_text(spelling, its_words, between[0], between[1], text)


@inner_kernel
def _put_signs(spelling: Spelling, words: Array, texts: Array, span: tuple[int, int], heads: Array) -> None:
    for phrase in range(span[0], span[1]):
        letters = held = np.uint64(0)
        for at in range(heads[phrase, START], heads[phrase, END]):
            letters |= spelling.signs[words[at], WORD_LETTERS]
            held |= held_bit(words[at])
        heads[phrase, LETTERS], heads[phrase, HELD] = np.int64(letters), np.int64(held)
        touching = touching_letters(texts, heads[phrase, TEXT_START], heads[phrase, TEXT_END])
        heads[phrase, TOUCHING] = np.int64(touching)


def _in_parts(count: int, work: Callable[[tuple[int, int]], None]) -> None:
    """Let all cores do `work` on parts of so many phrases."""
    with ThreadPoolExecutor(os.cpu_count() if count > CHUNK else 1) as pool:
        list(pool.map(work, ((first, min(first + CHUNK, count)) for first in range(0, count, CHUNK))))


def phrases_of(spelling: Spelling, words: Ragged, rarity: Array) -> Phrases:
    """Phrases of these words."""
    texts = texts_of(spelling, words, gap=0, filler=0)
    heads = np.zeros((len(words), HELD + 1), dtype=np.int64)
    heads[:, START], heads[:, END] = words.starts[:-1], words.starts[1:]
    heads[:, TEXT_START], heads[:, TEXT_END] = texts.starts[:-1], texts.starts[1:]
    marks = np.zeros(len(words.values), dtype=np.uint16)

    def work(span: tuple[int, int]) -> None:
        _put_signs(spelling, words.values, texts.values, span, heads)
        _put_marks(spelling, words.values, words.starts, span, marks)

    _in_parts(len(words), work)
    return Phrases(heads, words.values, rarity, marks, texts.values)


def texts_of(spelling: Spelling, words: Ragged, *, gap: int, filler: int) -> Ragged:
    """uint8, the letters of the words of each phrase, `gap` times `filler` between them, LONGEST at most."""
    lengths = np.zeros(len(words), dtype=np.int64)
    _in_parts(len(words), lambda span: _put_lengths(spelling, words.values, words.starts, gap, span, lengths))
    starts = starts_of(lengths)
    texts = np.empty(starts[-1], dtype=np.uint8)
    both = (words.values, words.starts)
    _in_parts(len(words), lambda span: _put_texts(spelling, both, (gap, filler), span, starts, texts))
    return Ragged(starts, texts)
