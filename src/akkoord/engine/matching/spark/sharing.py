"""Candidate pairs over a cluster: keys meet in blocks of keys, their groups in blocks of texts.

A text is known by the position of its first row. Keys and groups travel as whole arrays, one binary value
for each block that sends to another one: a hundred keys a row would be too many records for Spark.
"""

from functools import partial

import numpy as np
import pyarrow as pa
from pyspark import Broadcast
from pyspark.sql import DataFrame
from pyspark.sql import functions as column

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.matching.candidates.finding import unpacked
from akkoord.engine.matching.candidates.groups import Groups, bucket_groups, bucketed
from akkoord.engine.matching.candidates.parts import keys_of
from akkoord.engine.matching.candidates.sharing import block_pairs, by_first_member
from akkoord.engine.matching.candidates.texts import Texts, packed_pair, pairs_of_rows
from akkoord.engine.matching.portable import from_portable
from akkoord.engine.matching.spark.layout import Batches, Layout
from akkoord.engine.matching.spark.portions import distinct, groups_in, portions

SENT = "block int, sent binary"
"""What one block sends to another one."""
PAIRS = "left int, right int"


def pairs_of_texts(descriptions: DataFrame, layout: Layout) -> DataFrame:
    """left, right: texts that share enough, each by the position of its first row."""
    texts = descriptions.withColumn("block", column.pmod("text", column.lit(layout.row_blocks)).cast("int"))
    keys = texts.groupBy("block").applyInArrow(partial(_keys_of_block, layout=layout), SENT)
    groups = keys.groupBy("block").applyInArrow(partial(_groups_of_block, layout=layout), SENT)
    strengths = descriptions.sparkSession.sparkContext.broadcast(_strengths(descriptions, layout))
    pairs_of_block = partial(_pairs_of_block, layout=layout, strengths=strengths)
    return groups.groupBy("block").applyInArrow(pairs_of_block, PAIRS)


def _strengths(descriptions: DataFrame, layout: Layout) -> Array:
    """uint16: what each text could share, at the position of its first row."""
    first, poorest = column.min("position").alias("position"), column.min("strength").alias("strength")
    found = descriptions.groupBy("text").agg(first, poorest).select("position", "strength").toArrow()
    strengths = np.zeros(layout.rows, dtype=np.uint16)
    strengths[found["position"].to_numpy()] = found["strength"].to_numpy()
    return strengths


def _keys_of_block(block: pa.Table, *, layout: Layout) -> pa.Table:
    """All rows of a share of the texts → their keys, for each block of keys one array."""
    rows, position = from_portable(block), block["position"].to_numpy()
    _, numbered = np.unique(rows.text, return_inverse=True)
    first = np.full(numbered.max() + 1, layout.rows, dtype=np.int32)
    np.minimum.at(first, numbered, position)
    keys, row = keys_of(rows)
    buckets = (0, 1 << layout.key_bits)
    owners = first[numbered[row]]
    packed, starts = bucketed(keys, owners, layout.key_bits, layout.owner_bits, buckets)
    return _sent(Ragged(starts, packed))


def _groups_of_block(block: pa.Table, *, layout: Layout) -> pa.Table:
    """All rows of a share of the keys → the groups, to each block of texts that begins pairs with them."""
    groups = bucket_groups(0, _received(block, np.uint64), owner_bits=layout.owner_bits)
    return _sent(portions(groups, layout.row_blocks, rows_in_block=layout.rows_in_block))


def _pairs_of_block(block: pa.Table, *, layout: Layout, strengths: Broadcast[Array]) -> pa.Table:
    """All groups with texts of one block → the pairs that begin with them and share enough."""
    number = block["block"][0].as_py()
    received = groups_in(_received(block, np.int32))
    texts, members = distinct(received.members)
    groups = by_first_member(Groups(received.starts, members, received.kinds), len(texts))
    span = np.searchsorted(texts, np.array([number, number + 1]) * layout.rows_in_block).tolist()
    strength = strengths.value[texts].astype(np.int32)
    found = list(block_pairs(groups, (span[0], span[1]), strength))
    pairs = unpacked(np.concatenate([np.empty(0, dtype=np.uint64), *found]))
    return _pairs_table(texts[pairs[:, 0]], texts[pairs[:, 1]])


def candidate_pairs(pairs: DataFrame, descriptions: DataFrame) -> DataFrame:
    """left, right: the pairs of positions that `candidates.candidate_pairs` finds, from `pairs_of_texts`.

    Those are rows of equal text, and all rows of both texts. `pairs` is read twice.
    """
    rows = column.sort_array(column.collect_list("position")).alias("rows")
    repeated = descriptions.groupBy("text").agg(rows).where(column.size("rows") > 1).select("rows")
    repeated = repeated.withColumn("text", column.col("rows")[0])
    ours = repeated.select(column.col("text").alias("left"), column.col("rows").alias("ours"))
    theirs = repeated.select(column.col("text").alias("right"), column.col("rows").alias("theirs"))
    both = pairs.join(ours, "left", "left").join(theirs, "right", "left")
    is_plain = column.col("ours").isNull() & column.col("theirs").isNull()
    of_rows = both.where(~is_plain).select(
        column.coalesce("ours", column.array("left")).alias("ours"),
        column.coalesce("theirs", column.array("right")).alias("theirs"),
    )
    equal = repeated.select(
        column.col("rows").alias("ours"), column.array().cast("array<int>").alias("theirs")
    )
    spread = of_rows.union(equal).mapInArrow(_spread, PAIRS).distinct()
    return both.where(is_plain).select("left", "right").union(spread)


def _spread(batches: Batches) -> Batches:
    """Two lists of rows, each of one text (the second may be empty) → their pairs."""
    for batch in batches:
        lists = [row or [] for name in ("ours", "theirs") for row in batch[name].to_pylist()]
        texts = Texts(np.empty(0, dtype=np.int32), Ragged.of(lists, dtype=np.int32))
        wanted = [(at, at + len(batch)) for at in range(len(batch)) if lists[at + len(batch)]]
        packed = np.array([packed_pair(*each) for each in wanted], dtype=np.uint64)
        pairs = np.unique(unpacked(pairs_of_rows(texts, packed)), axis=0)
        yield from _pairs_table(pairs[:, 0], pairs[:, 1]).to_batches()


def _pairs_table(left: Array, right: Array) -> pa.Table:
    return pa.table({"left": pa.array(left, pa.int32()), "right": pa.array(right, pa.int32())})


def _sent(to: Ragged) -> pa.Table:
    """The array for each block, without the empty ones."""
    blocks = np.flatnonzero(np.diff(to.starts)).tolist()
    arrays = [to[block].tobytes() for block in blocks]
    return pa.table({"block": pa.array(blocks, pa.int32()), "sent": pa.array(arrays, pa.binary())})


def _received(block: pa.Table, dtype: type) -> Array:
    """All arrays that came to a block, one after the other."""
    return np.concatenate([np.frombuffer(each.as_buffer(), dtype=dtype) for each in block["sent"]])
