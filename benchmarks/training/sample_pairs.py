"""Labelled pairs that need no judgement: look-alikes of generated lists, with their truth."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.careful_lists import of_careful_lists
from akkoord.engine.matching.comparing import measure_pairs
from akkoord.engine.matching.consolidate import ascending
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.learning.fitting import Examples
from akkoord.engine.matching.model import Model
from akkoord.engine.sample.scale.chunks import generate_chunk
from akkoord.engine.sample.scale.plan import plan_for

ROWS = 10_000
"""One chunk of a sample."""
SEED = 11
"""Of no sample that matching is measured on."""
LIKELY = 0.002
"""Candidates that are less likely than this teach nothing."""


def sample_pairs(*, rows: int = ROWS, seed: int = SEED) -> Examples:
    """The measures of the candidates among generated rows, with the truth of the sample."""
    plan = plan_for(rows, seed=seed)
    made = generate_chunk(plan, next(plan.chunks()))
    ordered, _ = ascending(made.rows)
    location = _locations(ordered, made.truth)
    described = of_careful_lists(describe(ordered))
    pairs = candidate_pairs(described)
    is_same = location[pairs[:, 0]] == location[pairs[:, 1]]
    return Examples.of(measure_pairs(described, pairs), is_same.astype(np.float64))


def not_ruled_out(candidates: Examples, model: Model) -> Examples:
    """The candidates that teach something: those that `model`, which has not seen them, does not rule out."""
    return candidates.taken(model.probabilities(candidates.measures) >= LIKELY)


def _locations(rows: pa.Table, truth: pa.Table) -> npt.NDArray[np.int64]:
    """The true location of each row."""
    lines = pc.index_in(rows["row_key"], value_set=truth["row_key"].combine_chunks())
    return np.asarray(truth["location"].take(lines).to_numpy())
