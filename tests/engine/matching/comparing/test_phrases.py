import numpy as np

from akkoord.engine.arrays import Ragged
from akkoord.engine.cleaning.lexicon import letters_of
from akkoord.engine.matching.comparing.phrases import (
    END,
    IS_FIRST,
    IS_WORD,
    LENGTH_ABOVE,
    START,
    TEXT_END,
    TEXT_START,
    holds,
    phrases_of,
    texts_of,
)
from akkoord.engine.matching.comparing.spelling import spelling_of

WORDS = ("orum", "tekstil", "4", "li")
LETTERS = letters_of(WORDS)
SPELLING = spelling_of(LETTERS.starts, LETTERS.values)
NAMES = Ragged.of([[0, 1, 0], [], [3, 2]], np.int32)
PHRASES = phrases_of(SPELLING, NAMES, np.ones(5, dtype=np.float32))


def texts(starts, ends, letters):
    return [letters[start:end].tobytes().decode() for start, end in zip(starts, ends, strict=True)]


def test_phrases_know_where_their_words_and_texts_stand():
    heads = PHRASES.heads
    assert heads[:, [START, END]].tolist() == [[0, 3], [3, 3], [3, 5]]
    found = texts(heads[:, TEXT_START], heads[:, TEXT_END], PHRASES.texts)
    assert found == ["orumtekstilorum", "", "li4"]


def test_marks_tell_repetitions_words_and_lengths():
    expected = [
        4 << LENGTH_ABOVE | IS_WORD | IS_FIRST,
        7 << LENGTH_ABOVE | IS_WORD | IS_FIRST,
        4 << LENGTH_ABOVE | IS_WORD,
        2 << LENGTH_ABOVE | IS_FIRST,
        1 << LENGTH_ABOVE | IS_FIRST,
    ]
    assert PHRASES.marks.tolist() == expected


def test_phrase_holds_its_words_alone():
    held = [[holds(PHRASES, phrase, word) for word in range(len(WORDS))] for phrase in range(3)]
    assert held == [[True, True, False, False], [False] * 4, [False, False, True, True]]


def test_texts_with_gaps_end_where_too_long():
    long = Ragged.of([[1] * 100, [0, 1]], np.int32)
    found = texts_of(SPELLING, long, gap=1, filler=ord(" "))
    assert found[0].tobytes().decode() == " ".join(["tekstil"] * 100)[:640]
    assert found[1].tobytes().decode() == "orum tekstil"
