"""One run on a cluster: Parquet directories of rows in, Parquet directories of the register out."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pyspark.sql import DataFrame, SparkSession

from akkoord.engine.matching.groups import Progress
from akkoord.engine.matching.judgements import Judgement, rule
from akkoord.engine.matching.model import Model, shipped_model
from akkoord.engine.matching.spark.answers import said_of
from akkoord.engine.matching.spark.careful_lists import of_careful_lists
from akkoord.engine.matching.spark.doubts import doubts_about, without_doubted
from akkoord.engine.matching.spark.grouping import grouped
from akkoord.engine.matching.spark.layout import Layout
from akkoord.engine.matching.spark.numbering import described_rows, descriptions_of, numbered
from akkoord.engine.matching.spark.register import Decided, register_of
from akkoord.engine.matching.spark.scoring import scored_links
from akkoord.engine.matching.spark.sharing import candidate_pairs, pairs_of_texts

STAGES = ("described", "identifiers", "sharing", "candidates", "scores", "places", "register")
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
    with stages.time("identifiers"):
        doubts = doubts_about(rows, order.model)
    descriptions = descriptions_of(of_careful_lists(without_doubted(rows, doubts)))
    ruling = rule(order.judgements)
    said = said_of(session, rows, ruling)
    texts = stages.kept("sharing", pairs_of_texts(descriptions, layout))
    pairs = stages.kept("candidates", candidate_pairs(texts, descriptions))
    links = stages.kept("scores", scored_links(pairs, descriptions, order.model, layout))
    places = stages.kept("places", grouped(session, links, descriptions, said, order.model, layout))
    with stages.time("register"):
        tables = register_of(Decided(rows, links, places, said, doubts), key=order.key)
        for name, table in tables.items():
            session.createDataFrame(table).write.mode("overwrite").parquet(f"{order.out}/{name}")
    progress("done", 1.0)
    _remove(session, stages.folder)
    return {
        "rows": count,
        **{name: len(table) for name, table in tables.items()},
        "judgements_set_aside": len(ruling.set_aside),
        "identifiers_not_believed": [
            {"list": each.list, "scheme": each.scheme, "rows_looked_at": each.rows} for each in doubts
        ],
        "seconds": stages.seconds,
    }


def _remove(session: SparkSession, folder: str) -> None:
    """Take the folder away, wherever it is."""
    java: Any = session.sparkContext
    path = java._jvm.org.apache.hadoop.fs.Path(folder)
    recursive = True
    path.getFileSystem(java._jsc.hadoopConfiguration()).delete(path, recursive)
