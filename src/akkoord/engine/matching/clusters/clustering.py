"""Average link with contradictions, so that a chain of weak links joins nothing.

Rows that a person called the same are together from the start, rows that a person called different
never come together, not even through a third. Pairs that the machine may not join keep their groups
apart, except from a group that a person made: who calls unit 2 and unit 3 the same overrules the numbers.
Two rows that bear different locations now are joined by a person only, not even through a third row.
Otherwise two groups join when the mean probability of all their pairs of rows reaches AVERAGE_LINK and one
pair is `same`: the best first, of equals the one with the smallest rows. A pair that is no link counts 0.

All numbers are integers and all ties are broken by the rows, so the result depends on no order.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.matching.clusters.average_link import (
    HAS_SAME,
    IS_APART,
    NOBODY,
    NOTHING,
    Edges,
    Groups,
    agglomerate,
)
from akkoord.engine.matching.clusters.components import components, settle
from akkoord.engine.matching.clusters.links import SAME, Answers, Links


def cluster(
    count: int,
    links: Links,
    answers: Answers | None = None,
    *,
    bears: Array | None = None,
    threads: int = 0,
) -> Array:
    """int32, for each of `count` rows the smallest row of its place.

    `bears` is an int code of the location that a row has now, -1 for none. `threads` 0 takes all cores.
    """
    answers = answers or Answers.none(count)
    above = answers.together.copy()
    edges, starts = _by_component(count, _edges_between(links, answers))
    groups = Groups(
        above=above,
        size=np.bincount(above, minlength=count),
        bears=_borne_by_groups(above, np.full(count, NOBODY) if bears is None else bears),
        head=np.full(count, NOTHING, dtype=np.int32),
        tail=np.full(count, NOTHING, dtype=np.int32),
        mark=np.full(count, NOTHING, dtype=np.int32),
    )
    parts = _parts(starts, threads or os.cpu_count() or 1)
    with ThreadPoolExecutor(len(parts)) as pool:
        list(pool.map(lambda part: agglomerate(part, edges, groups), parts))
    settle(above)
    return above


def _parts(starts: Array, threads: int) -> list[Array]:
    """The components in as many runs of about as many edges."""
    cuts = np.searchsorted(starts, np.linspace(0, starts[-1], threads + 1)[1:-1])
    bounds = [0, *cuts.tolist(), len(starts) - 1]
    return [starts[a : b + 1] for a, b in pairwise(bounds)]


def _edges_between(links: Links, answers: Answers) -> Edges:
    """One edge for two groups that people made and that any link or answer concerns."""
    group, size = answers.together, np.bincount(answers.together, minlength=len(answers.together))
    left, right = group[links.left], group[links.right]
    overruled = links.is_blocked & ((size[left] > 1) | (size[right] > 1))
    flags = np.where(links.is_blocked & ~overruled, IS_APART, 0) | np.where(
        ~overruled & (links.decision == SAME), HAS_SAME, 0
    )
    apart = group[answers.apart]
    edges = Edges(
        left=np.concatenate([np.minimum(left, right), apart.min(axis=1)]),
        right=np.concatenate([np.maximum(left, right), apart.max(axis=1)]),
        total=_with_zeros(np.where(overruled, 0, links.probability), len(apart)),
        overruled=_with_zeros(overruled, len(apart)),
        flags=np.concatenate([flags, np.full(len(apart), IS_APART)]).astype(np.uint8),
    )
    return _taken(edges, edges.left != edges.right)


def _taken(edges: Edges, chosen: Array) -> Edges:
    return Edges(*(each[chosen] for each in edges))


def _with_zeros(values: Array, more: int) -> Array:
    return np.concatenate([values.astype(np.int64), np.zeros(more, dtype=np.int64)])


def _by_component(count: int, edges: Edges) -> tuple[Edges, Array]:
    """Each edge once, without those between two components, and where each component starts."""
    has_same = (edges.flags & HAS_SAME) > 0
    component = components(count, edges.left[has_same], edges.right[has_same])
    edges = _taken(edges, component[edges.left] == component[edges.right])
    order = np.lexsort((edges.right, edges.left, component[edges.left]))
    edges = _taken(edges, order)
    is_first = np.diff(edges.left, prepend=-1).astype(bool) | np.diff(edges.right, prepend=-1).astype(bool)
    firsts = np.flatnonzero(is_first)
    if len(firsts) < len(is_first):
        edges = Edges(
            edges.left[firsts],
            edges.right[firsts],
            np.add.reduceat(edges.total, firsts),
            np.add.reduceat(edges.overruled, firsts),
            np.bitwise_or.reduceat(edges.flags, firsts),
        )
    starts = np.flatnonzero(np.diff(component[edges.left], prepend=-1))
    return edges, np.append(starts, len(edges.left)).astype(np.int64)


def _borne_by_groups(together: Array, bears: Array) -> Array:
    """int32, the location of each group; locations that a person's answer joined count as one."""
    placed = np.flatnonzero(bears != NOBODY)
    held = np.full(len(together), NOBODY, dtype=np.int32)
    if not len(placed):
        return held
    held[together[placed[::-1]]] = bears[placed[::-1]]
    as_one = components(int(bears.max()) + 1, held[together[placed]], bears[placed])
    groups = np.flatnonzero(held != NOBODY)
    held[groups] = as_one[held[groups]]
    return held
