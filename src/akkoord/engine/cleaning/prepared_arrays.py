"""Large arrays are worked out once and memory-mapped afterwards, beside the tables of `prepared`."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.prepared import name_of, register, table_folder, write_whole

SMALLEST_MAPPED = 4096
"""Bytes of a file; a smaller one is read."""


class PreparedArrays:
    """Arrays by their names, worked out from the vocabulary and the gazetteer."""

    def __init__(self, work_out: Callable[[], Mapping[str, Array]]) -> None:
        self._work_out = work_out
        self._name = name_of(work_out)
        register(self)

    def __getitem__(self, name: str) -> Array:
        return self._arrays[name]

    def keep(self) -> None:
        """Work the arrays out and keep them, unless they are kept already."""
        folder = table_folder()
        if folder is not None and not (folder / self._name).is_dir():
            write_whole(folder, self._name, self._write)

    def _write(self, folder: Path) -> None:
        for name, array in self._work_out().items():
            np.save(folder / f"{name}.npy", np.ascontiguousarray(array))

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
