import pytest

from akkoord.engine.matching.candidates.kinds import KEY_BITS
from akkoord.engine.matching.spark.layout import Layout


@pytest.mark.parametrize("rows", [1, 20_000, 20_001, 10**6, 10**8, 2 * 10**9])
def test_rest_of_a_key_fits_beside_its_row(rows):
    layout = Layout(rows)
    assert KEY_BITS - layout.key_bits + layout.owner_bits <= 64
    assert rows - 1 < 1 << layout.owner_bits


def test_blocks_grow_in_number_and_not_in_size():
    layouts = [Layout(10**6), Layout(10**8)]
    assert [(each.row_blocks, each.key_bits) for each in layouts] == [(50, 5), (5000, 12)]
