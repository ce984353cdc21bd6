"""What follows from pairs and judgements? The same rules for a whole run and for one answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.matching.clusters import Links, answers_at, cluster
from akkoord.engine.matching.clusters.links import DECISIONS, MILLION, in_order, positions_of
from akkoord.engine.matching.identifiers import Mint
from akkoord.engine.matching.judgements import Judgement, rule
from akkoord.engine.matching.naming import NOTHING_DRAWN, name_groups


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where each row belongs now."""

    assignments: dict[str, str]
    """Row key → location identifier."""
    redirects: dict[str, str]
    """Identifier that no longer stands for itself → the one it leads to."""
    set_aside: tuple[Judgement, ...]
    """Judgements that newer ones contradict."""
    drawn: dict[str, str]
    """New identifier → the row it was drawn from."""


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
        is_blocked=np.asarray(pairs["is_blocked"].to_numpy(), dtype=bool),
    )
    known = np.flatnonzero((links.left >= 0) & (links.left < links.right))
    return links.taken(known[in_order(links.left[known], links.right[known])])


def resolve(  # noqa: PLR0913 - what the register remembers comes in by name
    row_keys: Iterable[str],
    pairs: pa.Table,
    judgements: Iterable[Judgement],
    current: Mapping[str, str | None],
    mint: Mint,
    *,
    former: Mapping[str, str] | None = None,
    drawn_from: Mapping[str, str] = NOTHING_DRAWN,
) -> Resolution:
    """Cluster `row_keys` and name the places.

    `pairs` is `Consolidation.pairs` or a part of it that holds every pair among `row_keys`; `judgements`
    run from the oldest to the newest; `current` holds the identifier that a row bears now; `mint` draws
    new ones (`minting_for(rows)`); who undoes an answer gives in `former` what rows bore before it, which
    then counts instead; `drawn_from` remembers the row of every identifier ever given, so that
    one that is not in use is given to no other row. The groups follow from pairs and judgements alone,
    so that an answer can be undone. Pure: any order of rows and pairs gives the same.
    """
    wanted = sorted(set(row_keys))
    keys = pa.array(wanted, pa.string())
    ruling = rule(judgements)
    group = cluster(len(wanted), links_of(pairs, keys), answers_at(ruling, keys), threads=1)
    bears = {**current, **(former or {})}
    borne = pa.array([bears.get(row_key) for row_key in wanted], pa.string())
    naming = name_groups(group, keys, borne, mint, drawn_from=drawn_from)
    named = naming.location_ids.take(pa.array(naming.place)).to_pylist()
    assignments = dict(zip(wanted, named, strict=True))
    redirects = {**_left_behind(current, assignments), **naming.redirects}
    return Resolution(assignments, redirects, ruling.set_aside, naming.drawn)


def _left_behind(current: Mapping[str, str | None], assignments: Mapping[str, str]) -> dict[str, str]:
    """Identifiers that no place bears any more → that of most of the rows which bore them."""
    in_use = set(assignments.values())
    went: dict[str, Counter[str]] = defaultdict(Counter)
    for row_key, location_id in assignments.items():
        old = current.get(row_key)
        if old and old not in in_use:
            went[old][location_id] += 1
    return {old: min(places, key=lambda each: (-places[each], each)) for old, places in went.items()}
