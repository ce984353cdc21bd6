"""The keys of a register in order with the texts that own them, as they are written and searched."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from akkoord.engine.arrays import Array, starts_of
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.candidates.groups import KIND_MASK, layout_for, made_of_buckets
from akkoord.engine.matching.candidates.kinds import CAP_OF_KIND, KEY_BITS
from akkoord.engine.matching.candidates.texts import Texts
from akkoord.engine.matching.descriptions import Descriptions

DIRECTORY_BITS = 16
"""The directory tells where the keys with the same upper bits begin."""


def sorted_keys(
    rows: Descriptions, texts: Texts, workers: ThreadPoolExecutor
) -> Iterator[tuple[Array, Array]]:
    """Keys (uint64) and their owners (int32, texts), both ascending, part by part.

    Of a key that too many texts own, one owner more than its cap stands there: so it stays dropped.
    """
    layout = layout_for(len(rows), len(texts))
    down = np.uint64(KEY_BITS - layout.bucket_bits)

    def made(bucket: int, packed: Array) -> tuple[Array, Array]:
        packed.sort()
        keys, owners = _owned(packed, np.uint64(bucket) << down, layout.owner_bits)
        return keys, owners

    return made_of_buckets(rows, texts.of_row, layout, made, workers)


def directory_of(counts: Array) -> Array:
    """int64: where the keys with each value of their upper bits start, from how many there are of each."""
    return starts_of(counts)


def counted(keys: Array) -> Array:
    """int64: how many keys there are with each value of their upper bits."""
    upper = (keys >> np.uint64(KEY_BITS - DIRECTORY_BITS)).astype(np.int64)
    return np.bincount(upper, minlength=1 << DIRECTORY_BITS)


@kernel
def _owned(packed: Array, upper: np.uint64, owner_bits: int) -> tuple[Array, Array]:
    """Keys and owners of a sorted bucket, each once, and not more of one key than its cap and one."""
    up = np.uint64(owner_bits)
    mask = (np.uint64(1) << up) - np.uint64(1)
    keys, owners = np.empty(len(packed), dtype=np.uint64), np.empty(len(packed), dtype=np.int32)
    filled, same = 0, 0
    for at in range(len(packed)):
        if at and packed[at] == packed[at - 1]:
            continue
        key = packed[at] >> up
        same = same + 1 if at and packed[at - 1] >> up == key else 0
        if same <= CAP_OF_KIND[key & KIND_MASK]:
            keys[filled], owners[filled] = upper | key, np.int32(packed[at] & mask)
            filled += 1
    return keys[:filled].copy(), owners[:filled].copy()
