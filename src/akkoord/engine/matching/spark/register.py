"""From groups of rows to the tables of a register, on the driver: names depend on all places at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as column

from akkoord.engine.arrays import Array
from akkoord.engine.matching.assignments import assignments_table
from akkoord.engine.matching.clusters import Links
from akkoord.engine.matching.consolidate import pairs_table
from akkoord.engine.matching.doubtful_identifiers import DoubtfulIdentifiers, believed_identifiers
from akkoord.engine.matching.identifiers import minting_for
from akkoord.engine.matching.locations import locations_of
from akkoord.engine.matching.naming import name_groups
from akkoord.engine.matching.review import to_review
from akkoord.engine.matching.spark.grouping import GROUP_OF, Said
from akkoord.engine.matching.spark.scoring import links_from
from akkoord.engine.rows import ROW_SCHEMA

REDIRECTS_SCHEMA = pa.schema(
    [pa.field("location_id", pa.string(), nullable=False), pa.field("leads_to", pa.string(), nullable=False)]
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What the cluster found out."""

    rows: DataFrame
    """position and ROW_SCHEMA, as given."""
    links: DataFrame
    places: DataFrame
    """What `grouped` gives."""
    said: Said
    doubts: Sequence[DoubtfulIdentifiers]


def register_of(decided: Decided, *, key: bytes) -> dict[str, pa.Table]:
    """The tables that `consolidate` gives, by name; `key` is the one under which identifiers are drawn."""
    given = decided.rows.select("position", *ROW_SCHEMA.names).toArrow().sort_by("position")
    rows = given.select(ROW_SCHEMA.names).cast(ROW_SCHEMA).combine_chunks()
    row_keys = rows["row_key"].combine_chunks()
    is_group = column.col("decision") == GROUP_OF
    links = _likeliest(links_from(decided.links.union(decided.places.where(~is_group)).toArrow()))
    group = _group(decided.places.where(is_group).select("left", "right").toArrow(), len(rows))
    answers = decided.said.within(np.arange(len(rows), dtype=np.int32))
    naming = name_groups(group, row_keys, rows["location_id"].combine_chunks(), minting_for(rows, key=key))
    asked = to_review(naming.place, links, answers)
    believed = believed_identifiers(rows, decided.doubts)
    redirects = sorted(naming.redirects.items())
    return {
        "assignments": assignments_table(row_keys, np.arange(len(rows)), naming, links, answers),
        "pairs": pairs_table(links, row_keys),
        "review": pairs_table(links.taken(asked), row_keys),
        "locations": locations_of(believed, naming.place, naming.location_ids),
        "redirects": pa.table(
            [[old for old, _ in redirects], [new for _, new in redirects]], REDIRECTS_SCHEMA
        ),
    }


def _likeliest(links: Links) -> Links:
    """Each pair once: what a third row made it stands beside what its two rows alone did."""
    links = links.taken(np.lexsort((-links.probability, links.right, links.left)))
    is_first = np.diff(links.left, prepend=-1).astype(bool) | np.diff(links.right, prepend=-1).astype(bool)
    return links.taken(is_first)


def _group(lines: pa.Table, count: int) -> Array:
    group = np.arange(count, dtype=np.int32)
    group[lines["left"].to_numpy()] = lines["right"].to_numpy()
    return group
