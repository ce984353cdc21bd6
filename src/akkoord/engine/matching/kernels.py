"""Compiled functions: compiled once for these sources, kept on disk, loaded in milliseconds afterwards.

Numba looks only at the file of a function to see whether its compiled form is stale, not at the files of
the functions that it calls. So the compiled forms stand in a folder named after a digest of all sources:
beside the package when that can be written (then an image or a package can carry them), else in the
user's cache.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

PACKAGE = Path(__file__).resolve().parent


def _digest() -> str:
    found = hashlib.blake2b(digest_size=8)
    for path in sorted(PACKAGE.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def kernel_folder() -> Path:
    """Where the compiled functions of these sources stand."""
    digest = _digest()
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "akkoord"
    for folder in (PACKAGE / "__pycache__", caches, Path(tempfile.gettempdir()) / "akkoord"):
        if _is_writable(folder / f"kernels-{digest}"):
            break
    return folder / f"kernels-{digest}"


numba.config.CACHE_DIR = str(kernel_folder())  # type: ignore[attr-defined]  # numba names it at run time

Function = TypeVar("Function", bound=Callable[..., Any])


def kernel(function: Function) -> Function:
    """A function over numbers and arrays, compiled and without the interpreter's lock."""
    return cast("Function", numba.njit(cache=True, nogil=True)(function))
