"""Average link with contradictions, so that a chain of weak links joins nothing; then what people said.

Two groups join when the mean probability of all their pairs of rows reaches AVERAGE_LINK and one pair is
`same`: the best first, of equals the one with the smallest rows. A pair that is no link counts 0. Pairs that
the machine may not join keep their groups apart, and so do two rows that a person called different,
and two that bear different locations now: those are joined by a person only, not even through a third row.

Who calls two rows the same joins their groups as they are: so no answer takes a row out of its place, and
no comparison that was never made counts against it. Only answers that would so bring together two rows that
a person called different, or two locations that no answer made one, count from the start: their rows are
then one member, as near to others as the nearest of them, and what the machine may not join keeps
others apart from each other, but not from them. They also count from the start where a location would
be torn otherwise and so stays whole: two locations stand apart now, and nothing is left of the contradiction
for which answers about one of them counted from the start. So a run on its own result changes nothing.

All numbers are integers and all ties are broken by the rows, so the result depends on no order.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.grouped import grouped
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
from akkoord.engine.matching.clusters.links import SAME, Answers, Links, in_order


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
    rows = np.arange(count, dtype=np.int32)
    borne = np.full(count, NOBODY, dtype=np.int32) if bears is None else _as_one(answers.together, bears)
    joined = _joined(links, answers, rows, borne, threads)
    torn = _is_torn(joined, borne)
    early = _concerned(torn, answers.together)
    if (early == rows).all():
        return joined
    tried = _joined(links, answers, early, borne, threads)
    healed = _concerned(torn & ~_is_torn(tried, borne), answers.together)
    return _joined(links, answers, healed, borne, threads)


def _concerned(chosen: Array, together: Array) -> Array:
    """`together` for all rows of groups with a `chosen` one; each other row is by itself."""
    is_concerned = np.zeros(len(together), dtype=bool)
    is_concerned[together[chosen]] = True
    return np.where(is_concerned[together], together, np.arange(len(together), dtype=np.int32))


def _joined(links: Links, answers: Answers, early: Array, bears: Array, threads: int) -> Array:
    """int32 by row, the smallest row of its place, where the answers `early` count from the start."""
    rows = np.arange(len(early), dtype=np.int32)
    while True:
        found = _linked(links, Answers(early, answers.apart), bears, threads)
        ends = (np.concatenate([rows, rows]), np.concatenate([found, answers.together]))
        joined = components(len(rows), *ends)
        is_contradicted = _contradicted(joined, answers.apart, bears)[joined]
        sooner = np.where(is_contradicted, answers.together, early)
        if (sooner == early).all():
            return joined
        early = sooner


def _is_torn(group: Array, bears: Array) -> Array:
    """bool by row: whether the rows that bear its location now are no longer in one group."""
    placed = np.flatnonzero(bears != NOBODY)
    found = np.zeros(len(group), dtype=bool)
    if not len(placed):
        return found
    first = np.full(int(bears.max()) + 1, NOBODY, dtype=np.int32)
    first[bears[placed]] = group[placed]
    is_split = np.zeros(len(first), dtype=bool)
    is_split[bears[placed][group[placed] != first[bears[placed]]]] = True
    found[placed] = is_split[bears[placed]]
    return found


def _contradicted(group: Array, apart: Array, bears: Array) -> Array:
    """bool by smallest row: groups that hold two rows said to be different, or rows of two locations."""
    found = np.zeros(len(group), dtype=bool)
    found[group[apart[:, 0]][group[apart[:, 0]] == group[apart[:, 1]]]] = True
    placed = np.flatnonzero(bears != NOBODY)
    some = np.full(len(group), NOBODY, dtype=bears.dtype)
    some[group[placed]] = bears[placed]
    found[group[placed][bears[placed] != some[group[placed]]]] = True
    return found


def _linked(links: Links, answers: Answers, bears: Array, threads: int) -> Array:
    """int32 by row, the smallest row of its group, from the groups that `answers` begin with."""
    above = answers.together.copy()
    count = len(above)
    edges, starts = _by_component(count, _edges_between(links, answers))
    placed = np.flatnonzero(bears != NOBODY)
    borne = np.full(count, NOBODY, dtype=np.int32)
    borne[above[placed]] = bears[placed]
    groups = Groups(
        above=above,
        size=np.ones(count, dtype=np.int64),
        bears=borne,
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
    """One edge or several for two groups that people made and that any link or answer concerns."""
    group, size = answers.together, np.bincount(answers.together, minlength=len(answers.together))
    left, right = group[links.left], group[links.right]
    overruled = links.is_blocked & ((size[left] > 1) | (size[right] > 1))
    flags = np.where(links.is_blocked, IS_APART, 0) | np.where(links.decision == SAME, HAS_SAME, 0)
    apart = group[answers.apart]
    nothing = np.zeros(len(apart), dtype=np.int64)
    edges = Edges(
        left=np.concatenate([np.minimum(left, right), apart.min(axis=1)]),
        right=np.concatenate([np.maximum(left, right), apart.max(axis=1)]),
        total=np.concatenate([np.where(overruled, 0, links.probability), nothing]),
        flags=np.concatenate([np.where(overruled, 0, flags), nothing + IS_APART]).astype(np.uint8),
    )
    return _taken(edges, edges.left != edges.right)


def _taken(edges: Edges, chosen: Array) -> Edges:
    return Edges(*(each[chosen] for each in edges))


def _by_component(count: int, edges: Edges) -> tuple[Edges, Array]:
    """Each edge once, without those between two components, and where each component starts."""
    has_same = (edges.flags & HAS_SAME) > 0
    component = components(count, edges.left[has_same], edges.right[has_same])
    edges = _taken(edges, component[edges.left] == component[edges.right])
    edges = _taken(edges, in_order(edges.left, edges.right))
    edges = _taken(edges, grouped(component[edges.left], count).values)
    is_first = np.diff(edges.left, prepend=-1).astype(bool) | np.diff(edges.right, prepend=-1).astype(bool)
    firsts = np.flatnonzero(is_first)
    if len(firsts) < len(is_first):
        edges = Edges(
            edges.left[firsts],
            edges.right[firsts],
            np.maximum.reduceat(edges.total, firsts),
            np.bitwise_or.reduceat(edges.flags, firsts),
        )
    starts = np.flatnonzero(np.diff(component[edges.left], prepend=-1))
    return edges, np.append(starts, len(edges.left)).astype(np.int64)


def _as_one(together: Array, bears: Array) -> Array:
    """int32, the location of each row; locations that a person's answer joined count as one."""
    placed = np.flatnonzero(bears != NOBODY)
    borne = np.full(len(together), NOBODY, dtype=np.int32)
    if not len(placed):
        return borne
    first = np.full(len(together), NOBODY, dtype=np.int32)
    first[together[placed]] = bears[placed]
    one = components(int(bears.max()) + 1, first[together[placed]], bears[placed])
    borne[placed] = one[bears[placed]]
    return borne
