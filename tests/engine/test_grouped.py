import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.grouped import grouped


@given(st.lists(st.integers(0, 4)))
def test_grouped_holds_the_positions_of_each_number_ascending(numbers):
    found = grouped(np.array(numbers, dtype=np.int32), 5)

    assert [found[number].tolist() for number in range(5)] == [
        [at for at, each in enumerate(numbers) if each == number] for number in range(5)
    ]
