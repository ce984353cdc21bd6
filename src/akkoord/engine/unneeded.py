"""What a short command spares itself: libraries and threads that are not needed, memory, and tidying up.

Looking for circles among all that was loaded takes long, time and again and once more at the end.
"""

import ctypes
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec

from akkoord.engine.collections_paused import few_collections

UNNEEDED = frozenset(("pandas", "scipy", "cffi"))
"""Arrow asks whether a list is one of pandas', Numba whether SciPy multiplies matrices and whether a
function is one of cffi's: half a second where they are installed."""
SPARING = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
"""NumPy starts threads for large matrices, which wait busily, and there are none here. Arrow keeps memory
for each thread apart, hundreds of megabytes that the system has to clear first. Both ask once, when they
are loaded; what somebody has set already stands."""
LARGE = 32 << 20
"""Bytes; only what is larger is memory of its own, given back at once. glibc takes no higher bound."""
GIVEN_BACK_FROM = 1 << 30
"""Bytes of free memory at the end of all that is taken."""
KEEPING = {-8: 1, -3: LARGE, -1: GIVEN_BACK_FROM}
"""M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of malloc.h: what an array leaves the next one takes,
on whichever thread. Else the system clears new pages for each, an eighth of all work."""


class _Hiding:
    """A finder of modules that says of these that they are not there."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002 - Python's signature
        if name in UNNEEDED:
            raise ModuleNotFoundError(f"{name} is not needed here", name=name)
        return None


@contextmanager
def without_unneeded() -> Iterator[None]:
    """Within, what is not needed is not found and nothing is tidied up; what is loaded stays to the end.

    So does the way in which memory is kept.
    """
    _keep_memory()
    hiding = _Hiding()
    sys.meta_path.insert(0, hiding)
    try:
        with few_collections(), _sparing():
            yield
    finally:
        sys.meta_path.remove(hiding)
        gc.freeze()


def _keep_memory() -> None:
    """Where malloc can be told so, as glibc's can."""
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    if tell is not None:
        for option, value in KEEPING.items():
            tell(option, value)


@contextmanager
def _sparing() -> Iterator[None]:
    """Within, libraries that are loaded take few threads and little memory."""
    added = {name: value for name, value in SPARING.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]
