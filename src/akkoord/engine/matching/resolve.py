"""What follows from pairs and judgements? The same rules for a whole run and for one answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.matching.arrays import Array
from akkoord.engine.matching.clusters import Links, answers_at, cluster
from akkoord.engine.matching.clusters.links import DECISIONS, MILLION, positions_of
from akkoord.engine.matching.findings import BLOCKING
from akkoord.engine.matching.identifiers import Mint
from akkoord.engine.matching.judgements import Judgement, rule
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


def links_of(pairs: pa.Table, row_keys: pa.Array) -> Links:
    """The machine's view by positions among `row_keys` (sorted); pairs with other rows fall away.

    `pairs` has the columns left, right, probability, decision, is_blocked, in any order.
    """
    ends = [positions_of(pairs[name].combine_chunks(), row_keys) for name in ("left", "right")]
    decision = pc.index_in(pairs["decision"], value_set=DECISIONS).to_numpy()
    links = Links(
        left=np.minimum(*ends),
        right=np.maximum(*ends),
        probability=np.rint(pairs["probability"].to_numpy() * MILLION).astype(np.int32),
        decision=decision.astype(np.int8),
        is_blocked=_blocked(pairs),
    )
    known = np.flatnonzero((links.left >= 0) & (links.left < links.right))
    return links.taken(known[np.lexsort((links.right[known], links.left[known]))])


def _blocked(pairs: pa.Table) -> Array:
    """Whether the machine may not join a pair, from its coded reasons where no column says so."""
    if "is_blocked" in pairs.column_names:
        return np.asarray(pairs["is_blocked"].to_numpy(), dtype=bool)
    return np.array(
        [
            any(reason.partition(" ")[0] in BLOCKING for reason in reasons)
            for reasons in pairs["reasons"].to_pylist()
        ],
        dtype=bool,
    )


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
    keys = pa.array(wanted, pa.string())
    ruling = rule(judgements)
    group = cluster(len(wanted), links_of(pairs, keys), answers_at(ruling, keys), threads=1)
    places: dict[int, list[str]] = {}
    for row_key, first in zip(wanted, group.tolist(), strict=True):
        places.setdefault(first, []).append(row_key)
    naming = name_places(list(places.values()), current, mint)
    return Resolution(naming.assignments, naming.redirects, ruling.set_aside)
