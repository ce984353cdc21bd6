import subprocess
import sys
from collections import namedtuple

import numpy as np
import pytest

from akkoord.engine.kernel_calls import Kernel

Pair = namedtuple("Pair", "weights offsets")


def _plus(one, other):
    return one + other


PLUS = Kernel(_plus, {"nopython": True, "_nrt": False}, folder=None)


def _weighted(values, pair):
    found = np.zeros(len(values), dtype=np.float64)
    for at in range(len(values)):
        found[at] = PLUS(values[at] * pair.weights[at], pair.offsets[at])
    return found


@pytest.fixture
def weighted(tmp_path):
    return Kernel(_weighted, {"nopython": True, "nogil": True}, folder=tmp_path)


PAIR = Pair(np.array([2.0, 3.0]), np.array([1, 1]))


def test_kernel_calls_the_parts_that_it_is_made_of(weighted):
    assert weighted(np.array([1.0, 2.0]), PAIR).tolist() == [3.0, 7.0]


def test_kernel_is_compiled_once_for_each_set_of_types(weighted, tmp_path):
    weighted(np.array([1.0, 2.0]), PAIR)
    weighted(np.array([3.0]), PAIR)
    assert len(list(tmp_path.iterdir())) == 1
    assert weighted(np.array([1, 2]), PAIR).tolist() == [3.0, 7.0]
    assert len(list(tmp_path.iterdir())) == 2


def test_table_of_one_line_needs_no_code_of_its_own(tmp_path):
    first = Kernel(lambda table: table[0, 0], {"nopython": True}, folder=tmp_path)
    assert first(np.array([[1, 2], [3, 4]])) == 1
    assert first(np.array([[5, 6]])) == 5
    assert len(list(tmp_path.iterdir())) == 1


def test_kept_kernel_is_loaded_not_compiled(weighted, tmp_path, monkeypatch):
    weighted(np.array([1.0, 2.0]), PAIR)
    again = Kernel(_weighted, {"nopython": True, "nogil": True}, folder=tmp_path)
    monkeypatch.setattr(again, "_made", None)
    assert again(np.array([1.0, 2.0]), PAIR).tolist() == [3.0, 7.0]


def test_error_within_a_part_reaches_python(tmp_path):
    quotient = Kernel(lambda one, other: one // other, {"nopython": True}, folder=tmp_path)
    with pytest.raises(ZeroDivisionError):
        quotient(1, 0)


LOADING = """
import numpy as np
from akkoord.engine.matching.curves import knots_of, sums_of

print(sums_of(np.array([[0.5], [1.0]]), knots_of([([0.0, 1.0], [0.0, 2.0])])).tolist())
import sys

print("numba" in sys.modules)
"""


def test_loading_kernels_readies_no_compiler():
    def said():
        return subprocess.run(
            [sys.executable, "-c", LOADING], capture_output=True, text=True, check=True
        ).stdout

    said()
    assert said() == "[1.0, 2.0]\nFalse\n"


def test_arguments_of_other_types_are_told_apart(tmp_path):
    first = Kernel(lambda values: values[0], {"nopython": True}, folder=tmp_path)
    across = np.arange(6.0).reshape(2, 3)
    fixed = np.array([5])
    fixed.flags.writeable = False

    assert first(np.array([3])) == 3
    assert first(np.array([2.5])) == 2.5
    assert first(fixed) == 5
    assert first((7, 8)) == 7
    assert first(across[:, 1]) == 1.0
    assert first(across).tolist() == [0.0, 1.0, 2.0]
    assert first(across.T).tolist() == [0.0, 3.0]
    assert len(list(tmp_path.iterdir())) == 7
