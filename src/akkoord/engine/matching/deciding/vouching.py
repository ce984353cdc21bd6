"""For which pairs does a third row speak, that is surely the same as both and gives the names of both?"""

from dataclasses import dataclass, replace

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.matching.clusters import SAME, Links
from akkoord.engine.matching.descriptions import Descriptions

VOUCHING_FROM = 900_000
"""Parts per million from which on a third row is sure enough of each of the two."""
NAMELESS = 0
"""The key of a name without words."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """Rows beside one that gives other names, by that one."""

    giver: Array
    beside: Array
    probability: Array

    def taken(self, chosen: Array) -> "_Sides":
        return _Sides(self.giver[chosen], self.beside[chosen], self.probability[chosen])


def vouched(links: Links, rows: Descriptions) -> Links:
    """`links` in which each pair that a third row speaks for is as likely as the weaker of its two with it.

    The third row is called the same as both, gives the name of the one as its own and the name of the other
    besides: `Orum Yarn (formerly Deniz Mills)` makes `Orum Yarn` and `Deniz Mills` one. All three need an
    address: where none is given, the other name may be a parent's with many places. What may not be
    joined stays so.
    """
    sides = _beside_givers(links, rows)
    own, other = _given_names(sides, rows)
    pairs, probability = _strongest(*_crossed(sides.taken(own), sides.taken(other)))
    place = np.searchsorted(_packed(links.left, links.right), pairs)
    place = np.minimum(place, max(0, len(links) - 1))
    is_raised = _packed(links.left[place], links.right[place]) == pairs
    is_raised &= ~links.is_blocked[place] & (links.probability[place] < probability)
    raised, decision = links.probability.copy(), links.decision.copy()
    raised[place[is_raised]] = probability[is_raised]
    decision[place[is_raised]] = SAME
    return replace(links, probability=raised, decision=decision)


def _packed(left: Array, right: Array) -> Array:
    return (left.astype(np.int64) << 32) | right


def _beside_givers(links: Links, rows: Descriptions) -> _Sides:
    has_address = np.diff(rows.address.starts) > 0
    gives = (np.diff(rows.others_of) > 0) & has_address
    is_sure = (links.decision == SAME) & ~links.is_blocked & (links.probability >= VOUCHING_FROM)
    is_sure &= has_address[links.left] & has_address[links.right]
    sure = links.taken(is_sure & (gives[links.left] | gives[links.right]))
    both = _Sides(
        np.concatenate([sure.left, sure.right]),
        np.concatenate([sure.right, sure.left]),
        np.concatenate([sure.probability, sure.probability]),
    )
    return both.taken(gives[both.giver])


def _name_keys(names: Ragged, keys: Array) -> Array:
    """uint64, equal for names of the same words in any order."""
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(keys[names.values], dtype=np.uint64)])
    return np.asarray(sums[names.starts[1:]] - sums[names.starts[:-1]])


def _given_names(sides: _Sides, rows: Descriptions) -> tuple[Array, Array]:
    """Where the row beside bears the giver's own name, and where another name of it."""
    keys = rows.vocabulary.keys
    name, others = _name_keys(rows.name, keys), _name_keys(rows.others, keys)
    beside = name[sides.beside]
    is_own = (beside == name[sides.giver]) & (beside != NAMELESS)
    first = rows.others_of[sides.giver]
    counts = rows.others_of[sides.giver + 1] - first
    line = np.repeat(np.arange(len(counts)), counts)
    at = np.arange(len(line)) - starts_of(counts)[line] + first[line]
    is_other = np.zeros(len(counts), dtype=bool)
    is_other[line[others[at] == beside[line]]] = True
    return np.flatnonzero(is_own), np.flatnonzero(is_other & ~is_own & (beside != NAMELESS))


def _crossed(own: _Sides, other: _Sides) -> tuple[Array, Array]:
    """Each row of a giver's own name with each of another name of it: packed pairs and their probability."""
    own = own.taken(np.argsort(own.giver, kind="stable"))
    first = np.searchsorted(own.giver, other.giver, side="left")
    counts = np.searchsorted(own.giver, other.giver, side="right") - first
    line = np.repeat(np.arange(len(counts)), counts)
    at = np.arange(len(line)) - starts_of(counts)[line] + first[line]
    one, two = own.beside[at], other.beside[line]
    weaker = np.minimum(own.probability[at], other.probability[line])
    return _packed(np.minimum(one, two), np.maximum(one, two)), weaker


def _strongest(pairs: Array, probability: Array) -> tuple[Array, Array]:
    """Each pair once, ascending, with the highest of its probabilities."""
    order = np.lexsort((-probability, pairs))
    pairs, probability = pairs[order], probability[order]
    is_first = np.diff(pairs, prepend=-1) != 0
    return pairs[is_first], probability[is_first]
