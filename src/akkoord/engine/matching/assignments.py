"""What became of each row: a new place, the same as a known one, or a question to a person?"""

import numpy as np
import pyarrow as pa

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.clusters import Answers, Links
from akkoord.engine.matching.clusters.links import MILLION
from akkoord.engine.matching.judgements import Decision
from akkoord.engine.matching.naming import Naming
from akkoord.engine.matching.review import is_open

ASSIGNMENTS_SCHEMA = pa.schema(
    [
        pa.field("row_key", pa.string(), nullable=False),
        pa.field("location_id", pa.string(), nullable=False),
        pa.field("decision", pa.string(), nullable=False),
        pa.field("probability", pa.float64(), nullable=False),
    ]
)
_DECISIONS = pa.array([Decision.NEW, Decision.SAME, Decision.ASK], pa.string())
_NEW, _SAME, _ASK = range(3)


@kernel
def _nearest(count: int, left: Array, right: Array, probability: Array, chosen: Array) -> Array:
    """int32 by row: the highest probability of its links among those chosen, -1 for none."""
    nearest = np.full(count, -1, dtype=np.int32)
    for at in range(len(left)):
        if chosen[at]:
            nearest[left[at]] = max(nearest[left[at]], probability[at])
            nearest[right[at]] = max(nearest[right[at]], probability[at])
    return nearest


def assignments_table(
    row_keys: pa.Array, order: Array, naming: Naming, links: Links, answers: Answers
) -> pa.Table:
    """One line a row; `probability` is that of being the same place as its nearest row.

    `row_keys` ascend; line `at` is about the row at position `order[at]`. `same`: its place was known
    before or another row of the place stands above it; `ask`: it stands alone and a person is asked;
    `new`: the first mention of a place.
    """
    place, count = naming.place, len(row_keys)
    ends = (links.left, links.right, links.probability)
    within = _nearest(count, *ends, place[links.left] == place[links.right])
    asked = _nearest(count, *ends, is_open(place, links, answers))
    anyone = _nearest(count, *ends, np.ones(len(links), dtype=np.bool_))
    is_alone = np.bincount(place, minlength=len(naming.location_ids))[place] == 1
    decision = np.where(naming.is_new[place] & _stands_first(count, place[order], order), _NEW, _SAME)
    decision = np.where(is_alone & (asked >= 0), _ASK, decision)
    probability = np.where(is_alone, np.where(asked >= 0, asked, anyone), within)
    return pa.table(
        [
            row_keys.take(pa.array(order)),
            naming.location_ids.take(pa.array(place[order])),
            _DECISIONS.take(pa.array(decision[order])),
            pa.array(np.maximum(probability, 0)[order] / MILLION),
        ],
        schema=ASSIGNMENTS_SCHEMA,
    )


def _stands_first(count: int, places: Array, order: Array) -> Array:
    """bool by row: does it stand uppermost of its place in this order?"""
    is_first = np.zeros(count, dtype=bool)
    is_first[order[np.unique(places, return_index=True)[1]]] = True
    return is_first
