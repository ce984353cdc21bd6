import ctypes
import gc
import os
import subprocess
import sys

import pytest

from akkoord.engine.unneeded import UNNEEDED, without_unneeded

LOADED = """
import sys
from akkoord.cli import main
main(["match", "list.csv", "--out", "out"], standalone_mode=False)
print(sorted({"pandas", "scipy", "openpyxl", "django"} & sys.modules.keys()))
"""

AGAIN = """
import resource, sys
from akkoord.engine.unneeded import without_unneeded
if sys.argv[1:]:
    without_unneeded().__enter__()
import numpy as np

def pages_taken():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    [np.ones(3 << 20, dtype=np.uint8) for _ in range(40)]
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

print(pages_taken(), pages_taken())
"""


def test_what_is_not_needed_is_found_again_afterwards():
    before = list(sys.meta_path)
    with without_unneeded(), pytest.raises(ModuleNotFoundError):
        sys.meta_path[0].find_spec("pandas", None)
    assert sys.meta_path == before
    assert "pandas" in UNNEEDED


def test_nothing_is_tidied_up_within_and_nothing_of_it_afterwards():
    circle: list[object] = []
    circle.append(circle)
    with without_unneeded():
        assert not gc.isenabled()
    is_looked_through = any(each is circle for each in gc.get_objects())
    gc.unfreeze()
    assert gc.isenabled()
    assert not is_looked_through


def test_libraries_that_are_loaded_within_take_little_and_what_is_set_stands(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setenv("ARROW_DEFAULT_MEMORY_POOL", "mimalloc")
    with without_unneeded():
        assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
        assert os.environ["ARROW_DEFAULT_MEMORY_POOL"] == "mimalloc"
    assert "OPENBLAS_NUM_THREADS" not in os.environ
    assert os.environ["ARROW_DEFAULT_MEMORY_POOL"] == "mimalloc"


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="this system's malloc takes no options")
def test_arrays_take_the_memory_that_others_have_left():
    def pages(*options):
        command = [sys.executable, "-c", AGAIN, *options]
        return map(int, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())

    _, anew = pages()
    first, kept = pages("keeping")
    assert anew > first / 2
    assert kept < first / 100


def test_match_loads_no_large_library_that_it_does_not_use(tmp_path):
    (tmp_path / "list.csv").write_text("name,address,country\nOrum,12 Sea Road Bursa,TR\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
