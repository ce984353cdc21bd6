"""What people said, for a run over a cluster: looked up among the rows once, then known to every task."""

import numpy as np
from pyspark.sql import DataFrame, SparkSession

from akkoord.engine.arrays import Array
from akkoord.engine.matching.clusters import Answers, answers_at, components
from akkoord.engine.matching.deciding.scoring import NOWHERE
from akkoord.engine.matching.judgements import Ruling
from akkoord.engine.matching.spark.grouping import Said


def said_of(session: SparkSession, rows: DataFrame, ruling: Ruling) -> Said:
    """The judgements that count, by positions of `rows` (row_key, position, bears)."""
    judged = sorted({key for pair in ruling.judged for key in pair})
    if not judged:
        nothing = np.empty(0, dtype=np.int32)
        return Said(nothing, Answers.none(0), np.empty((0, 2), dtype=np.int64))
    wanted = session.createDataFrame([(key,) for key in judged], "row_key string")
    found = rows.join(wanted, "row_key").select("position", "row_key", "bears").toArrow()
    found = found.sort_by("position")
    answers = answers_at(ruling, found["row_key"].combine_chunks())
    bears = found["bears"].to_numpy()
    return Said(found["position"].to_numpy().astype(np.int32), answers, as_one(answers.together, bears))


def as_one(together: Array, bears: Array) -> Array:
    """Each location that an answer made one with others, and the smallest of them."""
    placed = np.flatnonzero(bears != NOWHERE)
    locations, code = np.unique(bears[placed], return_inverse=True)
    _, first, group = np.unique(together[placed], return_index=True, return_inverse=True)
    one = components(len(locations), code[first][group], code)
    return np.column_stack([locations, locations[one]]).reshape(-1, 2)
