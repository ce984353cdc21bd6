"""Finds locations by what somebody typed: by the beginnings of all words, else by other spellings.

The work hardly grows with what is typed: a few passes over the places of its words and pieces.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.finding.guessing import Guesses, guesses_of, highest, meant
from akkoord.engine.finding.letters import sound_of
from akkoord.engine.finding.likeness import Keys, Likeness, likenesses
from akkoord.engine.finding.reading import Index
from akkoord.engine.finding.spans import found_by, points_of, spans_of, states_of
from akkoord.engine.finding.word_kernels import MOST_WORDS

LONGEST_KEY = 200
"""Letters; no name is longer."""
COMPARED = 120
"""So many of the best hits are put in order by comparing them letter by letter."""
ENOUGH = 10
"""With fewer hits by words, other spellings are looked for."""
NEAR_BY_GRAMS, NEAR_BY_WORDS = 120, 60
"""How many of those are compared that share most with what was typed."""
LIKE_ENOUGH = 0.74
NEAR_THE_BEST = 0.08
"""Other spellings further below the best one are left out."""
_LONGEST_NAMES = 255


@dataclass(slots=True)
class Found:
    """What was found; locations are numbered from 0."""

    index: Index
    key: str
    exact: Array
    """int64, ascending: those that have all words."""
    points: Array
    """Of each location, for the words that found it."""
    similar: list[int] = field(default_factory=list)
    """Those with a similar spelling, the best first."""
    guess: str = ""
    """What may have been meant; empty where what was typed is found as it stands."""
    names: dict[int, int] = field(default_factory=dict)
    """Location → which of its names is the likest, of those that were compared."""

    def best_first(self, numbers: Array, most: int) -> list[int]:
        """The first of some exact ones: by points, short names first; the best of them by likeness."""
        ordered: list[int] = self._by_points(numbers, max(most, COMPARED)).tolist()
        likes = self.compared(ordered[:COMPARED])
        best = sorted(ordered[:COMPARED], key=lambda number: -likes[number].score)
        return (best + ordered[COMPARED:])[:most]

    def _by_points(self, numbers: Array, most: int) -> Array:
        lengths = np.minimum(self.index.length_of_names(numbers), _LONGEST_NAMES)
        order = lengths - self.points[numbers].astype(np.int64) * (_LONGEST_NAMES + 1)
        order = order * self.index.count + numbers
        chosen = np.argpartition(order, most)[:most] if len(order) > most else np.arange(len(order))
        return np.asarray(numbers[chosen[np.argsort(order[chosen])]])

    def compared(self, numbers: Sequence[int]) -> Mapping[int, Likeness]:
        """How like each is to what was typed."""
        keys = {at: Keys(self.index.names_of(at), self.index.place_of(at).split()) for at in numbers}
        likes = likenesses(self.key, keys)
        self.names |= {number: like.name for number, like in likes.items()}
        return likes


def find(index: Index, key: str) -> Found:
    """The locations for a search key, legal forms left out; without words every location."""
    typed = key[:LONGEST_KEY].split()[:MOST_WORDS]
    if not typed:
        return Found(index, "", np.arange(index.count), np.empty(0))
    states = states_of(index, [spans_of(index, word, {}) for word in typed])
    exact = found_by(states, len(typed))
    found = Found(index, " ".join(typed), exact, points_of(states))
    if len(exact) < ENOUGH:
        guesses = [
            guesses_of(index, word, is_last=at == len(typed)) for at, word in enumerate(typed, start=1)
        ]
        found.similar = _similar(found, typed, guesses)
        found.guess = "" if len(exact) or not found.similar else _meant(found, typed)
    return found


def _similar(found: Found, typed: Sequence[str], guesses: Sequence[Guesses]) -> list[int]:
    """Other spellings: of those that share most pieces, and most words or guesses, the likest."""
    index = found.index
    spans = [spans_of(index, word, guess) for word, guess in zip(typed, guesses, strict=True)]
    points = points_of(states_of(index, spans))
    by_grams = highest(index.grams.scores(sound_of(found.key)), NEAR_BY_GRAMS)
    near = np.union1d(by_grams, highest(points, NEAR_BY_WORDS))
    likes = found.compared(np.setdiff1d(near, found.exact).tolist())
    least = max(LIKE_ENOUGH, max((like.score for like in likes.values()), default=0.0) - NEAR_THE_BEST)
    chosen = [number for number, like in likes.items() if like.score >= least]
    return sorted(chosen, key=lambda number: (-likes[number].score, -int(points[number]), number))


def _meant(found: Found, typed: Sequence[str]) -> str:
    """The words of the likest location for those that were typed."""
    likest = found.similar[0]
    name = found.index.names_of(likest)[found.names[likest]]
    words = meant(typed, f"{name} {found.index.place_of(likest)}".split())
    return "" if words == found.key else words
