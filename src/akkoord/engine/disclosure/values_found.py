"""Which of many values stand somewhere in a stream of bytes? One pass, whatever their number."""

from collections.abc import Collection, Iterable

import numpy as np

FIRST = 8
"""Bytes; the beginning of a value that a machine word holds. A shorter value cannot be looked for."""
_TABLE_BITS = 20
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2⁶⁴ divided by the golden ratio: spreads neighbouring numbers over the table."""


class ValueSearch:
    """Looks for values; a number of eight bytes at each place says where one may begin."""

    def __init__(self, values: Collection[bytes]) -> None:
        """`values` have at least `FIRST` bytes each."""
        if any(len(each) < FIRST for each in values):
            raise ValueError(f"a value needs {FIRST} bytes")
        self._values: dict[bytes, list[bytes]] = {}
        for each in values:
            self._values.setdefault(each[:FIRST], []).append(each)
        self._overlap = max((len(each) for each in values), default=FIRST) - 1
        self._begins = np.zeros(1 << _TABLE_BITS, dtype=bool)
        self._begins[_slots(np.frombuffer(b"".join(self._values), dtype="<u8"))] = True

    def found_in(self, pieces: Iterable[bytes]) -> set[bytes]:
        """The values that stand in the pieces or across two of them."""
        found: set[bytes] = set()
        before = b""
        for piece in pieces:
            joined = before + piece
            found |= self._look(joined)
            before = joined[-self._overlap :]
        return found

    def _look(self, text: bytes) -> set[bytes]:
        return {
            value
            for at in self._places(text)
            for value in self._values.get(text[at : at + FIRST], ())
            if text.startswith(value, at)
        }

    def _places(self, text: bytes) -> list[int]:
        """Where a value may begin."""
        places: list[int] = []
        for shift in range(FIRST):
            whole = text[shift : shift + max(0, len(text) - shift) // FIRST * FIRST]
            words = np.frombuffer(whole, dtype="<u8")
            places += (np.flatnonzero(self._begins[_slots(words)]) * FIRST + shift).tolist()
        return places


def _slots(words: np.ndarray) -> np.ndarray:
    return (words * _SPREAD) >> np.uint64(64 - _TABLE_BITS)
