"""Divide judged pairs so that no pair is scored by a model that saw one of its places."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.judgements import Groups

FOLDS = 10


def components(pairs: Sequence[tuple[str, str]], same: Iterable[tuple[str, str]] = ()) -> list[str]:
    """Of each pair the component of rows that it belongs to, through other pairs and through `same` rows."""
    groups = Groups()
    for left, right in (*pairs, *same):
        groups.join(left, right)
    return [groups.of(left) for left, _ in pairs]


def folds_of(component: Sequence[str], *, folds: int = FOLDS) -> npt.NDArray[np.int64]:
    """Of each pair its fold: whole components, by turns, in an order that only their names decide."""
    names = sorted(set(component), key=lambda name: blake2b(name.encode()).digest())
    fold = {name: at % folds for at, name in enumerate(names)}
    return np.array([fold[name] for name in component], dtype=np.int64)
