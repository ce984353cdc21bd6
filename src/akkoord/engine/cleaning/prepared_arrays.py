"""Large arrays are worked out once and memory-mapped afterwards, beside the tables of `prepared`."""

import os
import shutil
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.prepared import register, table_folder

SMALLEST_MAPPED = 4096
"""Bytes of a file; a smaller one is read."""


class PreparedArrays:
    """Arrays by their names, worked out from the vocabulary and the gazetteer."""

    def __init__(self, work_out: Callable[[], Mapping[str, Array]]) -> None:
        self._work_out = work_out
        self._name = f"{work_out.__module__.rpartition('.')[2]}.{work_out.__name__.strip('_')}"
        register(self)

    def __getitem__(self, name: str) -> Array:
        return self._arrays[name]

    def keep(self) -> None:
        """Work the arrays out and keep them, unless they are kept already."""
        folder = table_folder()
        if folder is not None and not (folder / self._name).is_dir():
            _write(self._work_out(), folder, self._name)

    @cached_property
    def _arrays(self) -> Mapping[str, Array]:
        self.keep()
        folder = table_folder()
        if folder is None or not (folder / self._name).is_dir():
            return self._work_out()
        return {path.stem: _mapped(path) for path in (folder / self._name).iterdir()}


def _mapped(path: Path) -> Array:
    """What is changed stays in memory; nothing is read before it is looked at."""
    array = np.load(path, mmap_mode="c" if path.stat().st_size > SMALLEST_MAPPED else None)
    return np.asarray(array.view(np.ndarray))


def _write(arrays: Mapping[str, Array], folder: Path, name: str) -> None:
    """All arrays or none; another process may be doing the same: the first one stands."""
    unfinished = folder / f"{name}-{os.getpid()}"
    try:
        unfinished.mkdir()
        for each, array in arrays.items():
            np.save(unfinished / f"{each}.npy", np.ascontiguousarray(array))
        unfinished.rename(folder / name)
    except OSError:
        shutil.rmtree(unfinished, ignore_errors=True)
