"""Which words of the list may somebody have meant who typed a word that is written differently?"""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from akkoord.engine.arrays import Array
from akkoord.engine.finding.gram_kernels import count_scores, put_best
from akkoord.engine.finding.letters import sound_of
from akkoord.engine.finding.reading import Index
from akkoord.engine.finding.writing import SHORTEST_GUESSED

LOOKED_AT = 60
MOST = 6
LIKE_ENOUGH = 70.0
_SCORES = 1 << 16

Guesses = dict[int, float]
"""Number of a word of the list → how like it is to the typed one, up to 100; the likest first."""


def guesses_of(index: Index, word: str, *, is_last: bool) -> Guesses:
    """The likest few words of the list; the last word that was typed may be only begun."""
    if len(word) < SHORTEST_GUESSED or not word.isalpha():
        return {}
    heard = sound_of(word)
    looked_at = index.guessed_words[highest(index.guesses.scores(heard), LOOKED_AT)].tolist()
    likes = {at: _like(word, heard, index.words.word(at), is_last=is_last) for at in looked_at}
    best = sorted(likes.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return {at: like for at, like in best if like >= LIKE_ENOUGH}


def meant(typed: Sequence[str], words: Sequence[str]) -> str:
    """What was typed with the likest of a location's words for each; empty where one is like none."""
    found = [process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH) for word in typed]
    return " ".join(each[0] for each in found if each) if all(found) else ""


def highest(scores: Array, most: int) -> Array:
    """int64, ascending: the texts with the highest scores, about as many as asked for, none without any."""
    counts = np.zeros(_SCORES, dtype=np.int64)
    count_scores(scores, counts)
    above = np.cumsum(counts[::-1])[::-1]
    least = max(1, _SCORES - int(np.searchsorted(above[::-1], most)))
    out = np.empty(2 * most, dtype=np.int64)
    return out[: put_best(scores, least, out)]


def _like(word: str, heard: str, other: str, *, is_last: bool) -> float:
    begun = 0.97 * fuzz.ratio(word, other[: len(word)]) if is_last and len(other) > len(word) else 0.0
    return max(fuzz.ratio(word, other), 0.98 * fuzz.ratio(heard, sound_of(other)), begun)
