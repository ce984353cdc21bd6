"""Large libraries that ours look for are not loaded for a command that uses nothing of them."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec

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
    """Within, what is not needed is not found; what is loaded already stays."""
    hiding = _Hiding()
    sys.meta_path.insert(0, hiding)
    try:
        yield
    finally:
        sys.meta_path.remove(hiding)
