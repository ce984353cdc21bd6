"""Which pairs does average link need that were no candidates? All other pairs of rows that hang together."""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.grouped import grouped
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.clusters.components import components
from akkoord.engine.matching.clusters.links import SAME, Links, in_order

LARGEST_COMPLETED = 300
"""Components up to this size get all their pairs scored; in larger ones no candidate counts as 0."""


@kernel
def _missing(members: Array, ends: Array, starts: Array, right: Array, found: Array) -> int:
    """Write to `found` (n × 2, or without lines to count only) the pairs of members that are no links."""
    count, known = 0, np.full(len(starts) - 1, -1, dtype=np.int32)
    for at in range(len(members)):
        row = members[at]
        for link in range(starts[row], starts[row + 1]):
            known[right[link]] = row
        for other in range(at + 1, ends[at]):
            if known[members[other]] != row:
                if len(found):
                    found[count, 0], found[count, 1] = row, members[other]
                count += 1
    return count


def unscored_pairs(count: int, links: Links, *, largest: int = LARGEST_COMPLETED) -> Array:
    """int32, n × 2, sorted: pairs that are no links of rows that chains of `same` links connect.

    Rows of components of more than `largest` rows are left out.
    """
    same = links.decision == SAME
    component = components(count, links.left[same], links.right[same])
    size = np.bincount(component, minlength=count)
    wanted = np.flatnonzero((size[component] > 2) & (size[component] <= largest))  # noqa: PLR2004 - a pair is scored
    members = wanted[grouped(component[wanted], count).values].astype(np.int32)
    is_last = np.diff(component[members], append=-1).astype(bool)
    lasts = np.flatnonzero(is_last)
    ends = lasts[np.searchsorted(lasts, np.arange(len(members)))] + 1
    starts = np.searchsorted(links.left, np.arange(count + 1)).astype(np.int64)
    right = links.right.astype(np.int32, copy=False)
    none = np.empty((0, 2), dtype=np.int32)
    found = np.empty((_missing(members, ends, starts, right, none), 2), dtype=np.int32)
    if len(found):
        _missing(members, ends, starts, right, found)
    return found[in_order(found[:, 0], found[:, 1])]
