"""One set of data: the same rows for all systems, and what is true of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from comparison.labels import labels_of

ROWS = pa.schema(
    [
        ("row_key", pa.string()),
        ("list", pa.string()),
        ("name", pa.string()),
        ("other_names", pa.list_(pa.string())),
        ("address", pa.string()),
        ("country", pa.string()),
        ("lat", pa.float64()),
        ("lng", pa.float64()),
    ]
)
FOLDS = 5
SEED = 2026


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows and what is known of them: the place of rows (`truth`) or verdicts on pairs (`judged`)."""

    name: str
    rows: pa.Table
    truth: Mapping[str, str]
    """Row key → true location, for the rows whose location is known."""
    judged: pa.Table | None = None
    """left, right, is_same, fold: where only pairs are known."""
    labelled: pa.Table | None = None
    """left, right, is_same: pairs to learn from, where they are given apart from those that are measured."""
    is_across: bool = False
    """Whether only pairs of rows from different lists count."""

    def labels(self, fold: int | None = None) -> pa.Table:
        """Pairs to learn from: those of the other folds, or of the locations set aside for that."""
        if self.labelled is not None:
            return self.labelled
        if self.judged is not None:
            others = np.asarray(self.judged["fold"]) != fold
            return self.judged.filter(pa.array(others)).drop_columns("fold")
        return labels_of(self.rows, self.truth, seed=SEED)

    def measured_rows(self, fold: int) -> pa.Table:
        """The rows of the judged pairs of a fold."""
        if self.judged is None:
            raise ValueError(f"The data {self.name} has no folds.")
        pairs = self.judged.filter(pc.equal(self.judged["fold"], fold))
        keys = pa.chunked_array([*pairs["left"].chunks, *pairs["right"].chunks])
        return self.rows.filter(pc.is_in(self.rows["row_key"], value_set=keys.combine_chunks()))

    def fingerprint(self) -> str:
        """Changes with any row and any judged pair."""
        digest = hashlib.sha256()
        for table in (self.rows, self.judged, self.labelled):
            if table is not None:
                sink = pa.BufferOutputStream()
                pq.write_table(table, sink)
                digest.update(sink.getvalue())
        return digest.hexdigest()[:16]

    @property
    def has_folds(self) -> bool:
        """Whether those that learn run once for each fold."""
        return self.judged is not None and self.labelled is None
