"""Many lists in, one register out: compare all rows, decide, cluster, name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.matching.arrays import Array
from akkoord.engine.matching.assignments import assignments_table
from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.clusters import Answers, Links, answers_at, cluster, unscored_pairs
from akkoord.engine.matching.clusters.links import DECISIONS, MILLION
from akkoord.engine.matching.deciding.reasons import Reasons
from akkoord.engine.matching.deciding.scoring import NOWHERE, Scorer, concatenated_links, sorted_links
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.identifiers import Mint, minting_for
from akkoord.engine.matching.judgements import Judgement, rule
from akkoord.engine.matching.locations import locations_of
from akkoord.engine.matching.model import Model, shipped_model
from akkoord.engine.matching.naming import Naming, name_groups
from akkoord.engine.matching.review import to_review

Progress = Callable[[str, float], None]
"""Called with the name of a step and the share of it that is done."""

PAIRS_SCHEMA = pa.schema(
    [
        pa.field("left", pa.string(), nullable=False),
        pa.field("right", pa.string(), nullable=False),
        pa.field("probability", pa.float64(), nullable=False),
        pa.field("decision", pa.string(), nullable=False),
        pa.field("is_blocked", pa.bool_(), nullable=False),
    ]
)


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The register that follows from rows and judgements."""

    assignments: pa.Table
    """row_key, location_id, decision (new, same, ask), probability of being one with its nearest row."""
    pairs: pa.Table
    """left, right, probability, decision (same, ask, different), is_blocked: what `resolve` needs."""
    review: pa.Table
    """The pairs to ask a person, most valuable first."""
    locations: pa.Table
    redirects: dict[str, str]
    set_aside: tuple[Judgement, ...]
    """Judgements that newer ones contradict."""
    reasons: Reasons
    """Explains any pair: `reasons.of(pairs)`."""


@dataclass(frozen=True, slots=True)
class Matching:
    """What the machine and people say of rows, before any place has a name."""

    links: Links
    answers: Answers
    group: Array
    """int32, for each row the smallest row of its place."""
    reasons: Reasons
    set_aside: tuple[Judgement, ...]


def _quiet(step: str, share: float) -> None:
    """No progress shown."""


def match(rows: pa.Table, judgements: Iterable[Judgement], model: Model, progress: Progress) -> Matching:
    """Which of `rows` (ROW_SCHEMA, ascending by row key) are one place?"""
    row_keys = rows["row_key"].combine_chunks()
    ruling = rule(judgements)
    progress("rows", 0.0)
    described = describe(rows)
    progress("candidates", 0.3)
    pairs = candidate_pairs(described)
    progress("scores", 0.45)
    bears = pc.fill_null(rows["location_id"].combine_chunks().dictionary_encode().indices, NOWHERE)
    scorer = Scorer(described, model, bears.to_numpy(zero_copy_only=False).astype(np.int32))
    links = scorer.score(pairs)
    more = scorer.score(unscored_pairs(len(rows), links), keep_from=0.0)
    links = sorted_links(concatenated_links([links, more]))
    progress("clusters", 0.75)
    answers = answers_at(ruling, row_keys)
    return Matching(
        links=links,
        answers=answers,
        group=cluster(len(rows), links, answers, bears=scorer.bears),
        reasons=Reasons(described, row_keys, model, scorer.bears),
        set_aside=ruling.set_aside,
    )


def pairs_table(links: Links, row_keys: pa.Array) -> pa.Table:
    """Links with the keys of their rows, in their order."""
    return pa.table(
        [
            row_keys.take(pa.array(links.left)),
            row_keys.take(pa.array(links.right)),
            pa.array(links.probability / MILLION),
            DECISIONS.take(pa.array(links.decision)),
            pa.array(links.is_blocked),
        ],
        schema=PAIRS_SCHEMA,
    )


def consolidate(
    rows: pa.Table,
    *,
    judgements: Iterable[Judgement] = (),
    mint: Mint | None = None,
    model: Model | None = None,
    progress: Progress | None = None,
) -> Consolidation:
    """Bring `rows` (ROW_SCHEMA; those with a location_id are the register) together into one register.

    `judgements` run from the oldest to the newest. `mint` draws identifiers (`minting_for(rows, key=…)`;
    without a key by default). The order of the rows changes nothing but the order of `assignments`
    and which row of a new place is `new` there: the uppermost.
    """
    tell = progress or _quiet
    order = pc.sort_indices(rows["row_key"])
    ordered = rows.take(order)
    row_keys = ordered["row_key"].combine_chunks()
    if pc.any(pc.equal(row_keys.slice(1), row_keys.slice(0, max(0, len(rows) - 1)))).as_py():
        raise ValueError("Row keys must be unique.")
    matching = match(ordered, judgements, model or shipped_model(), tell)
    tell("locations", 0.85)
    current = ordered["location_id"].combine_chunks()
    naming = name_groups(matching.group, row_keys, current, mint or minting_for(ordered))
    return Consolidation(
        assignments=assignments_table(
            row_keys, np.argsort(order.to_numpy()), naming, matching.links, matching.answers
        ),
        pairs=pairs_table(matching.links, row_keys),
        review=_review(matching, naming, row_keys),
        locations=locations_of(ordered, naming.place, naming.location_ids),
        redirects=naming.redirects,
        set_aside=matching.set_aside,
        reasons=matching.reasons,
    )


def _review(matching: Matching, naming: Naming, row_keys: pa.Array) -> pa.Table:
    asked = to_review(naming.place, matching.links, matching.answers)
    return pairs_table(matching.links.taken(asked), row_keys)
