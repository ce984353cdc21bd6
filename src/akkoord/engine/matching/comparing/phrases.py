"""Names and addresses as runs of words; what is worked out of each once, before it meets others."""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.kernels import kernel, kernel_part
from akkoord.engine.matching.comparing.letters import LONGEST
from akkoord.engine.matching.comparing.spelling import WORD_LETTERS, Spelling, touching_letters
from akkoord.engine.matching.letter_sets import ONE

SHORTEST_TELLING = 3
FIRST_LETTER, LAST_LETTER = ord("a"), ord("z")

IS_FIRST, IS_WORD, LENGTH_ABOVE = 1, 2, 2
"""Bits of a mark: is the word no repetition, is it neither number nor single letter; above, its length."""
OF_WORD = np.uint64(63)


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


@kernel
def _marks(spelling: Spelling, words: Array, starts: Array) -> Array:
    marks = np.zeros(len(words), dtype=np.uint16)
    for phrase in range(len(starts) - 1):
        for at in range(starts[phrase], starts[phrase + 1]):
            word, is_first = words[at], True
            for earlier in range(starts[phrase], at):
                is_first &= words[earlier] != word
            start, end = spelling.starts[word], spelling.starts[word + 1]
            is_word = (
                end - start >= SHORTEST_TELLING and FIRST_LETTER <= spelling.letters[start] <= LAST_LETTER
            )
            marks[at] = (end - start) << LENGTH_ABOVE | is_word * IS_WORD | is_first * IS_FIRST
    return marks


@kernel
def text_lengths(spelling: Spelling, words: Array, starts: Array, gap: int) -> Array:
    """int64 by phrase: letters of its words with `gap` blanks between them, LONGEST at most."""
    lengths = np.zeros(len(starts) - 1, dtype=np.int64)
    for phrase in range(len(lengths)):
        length = gap * max(0, starts[phrase + 1] - starts[phrase] - 1)
        for at in range(starts[phrase], starts[phrase + 1]):
            length += spelling.starts[words[at] + 1] - spelling.starts[words[at]]
        lengths[phrase] = min(length, LONGEST)
    return lengths


@kernel
def write_texts(
    spelling: Spelling, words: Array, starts: Array, gap: int, filler: int, text_starts: Array, texts: Array
) -> None:
    """Write the letters of the words of each phrase, `gap` times `filler` between them."""
    for phrase in range(len(starts) - 1):
        place, end = text_starts[phrase], text_starts[phrase + 1]
        for at in range(starts[phrase], starts[phrase + 1]):
            for _ in range(gap if at > starts[phrase] and place < end else 0):
                texts[place] = filler
                place += 1
            for letter in range(spelling.starts[words[at]], spelling.starts[words[at] + 1]):
                if place == end:
                    break
                texts[place] = spelling.letters[letter]
                place += 1


@kernel
def _put_signs(spelling: Spelling, words: Array, texts: Array, heads: Array) -> None:
    for head in heads:
        letters = held = np.uint64(0)
        for at in range(head[START], head[END]):
            letters |= spelling.signs[words[at], WORD_LETTERS]
            held |= held_bit(words[at])
        head[LETTERS], head[HELD] = np.int64(letters), np.int64(held)
        head[TOUCHING] = np.int64(touching_letters(texts, head[TEXT_START], head[TEXT_END]))


def phrases_of(spelling: Spelling, words: Ragged, rarity: Array) -> Phrases:
    """Phrases of these words."""
    texts = texts_of(spelling, words, gap=0, filler=0)
    heads = np.zeros((len(words), HELD + 1), dtype=np.int64)
    heads[:, START], heads[:, END] = words.starts[:-1], words.starts[1:]
    heads[:, TEXT_START], heads[:, TEXT_END] = texts.starts[:-1], texts.starts[1:]
    _put_signs(spelling, words.values, texts.values, heads)
    return Phrases(heads, words.values, rarity, _marks(spelling, words.values, words.starts), texts.values)


def texts_of(spelling: Spelling, words: Ragged, *, gap: int, filler: int) -> Ragged:
    """uint8, the letters of the words of each phrase, `gap` times `filler` between them, LONGEST at most."""
    starts = starts_of(text_lengths(spelling, words.values, words.starts, gap))
    texts = np.empty(starts[-1], dtype=np.uint8)
    write_texts(spelling, words.values, words.starts, gap, filler, starts, texts)
    return Ragged(starts, texts)
