"""Arrays as files of one folder: written part by part, memory-mapped when read."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.matching.index.errors import IndexDamaged

MANIFEST = "manifest.json"


@dataclass(slots=True)
class ArrayFolder:
    """A folder that is being filled with arrays and closed by its manifest."""

    path: Path
    arrays: dict[str, dict[str, Any]] = field(default_factory=dict)

    def put(self, name: str, parts: Iterable[Array]) -> None:
        """Write the parts of an array one after the other; there is at least one, and all have its shape."""
        rows, first = 0, None
        with (self.path / f"{name}.bin").open("wb") as file:
            for part in parts:
                first = part if first is None else first
                file.write(np.ascontiguousarray(part).tobytes())
                rows += len(part)
            file.flush()
            os.fsync(file.fileno())
        if first is None:
            raise ValueError("An array has at least one part.")
        self.arrays[name] = {"type": first.dtype.str, "shape": [rows, *first.shape[1:]]}

    def close(self, facts: dict[str, Any]) -> None:
        """Write the manifest: `facts`, every array and the size of every other file."""
        sizes = {path.name: path.stat().st_size for path in self.path.iterdir()}
        text = json.dumps({**facts, "arrays": self.arrays, "sizes": sizes}, indent=1, sort_keys=True)
        with (self.path / MANIFEST).open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a folder, once all its files have the size that it says."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        sizes = dict(manifest["sizes"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise IndexDamaged(folder=folder.name, file=MANIFEST) from fault
    for name, size in sizes.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            raise IndexDamaged(folder=folder.name, file=name)
    return manifest


def mapped(folder: Path, manifest: dict[str, Any], name: str) -> Array:
    """An array of the folder; nothing is read before it is looked at, and what is changed stays in memory."""
    if name not in manifest["arrays"]:
        raise IndexDamaged(folder=folder.name, file=f"{name}.bin")
    kind, shape = (manifest["arrays"][name][key] for key in ("type", "shape"))
    if not all(shape):
        return np.empty(shape, dtype=kind)
    return np.memmap(folder / f"{name}.bin", dtype=kind, mode="c", shape=tuple(shape)).view(np.ndarray)
