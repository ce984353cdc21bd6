"""One run on a cluster: Parquet directories of rows in, Parquet directories of the register out."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as column

from akkoord.engine.matching.assignments import assignments_table
from akkoord.engine.matching.consolidate import pairs_table
from akkoord.engine.matching.groups import Progress
from akkoord.engine.matching.identifiers import minting_for
from akkoord.engine.matching.judgements import Judgement, rule
from akkoord.engine.matching.locations import locations_of
from akkoord.engine.matching.model import Model, shipped_model
from akkoord.engine.matching.naming import name_groups
from akkoord.engine.matching.review import to_review
from akkoord.engine.matching.spark.answers import said_of
from akkoord.engine.matching.spark.grouping import GROUP_OF, Said, grouped
from akkoord.engine.matching.spark.layout import Layout
from akkoord.engine.matching.spark.numbering import described_rows, descriptions_of, numbered
from akkoord.engine.matching.spark.scoring import links_from, scored_links
from akkoord.engine.matching.spark.sharing import candidate_pairs
from akkoord.engine.rows import ROW_SCHEMA

STAGES = ("described", "candidates", "scores", "places", "register")
WORK = "_work"
"""Folder in the results that holds what one stage leaves to the next; Spark looks into no folder named so."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to match and where to put the answer; addresses as Hadoop knows them (`s3a://…`, `hdfs://…`)."""

    rows: tuple[str, ...]
    """Parquet directories of ROW_SCHEMA; rows with a location_id are the register."""
    out: str
    judgements: tuple[Judgement, ...] = ()
    key: bytes = b""
    """Under which identifiers are drawn; at most 64 bytes."""
    model: Model = field(default_factory=shipped_model)
    parts: int = 0
    """Partitions of the rows; 0 for four times as many as the cluster runs tasks at once."""
    layout: Mapping[str, int] = field(default_factory=dict)
    """Sizes of blocks (`Layout`) other than the usual ones."""


class Stages:
    """Runs each stage, keeps its result as Parquet for the next one, and its seconds."""

    def __init__(self, session: SparkSession, folder: str, progress: Progress) -> None:
        self.session, self.folder, self.progress = session, folder, progress
        self.seconds: dict[str, float] = {}

    def kept(self, name: str, frame: DataFrame) -> DataFrame:
        """The rows of `frame`, computed now."""
        with self.time(name):
            frame.write.mode("overwrite").parquet(f"{self.folder}/{name}")
        return self.session.read.parquet(f"{self.folder}/{name}")

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Count the seconds of what happens inside."""
        self.progress(name, len(self.seconds) / len(STAGES))
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)


def match_directories(session: SparkSession, order: Order, progress: Progress) -> dict[str, object]:
    """Match the rows of `order` and write assignments, pairs, review, locations and redirects.

    Returns counts and the seconds of each stage. Raises ValueError when two rows have the same key.
    """
    stages = Stages(session, f"{order.out}/{WORK}", progress)
    given = session.read.parquet(*order.rows)
    parts = order.parts or 4 * session.sparkContext.defaultParallelism
    rows, count = numbered(session, stages.kept("described", described_rows(given, parts=parts)))
    layout = Layout(count, **order.layout)
    descriptions = descriptions_of(rows)
    ruling = rule(order.judgements)
    said = said_of(session, rows, ruling)
    pairs = stages.kept("candidates", candidate_pairs(descriptions, layout))
    links = stages.kept("scores", scored_links(pairs, descriptions, order.model, layout))
    places = stages.kept("places", grouped(session, links, descriptions, said, order.model, layout))
    with stages.time("register"):
        counts = _write_register(rows, links, places, said, order)
    progress("done", 1.0)
    _remove(session, stages.folder)
    return {"rows": count, **counts, "judgements_set_aside": len(ruling.set_aside), "seconds": stages.seconds}


def _write_register(
    rows: DataFrame, links: DataFrame, places: DataFrame, said: Said, order: Order
) -> dict[str, int]:
    session = rows.sparkSession
    known = rows.select("position", *ROW_SCHEMA.names).toArrow().sort_by("position")
    table = known.select(ROW_SCHEMA.names).cast(ROW_SCHEMA)
    row_keys = table["row_key"].combine_chunks()
    is_group = column.col("decision") == GROUP_OF
    more = places.where(~is_group)
    every = links_from(links.union(more).toArrow())
    answers = said.within(np.arange(len(table), dtype=np.int32))
    group = _group(places.where(is_group).select("left", "right").toArrow(), len(table))
    current = table["location_id"].combine_chunks()
    naming = name_groups(group, row_keys, current, minting_for(table, key=order.key))
    asked = to_review(naming.place, every, answers)
    redirects = sorted(naming.redirects.items())
    tables = {
        "assignments": assignments_table(row_keys, np.arange(len(table)), naming, every, answers),
        "pairs": pairs_table(every, row_keys),
        "review": pairs_table(every.taken(asked), row_keys),
        "locations": locations_of(table, naming.place, naming.location_ids),
        "redirects": pa.table(
            [[old for old, _ in redirects], [new for _, new in redirects]], schema=REDIRECTS_SCHEMA
        ),
    }
    for name, written in tables.items():
        session.createDataFrame(written).write.mode("overwrite").parquet(f"{order.out}/{name}")
    return {name: len(written) for name, written in tables.items()}


REDIRECTS_SCHEMA = pa.schema(
    [pa.field("location_id", pa.string(), nullable=False), pa.field("leads_to", pa.string(), nullable=False)]
)


def _group(lines: pa.Table, count: int) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    group = np.arange(count, dtype=np.int32)
    group[lines["left"].to_numpy()] = lines["right"].to_numpy()
    return group


def _remove(session: SparkSession, folder: str) -> None:
    """Take the folder away, wherever it is."""
    java: Any = session.sparkContext
    path = java._jvm.org.apache.hadoop.fs.Path(folder)
    recursive = True
    path.getFileSystem(java._jsc.hadoopConfiguration()).delete(path, recursive)
