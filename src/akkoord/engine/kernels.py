"""Compiled functions: compiled once for these sources, kept on disk, loaded in milliseconds afterwards.

Whether a compiled form is stale follows from the functions and figures that it uses, wherever they stand.
So the compiled forms stand in a folder named after a digest of all sources with kernels and those that they
import: beside the package when that can be written (then an image or a package can carry them), else in the
user's cache.
"""

import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from akkoord.engine.kept import digest_of, folders_for, is_writable
from akkoord.engine.kernel_calls import Kernel

PACKAGE = Path(__file__).resolve().parent
_KERNEL = re.compile(rb"^@(inner_)?kernel(_part)?$", re.MULTILINE)
_IMPORTED = re.compile(rb"^from akkoord\.engine\.([\w.]+) import (\w+)", re.MULTILINE)


def _modules() -> dict[bytes, bytes]:
    """The source of each module of this package, by its name within."""
    found = {}
    for folder, _, files in os.walk(PACKAGE):
        within = folder[len(str(PACKAGE)) + 1 :].replace(os.sep, ".") + "."
        for file in files:
            if file.endswith(".py"):
                name = (within + file.removesuffix(".py")).lstrip(".")
                found[name.encode()] = Path(folder, file).read_bytes()
    return found


def _sources() -> list[bytes]:
    """The sources with kernels and those that they import from this package."""
    texts = _modules()
    waiting = [name for name, text in texts.items() if b"kernel" in text and _KERNEL.search(text)]
    needed = set(waiting)
    while waiting:
        for module, name in _IMPORTED.findall(texts[waiting.pop()]):
            found = {module, module + b"." + name} & texts.keys() - needed
            needed |= found
            waiting += found
    return [texts[name] for name in sorted(needed)]


def kernel_folder() -> Path:
    """Where the compiled functions of these sources stand."""
    name = f"kernels-{digest_of(_sources())}"
    for folder in (*folders_for(name, package=PACKAGE), Path(tempfile.gettempdir()) / "akkoord" / name):
        if is_writable(folder):
            break
    return folder


_FOLDER = kernel_folder()

Function = TypeVar("Function", bound=Callable[..., Any])


def _compiled(function: Function, **options: bool) -> Function:
    """Compiled once for each set of types."""
    given = {"nopython": True, "nogil": True, "no_cfunc_wrapper": True, **options}
    return cast("Function", Kernel(function, given, _FOLDER))


def kernel(function: Function) -> Function:
    """A function over numbers and arrays, compiled and without the interpreter's lock."""
    return _compiled(function)


def inner_kernel(function: Function) -> Function:
    """A kernel that neither makes nor returns arrays, so that nobody need count who uses one.

    In a short function with many arrays that takes longer than its work.
    """
    return _compiled(function, _nrt=False)


def kernel_part(function: Function) -> Function:
    """An inner kernel that becomes part of those that call it: no arrays are handed over."""
    return _compiled(function, _nrt=False, forceinline=True)
