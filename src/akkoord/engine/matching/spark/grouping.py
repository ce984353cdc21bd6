"""Places over a cluster: rows that hang together meet in one block, which completes and clusters them.

Only whole numbers come to the driver: the ends of `same` links, and what people said.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as column

from akkoord.engine.arrays import Array
from akkoord.engine.matching.clusters import SAME, Answers, cluster, components, unscored_pairs
from akkoord.engine.matching.clusters.average_link import NOBODY
from akkoord.engine.matching.deciding.scoring import concatenated_links, sorted_links
from akkoord.engine.matching.deciding.vouching import vouched
from akkoord.engine.matching.model import Model
from akkoord.engine.matching.spark.layout import Batches, Layout
from akkoord.engine.matching.spark.scoring import LINK_TYPES, LINKS, Known, links_from, links_table

GROUP_OF = -1
"""In `decision`, a line that is no link: the row `left` belongs to the group of the row `right`."""
SENT_ROWS = 1 << 18


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of rows, for any block of them; few enough for every task to know all."""

    rows: Array
    """int32 positions, ascending, of all rows of which anything was said."""
    answers: Answers
    """By place among `rows`."""
    locations: Array
    """int64 × 2: `bears` of a location and the smallest one that an answer made one with it."""

    def within(self, position: Array) -> Answers:
        """The answers by place among these rows (ascending); those on other rows fall away."""
        answers = Answers.none(len(position))
        place = np.searchsorted(position, self.rows).clip(0, max(0, len(position) - 1))
        is_here = position[place] == self.rows if len(position) else np.zeros(len(place), dtype=bool)
        here = np.flatnonzero(is_here)
        answers.together[place[here]] = place[self.answers.together[here]]
        apart = self.answers.apart[is_here[self.answers.apart].all(axis=1)]
        return Answers(answers.together, place[apart].astype(np.int32).reshape(-1, 2))

    def as_one(self, bears: Array) -> Array:
        """`bears` with one number for locations that an answer made one."""
        found = np.searchsorted(self.locations[:, 0], bears).clip(0, max(0, len(self.locations) - 1))
        if not len(self.locations):
            return bears
        return np.where(self.locations[found, 0] == bears, self.locations[found, 1], bears)


def grouped(
    session: SparkSession, links: DataFrame, descriptions: DataFrame, said: Said, model: Model, layout: Layout
) -> DataFrame:
    """LINKS that average link needs besides `links`, and with GROUP_OF the smallest row of each row's place.

    A pair of `links` stands here again, likelier, when a third row speaks for it.
    Rows that hang together with no other row are not in it: each is its own place.
    """
    component = _components(links, said, layout)
    blocks = _in_blocks(session, component, layout)
    ours, theirs = (
        blocks.select(
            column.col("row").alias(end),
            column.col("block").alias(f"{end}_block"),
            column.col("component").alias(f"{end}_component"),
        )
        for end in ("left", "right")
    )
    inner = links.join(ours, "left").join(theirs, "right").where("left_component = right_component")
    inner = inner.select("left_block", *LINK_TYPES)
    rows = blocks.select(column.col("row").alias("position"), column.col("block").alias("row_block"))
    known = rows.join(descriptions, "position")
    together = known.groupBy("row_block").cogroup(inner.groupBy("left_block"))
    return together.applyInArrow(partial(_places_of_block, said=said, model=model), LINKS)


def _components(links: DataFrame, said: Said, layout: Layout) -> Array:
    """int32: for each row the smallest row that chains of `same` links and answers connect it with."""
    same = links.where(column.col("decision") == SAME).mapInArrow(_ends, "left binary, right binary")
    parts = [tuple(np.frombuffer(end, dtype=np.int32) for end in line) for line in same.toLocalIterator()]
    said_left, said_right = said.rows, said.rows[said.answers.together]
    left = np.concatenate([said_left, *(left for left, _ in parts)])
    right = np.concatenate([said_right, *(right for _, right in parts)])
    return components(layout.rows, left, right)


def _ends(batches: Batches) -> Batches:
    for batch in batches:
        ends = [pa.array([batch[name].to_numpy().tobytes()]) for name in ("left", "right")]
        yield pa.RecordBatch.from_arrays(ends, names=["left", "right"])


def _in_blocks(session: SparkSession, component: Array, layout: Layout) -> DataFrame:
    """row, component and block of the rows that hang together with others; a component is in one block."""
    size = np.bincount(component, minlength=len(component))
    rows = np.flatnonzero(size[component] > 1).astype(np.int32)
    rows = rows[np.argsort(component[rows], kind="stable")]
    parts = [rows[start : start + SENT_ROWS] for start in range(0, len(rows), SENT_ROWS)]
    sent = [(bytearray(part.tobytes()), bytearray(component[part].tobytes())) for part in parts]
    frame = session.createDataFrame(sent, "row binary, component binary")
    schema = "row int, component int, block int"
    return frame.mapInArrow(partial(_unpacked, row_blocks=layout.row_blocks), schema)


def _unpacked(batches: Batches, *, row_blocks: int) -> Batches:
    for batch in batches:
        for line in range(len(batch)):
            row, component = (
                np.frombuffer(batch[name][line].as_buffer(), dtype=np.int32) for name in ("row", "component")
            )
            columns = [pa.array(each, pa.int32()) for each in (row, component, component % row_blocks)]
            yield pa.RecordBatch.from_arrays(columns, names=["row", "component", "block"])


def _places_of_block(rows: pa.Table, links: pa.Table, *, said: Said, model: Model) -> pa.Table:
    """All rows of some components with all links inside → the links besides these, and each row's place."""
    known = Known(rows)
    given = links_from(links)
    inside = type(given)(
        known.places(given.left),
        known.places(given.right),
        given.probability,
        given.decision,
        given.is_blocked,
    )
    more = known.scorer(model).score(unscored_pairs(len(known.position), inside), keep_from=0.0)
    scored = sorted_links(concatenated_links([inside, more]))
    every = vouched(scored, known.rows)
    is_raised = every.probability > scored.probability
    bears = _codes(said.as_one(known.bears))
    group = cluster(len(known.position), every, said.within(known.position), bears=bears, threads=1)
    return pa.concat_tables(
        [
            links_table(more, known.position),
            links_table(every.taken(is_raised), known.position),
            _groups_table(known.position, known.position[group]),
        ]
    )


def _codes(bears: Array) -> Array:
    """int32, small numbers for equal locations, NOBODY for none."""
    _, code = np.unique(bears[bears != NOBODY], return_inverse=True)
    codes = np.full(len(bears), NOBODY, dtype=np.int32)
    codes[bears != NOBODY] = code
    return codes


def _groups_table(rows: Array, groups: Array) -> pa.Table:
    columns = {
        "left": rows,
        "right": groups,
        "probability": np.zeros(len(rows)),
        "decision": np.full(len(rows), GROUP_OF),
        "is_blocked": np.zeros(len(rows), dtype=bool),
    }
    return pa.table(
        {
            name: pa.array(columns[name].astype(kind.to_pandas_dtype()), kind)
            for name, kind in LINK_TYPES.items()
        }
    )
