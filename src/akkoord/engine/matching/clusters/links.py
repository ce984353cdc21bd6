"""What the machine and people say of pairs of rows, as arrays; a row is its position by row key."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.arrays import Array
from akkoord.engine.matching.judgements import Decision, Ruling

DIFFERENT, ASK, SAME = 0, 1, 2
"""Decisions of the machine as they stand in `Links.decision`."""
DECISIONS = pa.array([Decision.DIFFERENT, Decision.ASK, Decision.SAME], pa.string())
"""The same as words, each at its number."""
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Links:
    """What the machine says of pairs of rows; left < right, sorted, each pair once."""

    left: Array
    """int32 positions."""
    right: Array
    """int32 positions."""
    probability: Array
    """int32, parts per million, so that sums are exact in any order."""
    decision: Array
    """int8: DIFFERENT, ASK or SAME."""
    is_blocked: Array
    """bool: the machine may not join these two, however alike they look."""

    def __len__(self) -> int:
        return len(self.left)

    def taken(self, chosen: Array) -> Self:
        """The links at these positions, or where this mask is true, in their order."""
        return type(self)(
            self.left[chosen],
            self.right[chosen],
            self.probability[chosen],
            self.decision[chosen],
            self.is_blocked[chosen],
        )


def in_order(left: Array, right: Array) -> Array:
    """Positions of pairs by left, then right; found at once where they nearly stand so."""
    return np.argsort(left.astype(np.int64) << 32 | right, kind="stable")


@dataclass(frozen=True, slots=True)
class Answers:
    """What people said of rows, by positions."""

    together: Array
    """int32, for each row the smallest one that people called the same place, itself when none."""
    apart: Array
    """int32, n × 2, sorted: such smallest rows whose groups people called two places, left < right."""

    @classmethod
    def none(cls, count: int) -> Self:
        """Nobody was asked."""
        return cls(np.arange(count, dtype=np.int32), np.empty((0, 2), dtype=np.int32))


def positions_of(keys: pa.Array, row_keys: pa.Array) -> Array:
    """int32 position of each key among `row_keys`, -1 where it is not there."""
    if not len(keys):
        return np.empty(0, dtype=np.int32)
    found = pc.fill_null(pc.index_in(keys, value_set=row_keys), -1)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int32)


def answers_at(ruling: Ruling, row_keys: pa.Array) -> Answers:
    """The judgements that count, by positions among `row_keys` (sorted); those on other rows fall away."""
    answers = Answers.none(len(row_keys))
    judged = sorted({key for pair in ruling.judged for key in pair})
    positions = positions_of(pa.array(judged, pa.string()), row_keys).tolist()
    position = {key: at for key, at in zip(judged, positions, strict=True) if at >= 0}
    smallest: dict[str, int] = {}
    for key, at in position.items():
        answers.together[at] = smallest.setdefault(ruling.groups.of(key), at)
    pairs = ([smallest.get(ruling.groups.of(key), -1) for key in pair] for pair in ruling.apart)
    apart = sorted({(min(pair), max(pair)) for pair in pairs if min(pair) >= 0})
    return Answers(answers.together, np.array(apart, dtype=np.int32).reshape(-1, 2))
