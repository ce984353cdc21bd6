"""What a short command spares itself: large libraries that ours look for, and tidying up.

Looking for circles among all that was loaded takes long, time and again and once more at the end.
"""

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec

from akkoord.engine.collections_paused import few_collections

UNNEEDED = frozenset(("pandas", "scipy", "cffi"))
"""Arrow asks whether a list is one of pandas', Numba whether SciPy multiplies matrices and whether a
function is one of cffi's: half a second where they are installed."""


class _Hiding:
    """A finder of modules that says of these that they are not there."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002 - Python's signature
        if name in UNNEEDED:
            raise ModuleNotFoundError(f"{name} is not needed here", name=name)
        return None


@contextmanager
def without_unneeded() -> Iterator[None]:
    """Within, what is not needed is not found and nothing is tidied up; what is loaded stays to the end."""
    hiding = _Hiding()
    sys.meta_path.insert(0, hiding)
    try:
        with few_collections():
            yield
    finally:
        sys.meta_path.remove(hiding)
        gc.freeze()
