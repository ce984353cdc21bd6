"""Arrays in one file."""

import numpy as np
import pytest

from akkoord.engine.finding.array_file import NotAnArrayFile, open_arrays, write_arrays

ARRAYS = {
    "letters": np.frombuffer(b"abc", dtype=np.uint8),
    "none": np.empty(0, dtype=np.uint32),
    "numbers": np.array([1, 2**40], dtype=np.int64),
}


def test_arrays_come_back_as_they_were(tmp_path):
    write_arrays(tmp_path / "a", {"locations": 3}, ARRAYS)

    opened = open_arrays(tmp_path / "a")

    assert opened.facts == {"locations": 3}
    assert {name: (array.dtype, array.tolist()) for name, array in opened.arrays.items()} == {
        name: (array.dtype, array.tolist()) for name, array in ARRAYS.items()
    }
    assert all(array.flags.aligned for array in opened.arrays.values())


@pytest.mark.parametrize("content", [b"", b"something else altogether", None])
def test_another_file_is_refused(tmp_path, content):
    path = tmp_path / "a"
    write_arrays(path, {}, ARRAYS)
    path.write_bytes(path.read_bytes()[:-9] if content is None else content)

    with pytest.raises(NotAnArrayFile):
        open_arrays(path)
