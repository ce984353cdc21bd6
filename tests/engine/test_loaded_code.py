import subprocess
import sys

import pytest

LOADED_THEN_COMPILED = """
import sys
import numpy as np
from akkoord.engine.hashing import finished_keys

print(finished_keys(np.array([1, 2], dtype=np.uint64)).tolist(), "numba" in sys.modules)
import numba

@numba.njit
def doubled(values):
    if not len(values):
        raise ValueError("none")
    return 2 * values

print(doubled(np.arange(3)).tolist(), doubled(np.arange(2.0)).tolist())
try:
    doubled(np.arange(0))
except ValueError as fault:
    print(fault)
print(finished_keys(np.array([1, 2], dtype=np.uint64)).tolist())
"""
COMPILED_THEN_LOADED = """
import numba
import numpy as np
from akkoord.engine.hashing import finished_keys

print(numba.njit(lambda values: values + 1)(np.arange(2)).tolist())
print(finished_keys(np.array([1, 2], dtype=np.uint64)).tolist())
"""
KEYS = "[12994781566227106604, 4233148493373801447]"


def said_by(script):
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


@pytest.fixture(autouse=True)
def _is_compiled():
    said_by(COMPILED_THEN_LOADED)


def test_loaded_code_needs_no_compiler_and_leaves_it_whole():
    assert said_by(LOADED_THEN_COMPILED) == f"{KEYS} False\n[0, 2, 4] [0.0, 2.0]\nnone\n{KEYS}\n"


def test_code_is_loaded_beside_a_compiler_that_has_run():
    assert said_by(COMPILED_THEN_LOADED) == f"[1, 2]\n{KEYS}\n"
