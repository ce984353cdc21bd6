import dataclasses

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.hard_rows import hard_rows

from akkoord.engine.matching.comparing import measure_pairs
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.portable import PORTABLE_SCHEMA, from_portable, to_portable
from akkoord.engine.rows import ROW_SCHEMA

ROWS = hard_rows(120, seed=5)
DESCRIBED = describe(ROWS)
TRAVELLED = pa.Table.from_batches([to_portable(DESCRIBED)])


def _bytes(described: Descriptions) -> dict[str, object]:
    def parts(thing: object) -> object:
        if dataclasses.is_dataclass(thing):
            return {each.name: parts(getattr(thing, each.name)) for each in dataclasses.fields(thing)}
        return thing.dtype, thing.shape, thing.tobytes()

    return parts(described)


def test_rows_travel_whole():
    assert _bytes(from_portable(TRAVELLED)) == _bytes(DESCRIBED)


def test_no_rows_travel():
    nothing = to_portable(describe(ROW_SCHEMA.empty_table()))
    assert nothing.schema == PORTABLE_SCHEMA
    assert len(from_portable(nothing)) == 0


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(len(ROWS))), count=st.integers(2, len(ROWS)))
def test_any_rows_in_any_order_measure_the_same(order, count):
    chosen = np.array(order[:count])
    batch = from_portable(TRAVELLED.take(pa.array(chosen)))
    pairs = np.stack([np.arange(count - 1), np.arange(1, count)], axis=1)

    assert np.array_equal(measure_pairs(batch, pairs), measure_pairs(DESCRIBED, chosen[pairs]))


def test_batches_of_batches_are_one_batch():
    halves = [to_portable(from_portable(TRAVELLED.slice(start, 60))) for start in (0, 60)]
    assert _bytes(from_portable(pa.Table.from_batches(halves))) == _bytes(DESCRIBED)
