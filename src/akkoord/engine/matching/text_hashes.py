"""Texts that are only compared for being equal, as numbers: identifiers and the like."""

from collections.abc import Iterable, Sequence

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.hashing import hash_letters


def text_hashes(texts: Sequence[str]) -> Array:
    """uint64 hashes of texts in any script."""
    encoded = [text.encode() for text in texts]
    starts = starts_of(np.fromiter(map(len, encoded), np.int64, len(texts)))
    return np.asarray(hash_letters(starts, np.frombuffer(bytearray(b"".join(encoded)), dtype=np.uint8)))


def identifiers_of(given: Iterable[Sequence[str] | None]) -> Ragged:
    """Of the identifiers of each row ("scheme:value") the hashes of scheme and value in turn."""
    parts = [[part for each in sorted(row) for part in each.split(":", 1)] if row else () for row in given]
    return Ragged(starts_of(list(map(len, parts))), text_hashes([part for each in parts for part in each]))
