"""Rows in, each described and with its position: the order of the row keys, as on one machine."""

import numpy as np
import pyarrow as pa
from pyspark import TaskContext
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as column
from pyspark.sql.pandas.types import from_arrow_schema

from akkoord.engine.matching.candidates.strengths import strengths_of
from akkoord.engine.matching.deciding.scoring import NOWHERE
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.portable import PORTABLE_SCHEMA, to_portable
from akkoord.engine.matching.spark.layout import Batches
from akkoord.engine.matching.text_hashes import text_hashes
from akkoord.engine.rows import ROW_SCHEMA

DESCRIBED_SCHEMA = pa.schema(
    [
        pa.field("part", pa.int32(), nullable=False),
        pa.field("place_in_part", pa.int64(), nullable=False),
        pa.field("is_repeated", pa.bool_(), nullable=False),
        pa.field("bears", pa.int64(), nullable=False),
        pa.field("strength", pa.int32(), nullable=False),
        *ROW_SCHEMA,
        *(field.with_name(f"described_{field.name}") for field in PORTABLE_SCHEMA),
    ]
)
"""`bears`: a hash of the location that a row has now, NOWHERE for none; `strength`: what it could share."""


def described_rows(rows: DataFrame, *, parts: int) -> DataFrame:
    """`rows` (ROW_SCHEMA) in the order of their keys over `parts` partitions, as DESCRIBED_SCHEMA."""
    ordered = rows.select(*ROW_SCHEMA.names).repartitionByRange(parts, "row_key")
    schema = from_arrow_schema(DESCRIBED_SCHEMA)
    return ordered.sortWithinPartitions("row_key").mapInArrow(_describe_part, schema)


def _describe_part(batches: Batches) -> Batches:
    context = TaskContext.get()
    part = context.partitionId() if context else 0
    seen, last = 0, None
    for batch in batches:
        table = pa.Table.from_batches([batch])
        described, row_keys = describe(table), table["row_key"].to_pylist()
        is_repeated = [key == before for key, before in zip(row_keys, [last, *row_keys], strict=False)]
        columns = [
            pa.array(np.full(len(table), part, dtype=np.int32)),
            pa.array(np.arange(seen, seen + len(table), dtype=np.int64)),
            pa.array(is_repeated, pa.bool_()),
            pa.array(borne(table["location_id"].to_pylist())),
            pa.array(strengths_of(described.arrays, described.vocabulary.keys)),
            *(table[name].combine_chunks() for name in ROW_SCHEMA.names),
            *to_portable(described).columns,
        ]
        yield pa.RecordBatch.from_arrays(columns, names=DESCRIBED_SCHEMA.names)
        if row_keys:
            seen, last = seen + len(table), row_keys[-1]


def borne(location_ids: list[str | None]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """A number for each location, the same everywhere."""
    hashes = text_hashes([each or "" for each in location_ids]) >> np.uint64(1)
    return np.where([each is None for each in location_ids], NOWHERE, hashes.astype(np.int64))


def numbered(session: SparkSession, described: DataFrame) -> tuple[DataFrame, int]:
    """Written DESCRIBED_SCHEMA with the column `position` (int), and how many rows there are.

    Raises ValueError when two rows have the same key.
    """
    is_repeated = column.max(column.col("is_repeated").cast("int"))
    counts = described.groupBy("part").agg(column.count("*"), is_repeated).collect()
    if any(repeated for _, _, repeated in counts):
        raise ValueError("Row keys must be unique.")
    offsets, count = [], 0
    for part, rows, _ in sorted(tuple(line) for line in counts):
        offsets.append((part, count))
        count += rows
    starts = session.createDataFrame(offsets, "part int, start long")
    position = (column.col("start") + column.col("place_in_part")).cast("int").alias("position")
    with_starts = described.join(column.broadcast(starts), "part")
    kept = [name for name in DESCRIBED_SCHEMA.names if name not in {"part", "place_in_part", "is_repeated"}]
    return with_starts.select(position, *kept), count


def descriptions_of(rows: DataFrame) -> DataFrame:
    """position, bears, strength and PORTABLE_SCHEMA: what comparing needs, without what people wrote."""
    described = (column.col(f"described_{name}").alias(name) for name in PORTABLE_SCHEMA.names)
    return rows.select("position", "bears", "strength", *described)
