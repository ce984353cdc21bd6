"""Which rows are one place? From candidate pairs to groups: scores, people's answers, average link."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.matching.clusters import Answers, Links, answers_at, cluster, unscored_pairs
from akkoord.engine.matching.comparing.comparable import near_partners
from akkoord.engine.matching.deciding.reasons import Reasons
from akkoord.engine.matching.deciding.scoring import NOWHERE, Scorer, concatenated_links, sorted_links
from akkoord.engine.matching.deciding.vouching import vouched
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.doubtful_identifiers import (
    DoubtfulIdentifiers,
    believed_identifiers,
    doubtful_identifiers,
    shared_identifiers,
)
from akkoord.engine.matching.judgements import Judgement, rule
from akkoord.engine.matching.model import Model
from akkoord.engine.matching.text_hashes import identifiers_of

Progress = Callable[[str, float], None]
"""Called with the name of a step and the share of it that is done."""


def quiet(step: str, share: float) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Described:
    """Rows (ROW_SCHEMA, ascending by row key) with what is compared of them."""

    rows: pa.Table
    descriptions: Descriptions
    doubts: tuple[DoubtfulIdentifiers, ...] = ()
    """Identifiers that are not believed; neither the rows nor their descriptions hold them any more."""

    @property
    def row_keys(self) -> pa.Array:
        """The rows' keys, ascending."""
        return self.rows["row_key"].combine_chunks()


@dataclass(frozen=True, slots=True)
class Matching:
    """What the machine and people say of rows, before any place has a name."""

    links: Links
    answers: Answers
    group: Array
    """int32, for each row the smallest row of its place."""
    reasons: Reasons
    set_aside: tuple[Judgement, ...]


def believed(given: Described, model: Model) -> Described:
    """`given` without the identifiers of lists whose names do not fit them."""
    shared = shared_identifiers(given.rows)
    if not len(shared.pairs):
        return given
    nothing = Ragged(np.zeros(len(given.rows) + 1, dtype=np.int64), np.empty(0, dtype=np.uint64))
    without = replace(given.descriptions, identifiers=nothing)
    scorer = Scorer(without, model, np.full(len(given.rows), NOWHERE))
    links = scorer.score(shared.pairs, keep_from=0.0)
    doubts = doubtful_identifiers(shared, links.probability)
    if not doubts:
        return given
    rows = believed_identifiers(given.rows, doubts)
    descriptions = replace(given.descriptions, identifiers=identifiers_of(rows["identifiers"].to_pylist()))
    return Described(rows, descriptions, tuple(doubts))


def group_rows(
    given: Described, pairs: Array, judgements: Iterable[Judgement], model: Model, progress: Progress = quiet
) -> Matching:
    """Decide the candidate `pairs` (positions, n × 2, sorted), and group the rows."""
    rows, row_keys = given.rows, given.row_keys
    ruling = rule(judgements)
    progress("scores", 0.45)
    bears = pc.fill_null(rows["location_id"].combine_chunks().dictionary_encode().indices, NOWHERE)
    borne = bears.to_numpy(zero_copy_only=False).astype(np.int32)
    scorer = Scorer(given.descriptions, model, borne, near_partners(len(rows), pairs))
    links = scorer.score(pairs)
    more = scorer.score(unscored_pairs(len(rows), links), keep_from=0.0)
    links = vouched(sorted_links(concatenated_links([links, more])), given.descriptions)
    progress("clusters", 0.75)
    answers = answers_at(ruling, row_keys)
    return Matching(
        links=links,
        answers=answers,
        group=cluster(len(rows), links, answers, bears=scorer.bears),
        reasons=Reasons(given.descriptions, row_keys, model, scorer.bears),
        set_aside=ruling.set_aside,
    )
