"""Divide judged pairs so that no pair is scored by a model that saw one of its places."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

FOLDS = 5

Folds = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def folds_of(places: Sequence[str], *, folds: int = FOLDS) -> Folds:
    """Of each place its fold: by turns, in an order that only the names decide."""
    names = sorted(set(places), key=lambda name: blake2b(name.encode()).digest())
    fold = {name: at % folds for at, name in enumerate(names)}
    return np.array([fold[name] for name in places], dtype=np.int64)


def folds_of_pairs(places: Sequence[tuple[str, str]], *, folds: int = FOLDS) -> Folds:
    """Of each pair the folds of its two places, the smaller left.

    A pair of two folds is scored by a model that saw neither. So pairs that hang together through one place
    after another are divided too, where whole components would leave nothing to learn from.
    """
    flat = folds_of([place for pair in places for place in pair], folds=folds)
    return np.sort(flat.reshape(-1, 2), axis=1)


def divisions(fold: Folds) -> list[tuple[Mask, Mask]]:
    """(learned from, scored) as masks of pairs: each is scored once, by pairs of the other folds alone."""
    found = []
    for both in np.unique(fold, axis=0):
        scored = np.asarray((fold == both).all(axis=1))
        found.append((np.asarray(~np.isin(fold, both).any(axis=1)), scored))
    return found
