"""A new list against a register that stands on disk: only what is new is computed, the answer is the same."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.arrays import Array
from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.careful_lists import without_lists
from akkoord.engine.matching.consolidate import Consolidation, ascending, consolidation_of
from akkoord.engine.matching.deciding.scoring import NOWHERE
from akkoord.engine.matching.describing import concatenated, describe
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.groups import Described, Matching, Progress, believed, group_rows, quiet
from akkoord.engine.matching.identifiers import Minting
from akkoord.engine.matching.index import Index
from akkoord.engine.matching.judgements import Judgement
from akkoord.engine.matching.model import Model, shipped_model
from akkoord.engine.matching.naming import Naming, name_groups
from akkoord.engine.matching.taking import taken


@dataclass(frozen=True, slots=True)
class _Touched:
    """The new rows with those rows of the register that they may concern, ascending by row key."""

    given: Described
    pairs: Array
    new: Array
    """Where each new row stands, in the order of their keys."""


def match_against(
    index: Index,
    rows: pa.Table,
    *,
    judgements: Iterable[Judgement] = (),
    key: bytes = b"",
    model: Model | None = None,
    progress: Progress = quiet,
) -> Consolidation:
    """What `consolidate` of the register and `rows` (ROW_SCHEMA) says of `rows`.

    `assignments` is about `rows` alone, the other tables about them and the locations that they may concern.
    `key` is that under which identifiers are drawn. Rows of the register that judgements name are among
    those concerned, whether or not anything makes them worth comparing, and so are all rows of a location
    of which one row is: together they decide whether a new row belongs to it.
    """
    model = model or shipped_model()
    judgements = list(judgements)
    ordered, order = ascending(rows)
    progress("rows", 0.0)
    touched = _touched(index, ordered, {key for each in judgements for key in (each.left, each.right)})
    given = believed(touched.given, model)
    matching = group_rows(given, touched.pairs, judgements, model, progress)
    progress("locations", 0.85)
    return consolidation_of(given, touched.new[order], matching, lambda: _named(index, given, matching, key))


def _touched(index: Index, new: pa.Table, judged: set[str]) -> _Touched:
    described = describe(new)
    pairs = index.candidates(described).astype(np.int64)
    named = _positions(index, "row_key", pa.array(sorted(judged), pa.string()))
    named = np.union1d(pairs[pairs < len(index)], named)
    locations = index.rows["location_id"].take(pa.array(named)).unique().drop_null()
    old = np.union1d(named, _positions(index, "location_id", locations))
    old_rows, old_described = index.taken(old)
    together = pa.concat_tables([old_rows, new]).combine_chunks()
    order = pc.sort_indices(together["row_key"]).to_numpy().astype(np.int64)
    place = np.argsort(order)
    found = np.where(pairs < len(index), np.searchsorted(old, pairs), pairs - len(index) + len(old))
    found = np.sort(place[found], axis=1).reshape(-1, 2)
    descriptions = without_lists(
        taken(concatenated([old_described, described]), order), index.repeating_with(described)
    )
    rows = together.take(pa.array(order))
    within = _pairs_within_locations(rows["location_id"], descriptions, np.sort(place[: len(old)]))
    every = np.concatenate([found, within])
    return _Touched(
        Described(rows, descriptions),
        every[np.lexsort((every[:, 1], every[:, 0]))].astype(np.int32),
        place[len(old) :],
    )


def _positions(index: Index, column: str, values: pa.Array) -> Array:
    """Where the rows of the register stand that have one of these values in this column."""
    if not len(values):
        return np.empty(0, dtype=np.int64)
    is_in = pc.is_in(index.rows[column], value_set=values)
    return np.flatnonzero(is_in.to_numpy())


def _pairs_within_locations(location_ids: pa.ChunkedArray, rows: Descriptions, old: Array) -> Array:
    """Pairs worth comparing among the rows at `old` (ascending) that bear the same location."""
    borne = location_ids.combine_chunks().dictionary_encode().indices
    code = pc.fill_null(borne, NOWHERE).to_numpy(zero_copy_only=False)
    placed = old[code[old] != NOWHERE]
    repeated = placed[np.bincount(code[placed])[code[placed]] > 1]
    pairs = repeated[candidate_pairs(taken(rows, repeated))]
    return np.asarray(pairs[code[pairs[:, 0]] == code[pairs[:, 1]]])


def _named(index: Index, given: Described, matching: Matching, key: bytes) -> Naming:
    """The names of the places; none that is drawn may stand anywhere in the register."""
    current = given.rows["location_id"].combine_chunks()
    drawn_from: dict[str, str] = {}
    while True:
        naming = name_groups(
            matching.group, given.row_keys, current, Minting(given.rows, key), drawn_from=drawn_from
        )
        drawn = pa.array(list(naming.drawn), pa.string())
        standing = index.rows["location_id"]
        taken_ids = standing.filter(pc.is_in(standing, value_set=drawn)).to_pylist()
        if not taken_ids:
            return naming
        drawn_from |= dict.fromkeys(taken_ids, "")
