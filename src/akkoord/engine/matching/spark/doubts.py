"""Identifiers that do not fit the names of their list: found from a few pairs, then left out everywhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as column

from akkoord.engine.matching.deciding.scoring import NOWHERE, Scorer
from akkoord.engine.matching.doubtful_identifiers import (
    DoubtfulIdentifiers,
    believed_identifiers,
    doubtful_identifiers,
    shared_identifiers,
)
from akkoord.engine.matching.model import Model
from akkoord.engine.matching.portable import binary_of
from akkoord.engine.matching.spark.layout import Batches
from akkoord.engine.matching.spark.numbering import descriptions_of
from akkoord.engine.matching.spark.scoring import Known
from akkoord.engine.matching.text_hashes import identifiers_of

DESCRIBED = "described_identifiers"


def doubts_about(rows: DataFrame, model: Model) -> tuple[DoubtfulIdentifiers, ...]:
    """The identifiers of `rows` (numbered) that are not believed; the driver sees all rows that have any."""
    borne = rows.where(column.size("identifiers") > 0).select("position", "list", "identifiers")
    given = borne.toArrow().sort_by("position").combine_chunks()
    shared = shared_identifiers(given)
    if not len(shared.pairs):
        return ()
    seen, pairs = np.unique(shared.pairs, return_inverse=True)
    positions = given["position"].to_numpy()[seen].tolist()
    wanted = rows.sparkSession.createDataFrame([(each,) for each in positions], "position int")
    known = Known(descriptions_of(rows.join(column.broadcast(wanted), "position")).toArrow())
    without = replace(known.rows, identifiers=identifiers_of([[] for _ in positions]))
    scorer = Scorer(without, model, np.full(len(positions), NOWHERE))
    links = scorer.score(pairs.reshape(-1, 2).astype(np.int32), keep_from=0.0)
    return tuple(doubtful_identifiers(shared, links.probability))


def without_doubted(rows: DataFrame, doubts: Sequence[DoubtfulIdentifiers]) -> DataFrame:
    """`rows` (numbered) and their descriptions without the identifiers that are not believed."""
    if not doubts:
        return rows
    return rows.mapInArrow(partial(_without_doubted, doubts=tuple(doubts)), rows.schema)


def _without_doubted(
    batches: Batches, *, doubts: tuple[DoubtfulIdentifiers, ...]
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        believed = believed_identifiers(pa.Table.from_batches([batch]), doubts)
        described = binary_of(identifiers_of(believed["identifiers"].to_pylist()))
        at = believed.schema.get_field_index(DESCRIBED)
        yield from believed.set_column(at, DESCRIBED, described).to_batches()
