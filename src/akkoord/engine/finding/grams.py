"""Pieces of three letters: which texts have which, so that a text is found that is written differently.

A text is a row of codes, one a letter, with `EDGE` before, between and behind its parts.
"""

from dataclasses import dataclass

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.finding.gram_kernels import count_grams, put_grams, raise_scores
from akkoord.engine.finding.letters import EDGE, GRAMS, LETTERS, codes_of

MOST_WEIGHT = 255
STEPS = 18
"""Steps of weight for each doubling of rarity."""


@dataclass(frozen=True, slots=True)
class Grams:
    """Which texts have each piece of three letters."""

    starts: Array
    """int64, one more than there are pieces."""
    texts: Array
    """uint32, numbers of texts, ascending for each piece."""
    count: int
    """How many texts there are."""

    def scores(self, typed: str) -> Array:
        """uint16 a text: what the pieces weigh that it shares with `typed`; rare ones weigh more."""
        wanted = np.unique(grams_of(typed))
        scores = np.zeros(self.count, dtype=np.uint16)
        raise_scores(self.starts, self.texts, wanted, self.weights(wanted), scores)
        return scores

    def weights(self, grams: Array) -> Array:
        """uint16: the rarer a piece, the more it says."""
        having = self.starts[grams + 1] - self.starts[grams]
        rarity = STEPS * np.log2((self.count + 1) / np.maximum(having, 1))
        return np.asarray(np.clip(rarity, 1, MOST_WEIGHT).astype(np.uint16))


def grams_of(typed: str) -> Array:
    """int64: the pieces of a text, those at its edges included."""
    codes = codes_of(typed).astype(np.int64)
    return np.asarray(_joined(codes[:-2], codes[1:-1], codes[2:])[codes[1:-1] != EDGE])


def index_grams(starts: Array, codes: Array) -> tuple[Array, Array]:
    """The arrays of `Grams` for texts of which `at` is `codes[starts[at]:starts[at + 1]]`."""
    seen = np.full(GRAMS, -1, dtype=np.int64)
    counts = np.zeros(GRAMS + 1, dtype=np.int64)
    count_grams(starts, codes, seen, counts)
    gram_starts = np.cumsum(counts)
    seen[:] = -1
    texts = np.empty(gram_starts[-1], dtype=np.uint32)
    put_grams(starts, codes, seen, gram_starts[:-1].copy(), texts)
    return gram_starts, texts


def _joined(first: Array, second: Array, third: Array) -> Array:
    return np.asarray((first * LETTERS + second) * LETTERS + third)
