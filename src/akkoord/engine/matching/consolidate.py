"""Many lists in, one register out: compare all rows, decide, cluster, name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pyarrow as pa

from akkoord.engine.matching.assignments import assignments_table
from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.identifiers import Mint, minting_for
from akkoord.engine.matching.judgements import Decision, Groups, Judgement, rule
from akkoord.engine.matching.locations import locations_of
from akkoord.engine.matching.model import Model, shipped_model
from akkoord.engine.matching.places import Place, places_of
from akkoord.engine.matching.resolve import resolve
from akkoord.engine.matching.review import to_review
from akkoord.engine.matching.scoring import ScoredPair, Scorer, pairs_table

LARGEST_COMPLETED = 300
"""Components up to this size get all their pairs scored; in larger ones no candidate counts as 0."""

Progress = Callable[[str, float], None]
"""Called with the name of a step and the share of it that is done."""


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The register that follows from rows and judgements."""

    assignments: pa.Table
    """row_key, location_id, decision (new, same, ask), probability of being one with its nearest row."""
    pairs: pa.Table
    """left, right, probability, decision (same, ask, different), reasons; all that `resolve` needs later."""
    review: pa.Table
    """The pairs to ask a person, most valuable first."""
    locations: pa.Table
    redirects: dict[str, str]
    set_aside: tuple[Judgement, ...]
    """Judgements that newer ones contradict."""


def _quiet(step: str, share: float) -> None:
    """No progress shown."""


def _completed(scorer: Scorer, scored: list[ScoredPair]) -> list[ScoredPair]:
    """All other pairs of the rows that `same` pairs hold together: average link needs them, likely or not."""
    groups = Groups()
    for pair in scored:
        if pair.decision is Decision.SAME:
            groups.join(pair.left, pair.right)
    position = {place.row_key: at for at, place in enumerate(scorer.places)}
    members: dict[str, set[str]] = {}
    for pair in scored:
        if pair.decision is Decision.SAME:
            members.setdefault(groups.of(pair.left), set()).update((pair.left, pair.right))
    known = {(pair.left, pair.right) for pair in scored}
    missing = [
        (position[left], position[right])
        for rows in members.values()
        if len(rows) <= LARGEST_COMPLETED
        for left, right in combinations(sorted(rows), 2)
        if (left, right) not in known
    ]
    return scorer.score(np.array(missing, dtype=np.int64).reshape(-1, 2), keep_from=0.0)


def scored_pairs(
    places: list[Place], current: Mapping[str, str | None], model: Model, progress: Progress
) -> list[ScoredPair]:
    """Every pair worth keeping, by row keys."""
    progress("candidates", 0.15)
    candidates = candidate_pairs(places)
    progress("scores", 0.4)
    scorer = Scorer(places, model, current)
    scored = scorer.score(candidates)
    return sorted(scored + _completed(scorer, scored), key=lambda pair: (pair.left, pair.right))


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
    ordered = rows.sort_by("row_key")
    row_keys = ordered["row_key"].to_pylist()
    if len(set(row_keys)) != len(row_keys):
        raise ValueError("Row keys must be unique.")
    judgements = tuple(judgements)
    ruling = rule(judgements)
    current = dict(zip(row_keys, ordered["location_id"].to_pylist(), strict=True))
    tell("rows", 0.0)
    scored = scored_pairs(places_of(ordered), current, model or shipped_model(), tell)
    tell("clusters", 0.8)
    pairs = pairs_table(scored)
    resolution = resolve(row_keys, pairs, judgements, current, mint or minting_for(ordered))
    tell("locations", 0.9)
    return Consolidation(
        assignments=assignments_table(
            rows["row_key"].to_pylist(), resolution.assignments, current, scored, ruling
        ),
        pairs=pairs,
        review=pairs_table(to_review(scored, resolution.assignments, ruling)),
        locations=locations_of(ordered, resolution.assignments),
        redirects=resolution.redirects,
        set_aside=resolution.set_aside,
    )
