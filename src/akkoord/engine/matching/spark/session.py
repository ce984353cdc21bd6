"""The Spark session of a run, with the few settings that matching needs."""

import os
import sys

from pyspark.sql import SparkSession

SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "20000",
    "spark.ui.showConsoleProgress": "false",
}


def spark_session(master: str | None = None, **settings: str) -> SparkSession:
    """A session on `master`; without it, the one that the environment says (`spark-submit`)."""
    builder = SparkSession.builder.appName("akkoord match")
    if master is not None:
        builder = builder.master(master)
    if master is not None and master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for name, value in {**SETTINGS, **settings}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
