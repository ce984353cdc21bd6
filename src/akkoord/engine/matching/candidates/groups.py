"""Which texts share a key, and is it rare enough to tell something? Sorted in parts of bounded size."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeVar

import numpy as np

from akkoord.engine.arrays import Array, starts_of
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.candidates.keys import MOST_KEYS, keys_of_row, new_room
from akkoord.engine.matching.candidates.kinds import CAP_OF_KIND, KEY_BITS, KIND_BITS
from akkoord.engine.matching.descriptions import Descriptions, RowArrays

CHUNK_ROWS = 16384
USUAL_KEYS = 100
"""Of a row; only how the work is divided depends on it."""
KEYS_AT_ONCE = 40_000_000
"""About 320 MB."""
BUCKET_KEYS = 50_000
"""As many as a core's cache holds while they are sorted."""
TALLY_BITS = 17
BUCKETS_AT_ONCE = 16
Chunks = list[tuple[Array, Array]]
"""Of each chunk of rows the keys with their owners, by bucket, and where each bucket starts."""
Made = TypeVar("Made")

KIND_MASK = np.uint64((1 << KIND_BITS) - 1)


@dataclass(frozen=True, slots=True)
class Groups:
    """Texts that share a key: group `at` is `members[starts[at]:starts[at + 1]]`, ascending."""

    starts: Array
    """int64."""
    members: Array
    """int32, texts."""
    kinds: Array
    """uint8, the kind of the key of each group."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How keys are divided into buckets (by their upper bits) and the buckets into rounds."""

    owner_bits: int
    bucket_bits: int
    rounds: int

    @property
    def bounds(self) -> Array:
        """The first bucket of each round, and the end of the last."""
        return np.linspace(0, 1 << self.bucket_bits, self.rounds + 1).astype(np.int64)


def layout_for(rows: int, owners: int) -> Layout:
    """Rounds that hold few enough keys at once; in a bucket the rest of a key and its owner fit 64 bits."""
    owner_bits = max(1, int(owners).bit_length())
    rounds = -(-rows * USUAL_KEYS // KEYS_AT_ONCE) or 1
    wanted = max(1, rows * USUAL_KEYS // BUCKET_KEYS).bit_length()
    return Layout(owner_bits, max(wanted, KEY_BITS + owner_bits - 64, rounds.bit_length()), rounds)


def groups_of(rows: Descriptions, owners: Array, count: int, workers: ThreadPoolExecutor) -> Groups:
    """The groups of all keys of `rows`; row `at` speaks for text `owners[at]` of `count`."""
    layout = layout_for(len(rows), count)
    made = partial(bucket_groups, owner_bits=layout.owner_bits)
    parts = list(made_of_buckets(rows, owners, layout, made, workers))
    sizes = np.concatenate([part.starts[1:] - part.starts[:-1] for part in parts])
    return Groups(
        starts_of(sizes),
        np.concatenate([part.members for part in parts]),
        np.concatenate([part.kinds for part in parts]),
    )


def made_of_buckets(
    rows: Descriptions,
    owners: Array,
    layout: Layout,
    made: Callable[[int, Array], Made],
    workers: ThreadPoolExecutor,
) -> Iterator[Made]:
    """What `made` makes of each bucket, in their order, from its number and its unsorted keys with owners."""
    for low, high in pairwise(layout.bounds.tolist()):
        chunks = _round_chunks(rows, owners, layout, (low, high), workers)

        def several(first: int, chunks: Chunks = chunks, low: int = low, high: int = high) -> list[Made]:
            last = min(first + BUCKETS_AT_ONCE, high)
            return [made(bucket, _bucket(chunks, bucket - low)) for bucket in range(first, last)]

        for found in workers.map(several, range(low, high, BUCKETS_AT_ONCE)):
            yield from found


def _round_chunks(
    rows: Descriptions, owners: Array, layout: Layout, buckets: tuple[int, int], workers: ThreadPoolExecutor
) -> Chunks:
    """The keys of a round, chunk of rows by chunk, each ordered by bucket."""
    arrays, words = rows.arrays, rows.vocabulary.keys

    def taken(first: int) -> tuple[Array, Array]:
        last = min(first + CHUNK_ROWS, len(rows))
        room = np.empty(((last - first) * MOST_KEYS), dtype=np.uint64)
        whose = np.empty(len(room), dtype=np.int32)
        span = (first, last)
        count = _keys_between(arrays, words, owners, span, layout.bucket_bits, buckets, room, whose)
        return bucketed(room[:count], whose[:count], layout.bucket_bits, layout.owner_bits, buckets)

    return list(workers.map(taken, range(0, max(1, len(rows)), CHUNK_ROWS)))


def _bucket(chunks: Chunks, at: int) -> Array:
    return np.concatenate([keys[starts[at] : starts[at + 1]] for keys, starts in chunks])


def bucket_groups(_: int, packed: Array, *, owner_bits: int) -> Groups:
    """The groups of all keys of a bucket with their owners (`bucketed`), in any order; changes `packed`."""
    packed = packed[: _without_single(packed, owner_bits)]
    packed.sort()
    return Groups(*_runs(packed, owner_bits))


@kernel
def _keys_between(
    rows: RowArrays,
    words: Array,
    owners: Array,
    span: tuple[int, int],
    bucket_bits: int,
    buckets: tuple[int, int],
    keys: Array,
    whose: Array,
) -> int:
    """Put the keys of the rows of `span` that fall into `buckets` into `keys`, their owners into `whose`."""
    room = new_room()
    found = np.empty(MOST_KEYS, dtype=np.uint64)
    down = np.uint64(KEY_BITS - bucket_bits)
    low, high = np.uint64(buckets[0]), np.uint64(buckets[1])
    count = 0
    for row in range(span[0], span[1]):
        for at in range(keys_of_row(rows, words, row, room, found)):
            if low <= found[at] >> down < high:
                keys[count], whose[count] = found[at], owners[row]
                count += 1
    return count


@kernel
def bucketed(
    keys: Array, whose: Array, bucket_bits: int, owner_bits: int, buckets: tuple[int, int]
) -> tuple[Array, Array]:
    """Keys without their upper bits, owners behind, ordered by bucket; where each bucket starts."""
    down, up = np.uint64(KEY_BITS - bucket_bits), np.uint64(owner_bits)
    rest = (np.uint64(1) << down) - np.uint64(1)
    starts = np.zeros(buckets[1] - buckets[0] + 2, dtype=np.int64)
    for key in keys:
        starts[np.int64(key >> down) - buckets[0] + 2] += 1
    starts = np.cumsum(starts)
    packed = np.empty(len(keys), dtype=np.uint64)
    for at in range(len(keys)):
        bucket = np.int64(keys[at] >> down) - buckets[0] + 1
        packed[starts[bucket]] = (keys[at] & rest) << up | np.uint64(whose[at])
        starts[bucket] += 1
    return packed, starts[:-1]


@kernel
def _without_single(packed: Array, owner_bits: int) -> int:
    """Move keys that may stand there twice to the front, in place; how many they are."""
    tally = np.zeros(1 << TALLY_BITS, dtype=np.uint8)
    mask = np.uint64((1 << TALLY_BITS) - 1)
    down = np.uint64(owner_bits + KIND_BITS)
    for value in packed:
        place = (value >> down) & mask
        tally[place] = min(2, tally[place] + 1)
    kept = 0
    for value in packed:
        if tally[(value >> down) & mask] > 1:
            packed[kept] = value
            kept += 1
    return kept


@kernel
def _runs(packed: Array, owner_bits: int) -> tuple[Array, Array, Array]:
    """Starts, members and kinds of the groups in sorted keys with their owners."""
    up = np.uint64(owner_bits)
    owner_mask = (np.uint64(1) << up) - np.uint64(1)
    starts = np.empty(len(packed) // 2 + 1, dtype=np.int64)
    members = np.empty(len(packed), dtype=np.int32)
    kinds = np.empty(len(packed) // 2 + 1, dtype=np.uint8)
    groups, filled, at = 0, 0, 0
    while at < len(packed):
        key, start, last = packed[at] >> up, filled, np.uint64(0)
        first = at
        while at < len(packed) and packed[at] >> up == key:
            if at == first or packed[at] != last:
                members[filled] = np.int32(packed[at] & owner_mask)
                filled += 1
            last = packed[at]
            at += 1
        if 1 < filled - start <= CAP_OF_KIND[key & KIND_MASK]:
            starts[groups], kinds[groups] = start, key & KIND_MASK
            groups += 1
        else:
            filled = start
    starts[groups] = filled
    return starts[: groups + 1].copy(), members[:filled].copy(), kinds[:groups].copy()
