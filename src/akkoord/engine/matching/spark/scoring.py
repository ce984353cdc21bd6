"""Scores of pairs over a cluster: each block of pairs meets the descriptions of its rows once."""

from functools import partial, reduce

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as column

from akkoord.engine.arrays import Array
from akkoord.engine.matching.clusters import Links
from akkoord.engine.matching.deciding.scoring import Scorer
from akkoord.engine.matching.model import Model
from akkoord.engine.matching.portable import PORTABLE_SCHEMA, from_portable
from akkoord.engine.matching.spark.layout import Layout

LINKS = "left int, right int, probability int, decision byte, is_blocked boolean"
LINK_TYPES = {
    "left": pa.int32(),
    "right": pa.int32(),
    "probability": pa.int32(),
    "decision": pa.int8(),
    "is_blocked": pa.bool_(),
}


def scored_links(pairs: DataFrame, descriptions: DataFrame, model: Model, layout: Layout) -> DataFrame:
    """LINKS for pairs (left, right) of positions: those that the local runner keeps."""
    block = column.floor(column.col("left") / layout.rows_in_block).cast("int").alias("block")
    in_blocks = pairs.select(block, "left", "right")
    ends = (
        in_blocks.select(column.col("block").alias("needed_in"), column.col(end).alias("position"))
        for end in ("left", "right")
    )
    needed = reduce(DataFrame.union, ends).distinct().join(descriptions, "position")
    together = in_blocks.groupBy("block").cogroup(needed.groupBy("needed_in"))
    return together.applyInArrow(partial(_links_of_block, model=model), LINKS)


def _links_of_block(pairs: pa.Table, rows: pa.Table, *, model: Model) -> pa.Table:
    known = Known(rows)
    ends = np.column_stack([known.places(pairs[name].to_numpy()) for name in ("left", "right")])
    ends = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
    return links_table(known.scorer(model).score(ends), known.position)


class Known:
    """Descriptions of some rows in the order of their positions."""

    def __init__(self, rows: pa.Table) -> None:
        order = pa.array(np.argsort(rows["position"].to_numpy()))
        self.position: Array = rows["position"].to_numpy()[order.to_numpy()]
        self.rows = from_portable(rows.select(PORTABLE_SCHEMA.names).take(order))
        self.bears: Array = rows["bears"].to_numpy()[order.to_numpy()]

    def places(self, positions: Array) -> Array:
        """Where these rows are among the known ones."""
        return np.searchsorted(self.position, positions).astype(np.int32)

    def scorer(self, model: Model) -> Scorer:
        """What scores pairs of known rows."""
        return Scorer(self.rows, model, self.bears)


def links_table(links: Links, position: Array) -> pa.Table:
    """LINKS with the position of each row in place of its number in a block."""
    values = {
        "left": position[links.left],
        "right": position[links.right],
        "probability": links.probability,
        "decision": links.decision,
        "is_blocked": links.is_blocked,
    }
    return pa.table({name: pa.array(values[name], LINK_TYPES[name]) for name in LINK_TYPES})


def links_from(table: pa.Table) -> Links:
    """The links of a table with the columns of LINKS, sorted by their rows."""
    columns = {name: table[name].to_numpy(zero_copy_only=False) for name in LINK_TYPES}
    order = np.lexsort((columns["right"], columns["left"]))
    return Links(**{name: values[order] for name, values in columns.items()})
