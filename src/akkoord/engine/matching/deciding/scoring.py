"""What does the machine say of each candidate pair? Probability and decision, by positions of rows."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.matching.clusters.links import ASK, DIFFERENT, MILLION, SAME, Links, in_order
from akkoord.engine.matching.comparing import MEASURES
from akkoord.engine.matching.comparing.comparable import Comparable, by_names, comparable, numbered_names
from akkoord.engine.matching.comparing.pairs import concerned
from akkoord.engine.matching.comparing.weighing import IS_SAME_TEXT, new_room, weigh
from akkoord.engine.matching.deciding.weighing import IS_BLOCKED, IS_OPEN, IS_SEPARATED, scale_of
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.model import Model, as_probabilities
from akkoord.engine.matching.taking import arranged

KEPT_FROM = 0.05
"""Pairs less likely than this are not kept, unless their rows may land in one cluster."""
CERTAIN = 0.999
"""Rows whose country, name and address differ in case and punctuation at most are this likely the same."""
NOWHERE = -1
"""Where a row has no location yet."""
CHUNK = 20_000
_AGAINST_EQUAL_TEXT = [MEASURES.index("identifier_differs"), MEASURES.index("far")]
_SAME_TEXT = MEASURES.index("same_text")


def probabilities(model: Model, measures: Array) -> Array:
    """The model's probabilities; equal texts are certain unless something else speaks against them."""
    likely = model.probabilities(measures)
    is_equal = (measures[:, _SAME_TEXT] > 0) & (measures[:, _AGAINST_EQUAL_TEXT].sum(axis=1) == 0)
    return np.where(is_equal, np.maximum(likely, CERTAIN), likely)


@dataclass(frozen=True)
class Scorer:
    """Scores pairs of `rows`; `bears` is an int code of the location that a row has now, NOWHERE for none."""

    rows: Descriptions
    model: Model
    bears: Array
    order: Array | None = None
    """All positions, those of rows that are compared near each other (`near_partners`): so it goes faster."""

    def score(self, pairs: Array, *, keep_from: float = KEPT_FROM) -> Links:
        """The pairs (positions, n × 2, sorted) from the probability `keep_from` on."""
        rows, at = concerned(self.rows, pairs)
        is_all, scale = rows is self.rows, scale_of(self.model, keep_from)
        at = self._place[at] if is_all else at
        names = self._names if is_all else numbered_names(rows.name)
        log_odds = np.empty(len(pairs), dtype=np.float64)
        flags = np.zeros(len(pairs), dtype=np.uint8)

        def compare(start: int) -> None:
            part = order[start : start + CHUNK]
            line = np.empty((1, len(MEASURES)), dtype=np.float64)
            weighed, found = np.empty(len(part), dtype=np.float64), np.zeros(len(part), dtype=np.uint8)
            weigh(ready, at[part].astype(np.int64), scale, new_room(ready.longest), line, weighed, found)
            log_odds[part], flags[part] = weighed, found

        def decide(start: int) -> Links:
            part = slice(start, start + CHUNK)
            return self._decided(pairs[part], log_odds[part], flags[part], keep_from)

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            making = pool.submit(lambda: self._ready if is_all else comparable(rows, names))
            order = by_names(names, at)
            ready = making.result()
            list(pool.map(compare, range(0, len(pairs), CHUNK)))
            return concatenated_links(list(pool.map(decide, range(0, max(1, len(pairs)), CHUNK))))

    @cached_property
    def _arranged(self) -> Descriptions:
        return self.rows if self.order is None else arranged(self.rows, self.order)

    @cached_property
    def _names(self) -> Array:
        return numbered_names(self._arranged.name)

    @cached_property
    def _ready(self) -> Comparable:
        return comparable(self._arranged, self._names)

    @cached_property
    def _place(self) -> Array:
        """Where each row stands in that order."""
        place = np.arange(len(self.rows))
        place[place if self.order is None else self.order] = np.arange(len(self.rows))
        return place

    def _decided(self, pairs: Array, log_odds: Array, flags: Array, keep_from: float) -> Links:
        likely = as_probabilities(log_odds)
        likely = np.where(flags & IS_SAME_TEXT, np.maximum(likely, CERTAIN), likely)
        kept = np.flatnonzero(likely >= keep_from)
        pairs, flags, likely = pairs[kept], flags[kept], likely[kept]
        ours, theirs = self.bears[pairs[:, 0]], self.bears[pairs[:, 1]]
        is_other_location = (ours != NOWHERE) & (theirs != NOWHERE) & (ours != theirs)
        is_blocked = (flags & IS_BLOCKED > 0) | is_other_location
        decision = np.where((likely >= self.model.same) & ~is_blocked & (flags & IS_OPEN == 0), SAME, ASK)
        decision[(likely < self.model.ask) | (flags & IS_SEPARATED > 0)] = DIFFERENT
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
    return links.taken(in_order(links.left, links.right))
