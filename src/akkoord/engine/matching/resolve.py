"""What follows from pairs and judgements? The same rules for a whole run and for one answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from akkoord.engine.matching.clusters import Link, cluster, is_blocked
from akkoord.engine.matching.identifiers import Mint
from akkoord.engine.matching.judgements import Decision, Judgement, pair_of, rule
from akkoord.engine.matching.naming import name_places


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where each row belongs now."""

    assignments: dict[str, str]
    """Row key → location identifier."""
    redirects: dict[str, str]
    """Identifier that no longer stands for itself → the one it leads to."""
    set_aside: tuple[Judgement, ...]
    """Judgements that newer ones contradict."""


def links_of(pairs: pa.Table) -> dict[tuple[str, str], Link]:
    """The machine's view by pair, from a table with left, right, probability, decision, reasons."""
    columns = (pairs[name].to_pylist() for name in ("left", "right", "probability", "decision", "reasons"))
    return {
        pair_of(left, right): Link(probability, Decision(decision), is_blocked(reasons))
        for left, right, probability, decision, reasons in zip(*columns, strict=True)
    }


def resolve(
    row_keys: Iterable[str],
    pairs: pa.Table,
    judgements: Iterable[Judgement],
    current: Mapping[str, str | None],
    mint: Mint,
) -> Resolution:
    """Cluster `row_keys` and name the places.

    `pairs` is `Consolidation.pairs` or a part of it that holds every pair among `row_keys`; `judgements`
    run from the oldest to the newest; `current` holds the identifier that a row bears now; `mint` draws
    new ones (`minting_for(rows)`). Pure: any order of rows and pairs gives the same.
    """
    wanted = sorted(set(row_keys))
    ruling = rule(judgements)
    places = cluster(wanted, links_of(pairs), ruling)
    naming = name_places(places, current, mint)
    return Resolution(naming.assignments, naming.redirects, ruling.set_aside)
