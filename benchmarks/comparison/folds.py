"""Which pairs may train and which are measured, so that no row stands on both sides."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt


def components(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each row with the first row that it hangs together with, through however many pairs."""
    above: dict[str, str] = {}

    def top(row: str) -> str:
        above.setdefault(row, row)
        while above[row] != row:
            above[row] = above[above[row]]
            row = above[row]
        return row

    for left, right in pairs:
        low, high = sorted((top(left), top(right)))
        above[high] = low
    return {row: top(row) for row in above}


def folds(groups: Sequence[str], count: int, *, seed: int) -> npt.NDArray[np.int64]:
    """The fold of each entry: entries of one group share theirs, and the folds are about equally large.

    It depends on the groups' names and sizes only, not on the order of the entries.
    """
    names, sizes = np.unique(np.array(groups), return_counts=True)
    order = np.random.default_rng(seed).permutation(len(names))
    order = order[np.argsort(-sizes[order], kind="stable")]
    filled = np.zeros(count, dtype=np.int64)
    fold_of = {}
    for at in order:
        fold_of[str(names[at])] = smallest = int(np.argmin(filled))
        filled[smallest] += sizes[at]
    return np.array([fold_of[group] for group in groups], dtype=np.int64)
