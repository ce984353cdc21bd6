"""What is compared of rows, as flat arrays: the kernels know integers and bytes only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from akkoord.engine.kernels import inner_kernel

Array = npt.NDArray[Any]


def starts_of(lengths: npt.ArrayLike) -> Array:
    """int64, one more than there are lengths: where lists of these lengths start, and where the last ends."""
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)])


@dataclass(frozen=True, slots=True)
class Ragged:
    """Many short lists in two arrays: list `at` is `values[starts[at]:starts[at + 1]]`."""

    starts: Array
    """int64, one more than there are lists."""
    values: Array

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, at: int) -> Array:
        return np.asarray(self.values[self.starts[at] : self.starts[at + 1]])

    @classmethod
    def of(cls, lists: Iterable[Sequence[Any]], dtype: Any) -> Self:  # noqa: ANN401 - as numpy takes it
        """From lists of values."""
        lists = list(lists)
        starts = starts_of([len(each) for each in lists])
        return cls(starts, np.array([value for each in lists for value in each], dtype=dtype))

    def taken(self, positions: Array) -> Self:
        """The lists at `positions`, in that order."""
        starts = starts_of(self.starts[1:][positions] - self.starts[:-1][positions])
        return type(self)(starts, values_taken(self.starts, self.values, positions, starts))


@inner_kernel
def _put_lists(starts: Array, values: Array, positions: Array, new_starts: Array, new_values: Array) -> None:
    for at in range(len(positions)):
        start, place = starts[positions[at]], new_starts[at]
        for each in range(new_starts[at + 1] - place):
            new_values[place + each] = values[start + each]


def values_taken(starts: Array, values: Array, positions: Array, new_starts: Array) -> Array:
    """The values of the lists at `positions`, one list after the other; these start at `new_starts`."""
    found = np.empty(new_starts[-1], dtype=values.dtype)
    _put_lists(starts, values, positions.astype(np.int64, copy=False), new_starts, found)
    return found


def joined(parts: Sequence[Ragged]) -> Ragged:
    """The lists of all parts, one part after the other."""
    lengths = np.concatenate([part.starts[1:] - part.starts[:-1] for part in parts])
    return Ragged(starts_of(lengths), np.concatenate([part.values for part in parts]))
