"""Which texts share a key, and is it rare enough to tell something? Found in parts of bounded size."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeVar

import numpy as np

from akkoord.engine.arrays import Array, starts_of
from akkoord.engine.kernels import inner_kernel, kernel
from akkoord.engine.matching.candidates.keys import MOST_KEYS, keys_of_row, new_room
from akkoord.engine.matching.candidates.kinds import CAP_OF_KIND, KEY_BITS, KIND_BITS, MOST_SHARING
from akkoord.engine.matching.descriptions import Descriptions, RowArrays

CHUNK_ROWS = 8192
"""The keys of so many have room in memory that is used again, not asked for anew."""
USUAL_KEYS = 100
"""Of a row; only how the work is divided depends on it."""
KEYS_AT_ONCE = 40_000_000
"""About 320 MB."""
BUCKET_KEYS = 50_000
"""As many as a core's cache holds while they are put together."""
BUCKETS_AT_ONCE = 16
Chunks = list[tuple[Array, Array]]
"""Of each chunk of rows the keys with their owners, by bucket, and where each bucket starts."""
Made = TypeVar("Made")

KIND_MASK = np.uint64((1 << KIND_BITS) - 1)
KIND_ROOM = np.uint64(KIND_BITS)
NONE = -1


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
    sizes = [part.starts[1:] - part.starts[:-1] for part in parts]
    columns = (sizes, [part.members for part in parts], [part.kinds for part in parts])
    sizes_of_all, members, kinds = workers.map(np.concatenate, columns)
    return Groups(starts_of(sizes_of_all), members, kinds)


def made_of_buckets(
    rows: Descriptions,
    owners: Array,
    layout: Layout,
    made: Callable[[int, Array], Made],
    workers: ThreadPoolExecutor,
) -> Iterator[Made]:
    """What `made` makes of each bucket, in their order, from its number and its keys with owners."""
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
    """The groups of all keys of a bucket with their owners (`bucketed`), in any order."""
    return Groups(*_groups(packed, owner_bits))


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


def bucketed(
    keys: Array, whose: Array, bucket_bits: int, owner_bits: int, buckets: tuple[int, int]
) -> tuple[Array, Array]:
    """Keys without their upper bits, owners behind, ordered by bucket; where each bucket starts."""
    packed = np.empty(len(keys), dtype=np.uint64)
    return packed, _put_in_buckets(keys, whose, bucket_bits, owner_bits, buckets, packed)


@kernel
def _put_in_buckets(
    keys: Array, whose: Array, bucket_bits: int, owner_bits: int, buckets: tuple[int, int], packed: Array
) -> Array:
    """NumPy makes room for `packed`: in large pages, which are ready sooner than as many small ones."""
    down, up = np.uint64(KEY_BITS - bucket_bits), np.uint64(owner_bits)
    rest = (np.uint64(1) << down) - np.uint64(1)
    starts = np.zeros(buckets[1] - buckets[0] + 2, dtype=np.int64)
    for key in keys:
        starts[np.int64(key >> down) - buckets[0] + 2] += 1
    starts = np.cumsum(starts)
    for at in range(len(keys)):
        bucket = np.int64(keys[at] >> down) - buckets[0] + 1
        packed[starts[bucket]] = (keys[at] & rest) << up | np.uint64(whose[at])
        starts[bucket] += 1
    return starts[:-1]


@inner_kernel
def _find_keys(packed: Array, owner_bits: int, slots: Array, firsts: Array, sizes: Array) -> None:
    """Write for each entry the first one with its key, and for that how many have it."""
    up, last = np.uint64(owner_bits), np.uint64(len(slots) - 1)
    slots[:] = NONE
    for at in range(len(packed)):
        key = packed[at] >> up
        slot = (key >> KIND_ROOM) & last
        while slots[slot] != NONE and packed[slots[slot]] >> up != key:
            slot = (slot + np.uint64(1)) & last
        if slots[slot] == NONE:
            slots[slot], sizes[at] = at, 0
        firsts[at] = slots[slot]
        sizes[slots[slot]] += 1


@inner_kernel
def _make_room(firsts: Array, sizes: Array, rooms: Array) -> int:
    """Write for the first entry of each key that stands there twice where its owners go; the room needed."""
    needed = 0
    for at in range(len(firsts)):
        if firsts[at] == at:
            rooms[at] = needed if sizes[at] > 1 else NONE
            needed += min(sizes[at], MOST_SHARING + 1) if sizes[at] > 1 else 0
            sizes[at] = 0
    return needed


@inner_kernel
def _put_owner(members: Array, start: int, count: int, owner: int) -> int:
    """Put an owner among `count` ascending ones unless it is there already; how many there are then."""
    place = start + count
    while place > start and members[place - 1] > owner:
        place -= 1
    if place > start and members[place - 1] == owner:
        return count
    for at in range(start + count, place, -1):
        members[at] = members[at - 1]
    members[place] = owner
    return count + 1


@kernel
def _groups(packed: Array, owner_bits: int) -> tuple[Array, Array, Array]:
    """Starts, members and kinds of the groups of keys with their owners."""
    count, slots = len(packed), 2
    while slots < 2 * count:
        slots *= 2
    firsts, sizes = np.empty(count, dtype=np.int32), np.empty(count, dtype=np.int32)
    _find_keys(packed, owner_bits, np.empty(slots, dtype=np.int32), firsts, sizes)
    rooms = np.empty(count, dtype=np.int32)
    members = np.empty(_make_room(firsts, sizes, rooms), dtype=np.int32)
    owner_mask = (np.uint64(1) << np.uint64(owner_bits)) - np.uint64(1)
    for at in range(count):
        first = firsts[at]
        if rooms[first] != NONE and sizes[first] <= MOST_SHARING:
            sizes[first] = _put_owner(members, rooms[first], sizes[first], int(packed[at] & owner_mask))
    starts, kinds = np.zeros(count // 2 + 1, dtype=np.int64), np.empty(count // 2, dtype=np.uint8)
    groups = filled = 0
    for at in range(count):
        if firsts[at] != at or rooms[at] == NONE:
            continue
        kind = packed[at] >> np.uint64(owner_bits) & KIND_MASK
        if 1 < sizes[at] <= CAP_OF_KIND[kind]:
            for place in range(rooms[at], rooms[at] + sizes[at]):
                members[filled] = members[place]
                filled += 1
            kinds[groups] = kind
            groups += 1
            starts[groups] = filled
    return starts[: groups + 1].copy(), members[:filled].copy(), kinds[:groups].copy()
