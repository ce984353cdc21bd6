"""Several arrays in one file, mapped into memory when it is read: only what is looked at is loaded."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from akkoord.engine.arrays import Array

MARK = b"akkoord arrays 1\n"
_LENGTH = 8
_BETWEEN = 64
"""Bytes; every array begins at a multiple, as the processor likes it."""


class NotAnArrayFile(ValueError):
    """The file is of another kind, or cut off."""


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """What stands in such a file."""

    facts: dict[str, Any]
    arrays: dict[str, Array]


def write_arrays(path: Path, facts: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
    """Write one-dimensional arrays under their names; the same content gives the same bytes."""
    described: list[dict[str, Any]] = []
    end = 0
    for name, array in arrays.items():
        begin = _next_begin(end)
        described.append({"name": name, "type": array.dtype.str, "begin": begin, "items": len(array)})
        end = begin + array.nbytes
    head = json.dumps({"facts": facts, "arrays": described}, sort_keys=True).encode()
    with path.open("wb") as file:
        file.write(MARK + len(head).to_bytes(_LENGTH, "little") + head)
        first = _next_begin(file.tell())
        for place, array in zip(described, arrays.values(), strict=True):
            file.write(bytes(first + place["begin"] - file.tell()))
            array.tofile(file)


def open_arrays(path: Path) -> ArrayFile:
    """Open what `write_arrays` wrote. Raises `NotAnArrayFile`."""
    with path.open("rb") as file:
        if file.read(len(MARK)) != MARK:
            raise NotAnArrayFile(f"{path.name} is no file of arrays")
        head = json.loads(file.read(int.from_bytes(file.read(_LENGTH), "little")))
        first = _next_begin(file.tell())
    whole = np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray)
    arrays = {each["name"]: _array(whole, first + each["begin"], each) for each in head["arrays"]}
    return ArrayFile(head["facts"], arrays)


def _array(whole: Array, begin: int, described: Mapping[str, Any]) -> Array:
    kind = np.dtype(described["type"])
    end = begin + described["items"] * kind.itemsize
    if end > len(whole):
        raise NotAnArrayFile("the file of arrays is cut off")
    return whole[begin:end].view(kind)


def _next_begin(at: int) -> int:
    return -(-at // _BETWEEN) * _BETWEEN
