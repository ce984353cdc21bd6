"""What is compared of rows, as flat arrays: the kernels know integers and bytes only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

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
        lengths = self.starts[1:][positions] - self.starts[:-1][positions]
        starts = starts_of(lengths)
        within = np.arange(starts[-1], dtype=np.int64) - np.repeat(starts[:-1], lengths)
        return type(self)(starts, self.values[np.repeat(self.starts[positions], lengths) + within])


def joined(parts: Sequence[Ragged]) -> Ragged:
    """The lists of all parts, one part after the other."""
    lengths = np.concatenate([part.starts[1:] - part.starts[:-1] for part in parts])
    return Ragged(starts_of(lengths), np.concatenate([part.values for part in parts]))
