"""A run as `akkoord match --engine spark` asks for it: addresses in, answers from a file."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql import functions as column

from akkoord.engine.errors import AkkoordError
from akkoord.engine.matching.files.judgement_file import read_judgements
from akkoord.engine.matching.groups import Progress
from akkoord.engine.matching.spark.run import Order, match_directories
from akkoord.engine.matching.spark.session import spark_session
from akkoord.engine.rows import ROW_SCHEMA
from akkoord.engine.text import gettext_noop


class DirectoriesRefused(AkkoordError):
    """A directory is not there, or its columns are not those of rows."""

    code: ClassVar[str] = "directories_refused"
    sentence: ClassVar[str] = gettext_noop("%(directories)s cannot be used: %(reason)s")


def match_on_cluster(
    order: Order, *, master: str | None, answers: Path | None, progress: Progress
) -> dict[str, object]:
    """Match the directories of `order` and the answers in a CSV file on a cluster; returns the report.

    Raises DirectoriesRefused or JudgementsRefused before anything is written.
    """
    session = spark_session(master)
    try:
        _check_columns(session, order)
        if answers is not None:
            named = _named_rows(session, order, answers)
            order = replace(order, judgements=tuple(read_judgements(answers, named)))
        return match_directories(session, order, progress)
    finally:
        session.stop()


def _check_columns(session: SparkSession, order: Order) -> None:
    directories = ", ".join(order.rows)
    try:
        found = session.read.parquet(*order.rows).columns
    except AnalysisException as fault:
        reason = str(fault).partition("\n")[0]
        raise DirectoriesRefused(directories=directories, reason=reason) from fault
    missing = [name for name in ROW_SCHEMA.names if name not in found]
    if missing:
        reason = f"columns are missing: {', '.join(missing)}."
        raise DirectoriesRefused(directories=directories, reason=reason)


def _named_rows(session: SparkSession, order: Order, answers: Path) -> pa.Table:
    """list, row and row_key of the rows that answers may be about, and of one row of each of their lists."""
    with answers.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        lines = list(csv.DictReader(file))
    ends = {
        (line.get(f"{side}_list"), line.get(f"{side}_row")) for line in lines for side in ("left", "right")
    }
    wanted = session.createDataFrame([*ends, (None, None)], "list string, row string")
    rows = session.read.parquet(*order.rows).select("list", "row", "row_key")
    of_lists = rows.join(wanted.select("list").distinct(), "list")
    firsts = of_lists.groupBy("list").agg(column.min("row_key").alias("row_key"))
    named = rows.join(wanted.distinct(), ["list", "row"], "leftsemi")
    return named.union(rows.join(firsts, ["list", "row_key"], "leftsemi")).distinct().toArrow()
