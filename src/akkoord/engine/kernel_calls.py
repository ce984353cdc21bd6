"""A function that is compiled once for each set of types: when Python calls it, found on disk or made."""

import hashlib
import pickle
import sys
import tempfile
from collections.abc import Callable
from functools import cache, cached_property, update_wrapper
from pathlib import Path
from threading import RLock
from typing import Any

import llvmlite.binding
import numpy as np

from akkoord.engine.loaded_code import linked, numba_folder

Called = Callable[..., Any]
_making = RLock()


def _type_of(value: object) -> object:
    """What tells the types of two arguments apart as the compiler does: a single line lies as many do."""
    if type(value) is np.ndarray:
        flags = value.flags
        return (
            value.dtype.str,
            value.ndim,
            "C" if flags.c_contiguous else "F" if flags.f_contiguous else "A",
            flags.writeable,
            flags.aligned,
        )
    if isinstance(value, tuple):
        return type(value), *map(_type_of, value)
    return type(value)


@cache
def _made_by() -> bytes:
    """Python, the compiler, and the processor that it compiles for."""
    binding = llvmlite.binding
    features = binding.get_host_cpu_features().flatten()
    processor = (binding.get_process_triple(), binding.get_host_cpu_name(), features)
    return repr((sys.version, processor)).encode() + (numba_folder() / "_version.py").read_bytes()


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, whoever else writes it."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


class Kernel:
    """A function that is compiled for Python once Python calls it, and for kernels once they do."""

    def __init__(self, function: Called, options: dict[str, bool], folder: Path) -> None:
        update_wrapper(self, function)
        self._function, self._options, self._folder = function, options, folder
        self._for_types: dict[object, Called] = {}

    def __call__(self, *given: Any) -> Any:
        types = tuple(map(_type_of, given))
        return (self._for_types.get(types) or self._found(types, given))(*given)

    def _found(self, types: tuple[object, ...], given: tuple[Any, ...]) -> Called:
        with _making:
            if types not in self._for_types:
                path = self._path(types)
                if not path.exists():
                    _write(path, self._made(given))
                self._for_types[types] = linked(pickle.loads(path.read_bytes()))
        return self._for_types[types]

    def _path(self, types: tuple[object, ...]) -> Path:
        digest = hashlib.blake2b(repr(types).encode() + _made_by(), digest_size=8).hexdigest()
        return self._folder / f"{self._function.__module__}.{self._function.__qualname__}-{digest}"

    def _made(self, given: tuple[Any, ...]) -> bytes:
        from akkoord.engine.machine_code import machine_code_of  # noqa: PLC0415 - a compiler is seldom needed

        return pickle.dumps(machine_code_of(self._function, self._options, given))

    @cached_property
    def _within_kernels(self) -> Any:
        from akkoord.engine.machine_code import within_kernels  # noqa: PLC0415 - as above

        return within_kernels(self._function, self._options)

    @property
    def _numba_type_(self) -> Any:
        """What Numba takes it for within kernels."""
        return self._within_kernels._numba_type_
