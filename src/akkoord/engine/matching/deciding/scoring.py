"""What does the machine say of each candidate pair? Probability and decision, by positions of rows."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.matching.clusters.links import ASK, DIFFERENT, MILLION, SAME, Links
from akkoord.engine.matching.comparing import MEASURES
from akkoord.engine.matching.comparing.pairs import measure_chunk
from akkoord.engine.matching.deciding.findings import BLOCKING, LEAVING_OPEN, SEPARATING
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.model import Model

KEPT_FROM = 0.05
"""Pairs less likely than this are not kept, unless their rows may land in one cluster."""
CERTAIN = 0.999
"""Rows whose country, name and address differ in case and punctuation at most are this likely the same."""
NOWHERE = -1
"""Where a row has no location yet."""
CHUNK = 20_000
OF_ADDRESSES = (
    "address_inside",
    "address_shared",
    "address_only_one",
    "address_only_both",
    "address_short",
    "address_told",
)
ROUNDING = 1e-6
"""Log-odds that the rounding of probabilities may hide."""

_BLOCKING = [at for at, name in enumerate(MEASURES) if name in BLOCKING]
_LEAVING_OPEN = [at for at, name in enumerate(MEASURES) if name in LEAVING_OPEN]
_SEPARATING = [at for at, name in enumerate(MEASURES) if name in SEPARATING]
_AGAINST_EQUAL_TEXT = [MEASURES.index("identifier_differs"), MEASURES.index("far")]
_SAME_TEXT = MEASURES.index("same_text")


def probabilities(model: Model, measures: Array) -> Array:
    """The model's probabilities; equal texts are certain unless something else speaks against them."""
    likely = model.probabilities(measures)
    is_equal = (measures[:, _SAME_TEXT] > 0) & (measures[:, _AGAINST_EQUAL_TEXT].sum(axis=1) == 0)
    return np.where(is_equal, np.maximum(likely, CERTAIN), likely)


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores pairs of `rows`; `bears` is an int code of the location that a row has now, NOWHERE for none."""

    rows: Descriptions
    model: Model
    bears: Array

    def score(self, pairs: Array, *, keep_from: float = KEPT_FROM) -> Links:
        """The pairs (positions, n × 2, sorted) from the probability `keep_from` on."""

        arrays = self.rows.arrays
        possible = self.model.most_from(OF_ADDRESSES) + ROUNDING

        def can_be_kept(measures: Array) -> Array:
            """No words of addresses need be compared where they cannot lift a pair to `keep_from`."""
            most = 1.0 / (1.0 + np.exp(-self.model.log_odds(measures) - possible))
            return np.asarray((most >= keep_from) | (measures[:, _SAME_TEXT] > 0))

        def chunk(start: int) -> Links:
            part = pairs[start : start + CHUNK]
            return self._decided(part, measure_chunk(arrays, part, can_be_kept), keep_from)

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            parts = list(pool.map(chunk, range(0, max(1, len(pairs)), CHUNK)))
        return concatenated_links(parts)

    def _decided(self, pairs: Array, measures: Array, keep_from: float) -> Links:
        likely = probabilities(self.model, measures)
        kept = np.flatnonzero(likely >= keep_from)
        pairs, measures, likely = pairs[kept], measures[kept], likely[kept]
        ours, theirs = self.bears[pairs[:, 0]], self.bears[pairs[:, 1]]
        is_other_location = (ours != NOWHERE) & (theirs != NOWHERE) & (ours != theirs)
        is_blocked = (measures[:, _BLOCKING] > 0).any(axis=1) | is_other_location
        is_separated = (measures[:, _SEPARATING] > 0).any(axis=1)
        is_open = (measures[:, _LEAVING_OPEN] > 0).any(axis=1)
        decision = np.where((likely >= self.model.same) & ~is_blocked & ~is_open, SAME, ASK)
        decision[(likely < self.model.ask) | is_separated] = DIFFERENT
        return Links(
            left=pairs[:, 0].astype(np.int32),
            right=pairs[:, 1].astype(np.int32),
            probability=np.round(likely * MILLION).astype(np.int32),
            decision=decision.astype(np.int8),
            is_blocked=is_blocked,
        )


def concatenated_links(parts: list[Links]) -> Links:
    """The links of all parts, one part after the other."""
    return Links(*(np.concatenate([getattr(part, name) for part in parts]) for name in Links.__slots__))


def sorted_links(links: Links) -> Links:
    """The links by left, then right."""
    return links.taken(np.lexsort((links.right, links.left)))
