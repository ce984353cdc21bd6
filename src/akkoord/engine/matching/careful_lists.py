"""Which lists name a place once? Only in those do two rows beside each other speak of two places."""

from dataclasses import replace

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.matching.descriptions import Descriptions

REPEATED_AT_MOST = 20
"""A list is careful when at most one in so many rows says what another of its rows says."""
NO_LIST = 0
"""Stands for a list that is not careful: two of its rows may well be one place."""


def repeating_lists(handed_in: Array, texts: Array) -> Array:
    """The lists, ascending, that are not careful, from the list and the text of each row, in any order."""
    if not len(texts):
        return np.empty(0, dtype=np.uint64)
    order = np.lexsort((texts, handed_in))
    lists, texts = handed_in[order], texts[order]
    is_as_before = (lists[1:] == lists[:-1]) & (texts[1:] == texts[:-1])
    is_repeated = np.append(is_as_before, False) | np.append(False, is_as_before)
    distinct, firsts, rows = np.unique(lists, return_index=True, return_counts=True)
    repeated = np.add.reduceat(is_repeated.astype(np.int64), firsts)
    return np.asarray(distinct[repeated * REPEATED_AT_MOST > rows])


def without_lists(rows: Descriptions, repeating: Array) -> Descriptions:
    """`rows` as if those of the `repeating` lists were handed in by themselves."""
    return replace(
        rows, handed_in=np.where(np.isin(rows.handed_in, repeating), np.uint64(NO_LIST), rows.handed_in)
    )


def of_careful_lists(rows: Descriptions) -> Descriptions:
    """`rows`, all that there are of their lists, without the lists that are not careful."""
    return without_lists(rows, repeating_lists(rows.handed_in, rows.text))
