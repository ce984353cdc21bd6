"""Many lists in, one register out: compare all rows, decide, cluster, name."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.arrays import Array
from akkoord.engine.matching.assignments import assignments_table
from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.careful_lists import of_careful_lists
from akkoord.engine.matching.clusters import Links
from akkoord.engine.matching.clusters.links import DECISIONS, MILLION
from akkoord.engine.matching.deciding.reasons import Reasons
from akkoord.engine.matching.describing import describe, getting_ready
from akkoord.engine.matching.doubtful_identifiers import DoubtfulIdentifiers
from akkoord.engine.matching.groups import Described, Matching, Progress, believed, group_rows, quiet
from akkoord.engine.matching.identifiers import Mint, minting_for
from akkoord.engine.matching.judgements import Judgement
from akkoord.engine.matching.locations import places_shown, with_names
from akkoord.engine.matching.model import Model, shipped_model
from akkoord.engine.matching.naming import Naming, name_groups, places_of
from akkoord.engine.matching.review import to_review

PAIRS_SCHEMA = pa.schema(
    [
        pa.field("left", pa.string(), nullable=False),
        pa.field("right", pa.string(), nullable=False),
        pa.field("probability", pa.float64(), nullable=False),
        pa.field("decision", pa.string(), nullable=False),
        pa.field("is_blocked", pa.bool_(), nullable=False),
    ]
)


MANY_ROWS = 200_000
"""From so many on, what a step leaves behind counts beside what the next one needs."""


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
    doubts: tuple[DoubtfulIdentifiers, ...] = ()
    """Lists whose identifiers do not fit their names and were not used."""


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


def ascending(rows: pa.Table) -> tuple[pa.Table, Array]:
    """The rows by their keys, and where each of the given rows stands among them.

    Raises ValueError when a row key stands twice.
    """
    order = pc.sort_indices(rows["row_key"])
    ordered = rows.take(order).combine_chunks()
    row_keys = ordered["row_key"]
    if pc.any(pc.equal(row_keys.slice(1), row_keys.slice(0, max(0, len(rows) - 1)))).as_py():
        raise ValueError("Row keys must be unique.")
    place = np.empty(len(rows), dtype=np.int64)
    place[order.to_numpy()] = np.arange(len(rows))
    return ordered, place


def _give_back(rows: pa.Table) -> None:
    """Give the system back what nobody uses any more, if it may be much: to take it anew takes time."""
    if len(rows) > MANY_ROWS:
        pa.default_memory_pool().release_unused()


def consolidate(
    rows: pa.Table,
    *,
    judgements: Iterable[Judgement] = (),
    mint: Mint | None = None,
    model: Model | None = None,
    progress: Progress = quiet,
) -> Consolidation:
    """Bring `rows` (ROW_SCHEMA; those with a location_id are the register) together into one register.

    `judgements` run from the oldest to the newest. `mint` draws identifiers (`minting_for(rows, key=…)`;
    without a key by default). The order of the rows changes nothing but the order of `assignments`
    and which row of a new place is `new` there: the uppermost.
    """
    model = model or shipped_model()
    with getting_ready(rows):
        ordered, order = ascending(rows)
    progress("rows", 0.0)
    given = believed(Described(ordered, of_careful_lists(describe(ordered))), model)
    _give_back(rows)
    progress("candidates", 0.3)
    pairs = candidate_pairs(given.descriptions)
    _give_back(rows)
    matching = group_rows(given, pairs, judgements, model, progress)
    progress("locations", 0.85)
    current = ordered["location_id"].combine_chunks()
    minted = mint or minting_for(ordered)
    return consolidation_of(
        given, order, matching, lambda: name_groups(matching.group, given.row_keys, current, minted)
    )


def consolidation_of(
    given: Described, order: Array, matching: Matching, name: Callable[[], Naming]
) -> Consolidation:
    """The tables of a run; `order` says which rows `assignments` is about, and in which order.

    `name` names the places, while others already work at what needs no names.
    """
    with ThreadPoolExecutor() as workers:
        pairs = workers.submit(pairs_table, matching.links, given.row_keys)
        shown = workers.submit(places_shown, given.rows, places_of(matching.group))
        naming = name()
        asked = to_review(naming.place, matching.links, matching.answers)
        return Consolidation(
            assignments=assignments_table(given.row_keys, order, naming, matching.links, matching.answers),
            pairs=pairs.result(),
            review=pairs_table(matching.links.taken(asked), given.row_keys),
            locations=with_names(shown.result(), naming.location_ids),
            redirects=naming.redirects,
            set_aside=matching.set_aside,
            reasons=matching.reasons,
            doubts=given.doubts,
        )
