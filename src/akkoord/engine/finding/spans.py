"""Which words of the list stand for a word that was typed, and what each of them is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.finding.reading import Index
from akkoord.engine.finding.word_kernels import MOST_TOTAL, TOTAL, find_word, put_found

WHOLE, BEGUN, GUESSED = 10, 7, 6
"""Worth in tenths of the word itself, of one that begins so, of one that may have been meant."""
_TENTHS = 5


@dataclass(frozen=True, slots=True)
class Spans:
    """Words, as spans of the places of words."""

    begins: Array
    """int64."""
    ends: Array
    by_place: Array
    """uint32, what a location gets that has the word in its place; `by_name` in a name, twice as much."""
    by_name: Array


def spans_of(index: Index, word: str, guesses: Mapping[int, float]) -> Spans:
    """The word, those that begin so, and the guesses: number of a word → how like it is, up to 100."""
    words = index.words.beginning_with(word)
    is_whole = bool(words) and index.words.word(words.start) == word
    rest = range(words.start + is_whole, words.stop)
    weight = _weight(index, index.words.how_many(words))
    known = [(range(words.start, rest.start), WHOLE * weight), (rest, BEGUN * weight)]
    guessed = [range(guess, guess + 1) for guess in guesses]
    weight = _weight(index, sum(index.words.how_many(guess) for guess in guessed))
    worth = (int(like * GUESSED * weight / 100) for like in guesses.values())
    return _as_spans(index, [*known, *zip(guessed, worth, strict=True)])


def states_of(index: Index, spans: Sequence[Spans]) -> Array:
    """uint32 a location, as `find_word` leaves it: which words found it, and its points."""
    states = np.zeros(index.count, dtype=np.uint32)
    for turn, each in enumerate(spans, start=1):
        find_word(states, index.words.places, each.begins, each.ends, each.by_place, each.by_name, turn)
    return states


def found_by(states: Array, words: int) -> Array:
    """int64, ascending: the locations that at least so many words found."""
    numbers = np.empty(len(states), dtype=np.int64)
    return numbers[: put_found(states, words, numbers)]


def points_of(states: Array) -> Array:
    """uint16: the points of each."""
    return np.asarray(((states >> TOTAL) & MOST_TOTAL).astype(np.uint16))


def _weight(index: Index, places: int) -> int:
    """1 to 6: the rarer a word, the more it says."""
    return int(np.clip(np.log2((index.count + 1) / max(places, 1)) / 2.5, 1, 6))


def _as_spans(index: Index, words: Sequence[tuple[range, int]]) -> Spans:
    starts = index.words.starts
    worth = np.array([worth for _, worth in words], dtype=np.uint32)
    return Spans(
        np.array([starts[span.start] for span, _ in words], dtype=np.int64),
        np.array([starts[span.stop] for span, _ in words], dtype=np.int64),
        worth * np.uint32(2) // np.uint32(_TENTHS),
        worth * np.uint32(4) // np.uint32(_TENTHS),
    )
