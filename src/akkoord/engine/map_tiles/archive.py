"""Many tiles in one file, of which a browser reads the parts it needs: PMTiles, version 3."""

import gzip
import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa

from akkoord.engine.map_tiles.varints import varint, varints

MAGIC = b"PMTiles\x03"
HEADER = struct.Struct("<7sB 11Q BBBBBB iiii B ii")
"""Name and version; eleven offsets, lengths and counts; six small numbers; bounds, zoom and centre."""
GZIP, VECTOR, CLUSTERED = 2, 1, 1
LARGEST_ROOT = 16_384 - HEADER.size
"""A browser reads this much first, and expects the root directory in it."""
ENTRIES_OF_A_LEAF = 4_096
DEGREE = 10_000_000

# The compressor comes with pyarrow and not with the system, so that every machine gives the same bytes.
_GZIP = pa.Codec("gzip", compression_level=9)

Tile = tuple[int, int, int, bytes]
"""Zoom, column, row, content."""


class BrokenArchive(ValueError):
    """The file is not an archive of tiles that we can read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a tile, or a leaf of the directory (`run` 0), stands."""

    tile_id: int
    offset: int
    length: int
    run: int = 1


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive says of itself, and its tiles."""

    metadata: dict[str, Any]
    tiles: Iterator[Tile]


def write_archive(
    path: Path,
    tiles: Iterable[Tile],
    *,
    metadata: dict[str, Any],
    bounds: tuple[float, float, float, float],
    zooms: tuple[int, int],
) -> None:
    """Write tiles to `path`, compressed one by one; the same tiles give the same bytes.

    `bounds` are west, south, east and north in degrees, `zooms` the first and the last zoom.
    """
    # Compressed as they come: what is kept until all are there is the small form.
    numbered = sorted((tile_number(zoom, x, y), _squeezed(content)) for zoom, x, y, content in tiles)
    contents = [content for _, content in numbered]
    entries = _entries([tile_id for tile_id, _ in numbered], contents)
    root, leaves = _directories(entries)
    about = _squeezed(json.dumps(metadata, sort_keys=True).encode())
    parts = (len(root), len(about), len(leaves), sum(map(len, contents)))
    with path.open("wb") as stream:
        stream.write(_header(parts, tiles=len(contents), bounds=bounds, zooms=zooms))
        stream.write(root + about + leaves)
        stream.writelines(contents)


def read_archive(path: Path) -> Archive:
    """Open an archive; its tiles come in the order of the file. Raises `BrokenArchive`."""
    content = path.read_bytes()
    if len(content) < HEADER.size or not content.startswith(MAGIC):
        raise BrokenArchive("not a PMTiles file of version 3")
    fields = HEADER.unpack_from(content)
    root, about = _part(content, fields[2:4]), _part(content, fields[4:6])
    leaves, data = _part(content, fields[6:8]), memoryview(content)[fields[8] : fields[8] + fields[9]]
    try:
        metadata = json.loads(_opened(about))
    except (OSError, ValueError) as fault:
        raise BrokenArchive("its description cannot be read") from fault
    return Archive(metadata, _tiles(root, leaves, data))


def tile_number(zoom: int, x: int, y: int) -> int:
    """The number of a tile: all tiles of the zooms before, and then its place on the Hilbert curve."""
    number = ((1 << 2 * zoom) - 1) // 3
    for level in reversed(range(zoom)):
        side = 1 << level
        right, below = (x & side) > 0, (y & side) > 0
        number += side * side * ((3 * right) ^ below)
        x, y = _turned(side, x, y, right=right, below=below)
    return number


def tile_place(number: int) -> tuple[int, int, int]:
    """Zoom, column and row of the tile with this number."""
    zoom = 0
    while number >= 4**zoom:
        number -= 4**zoom
        zoom += 1
    x = y = 0
    for level in range(zoom):
        side = 1 << level
        right = bool(number // 2 & 1)
        below = bool((number ^ right) & 1)
        x, y = _turned(side, x, y, right=right, below=below)
        x, y, number = x + side * right, y + side * below, number // 4
    return zoom, x, y


def _turned(side: int, x: int, y: int, *, right: bool, below: bool) -> tuple[int, int]:
    if below:
        return x, y
    if right:
        x, y = side - 1 - x, side - 1 - y
    return y, x


def _entries(numbers: Sequence[int], contents: Sequence[bytes]) -> list[Entry]:
    offset, entries = 0, []
    for number, content in zip(numbers, contents, strict=True):
        entries.append(Entry(number, offset, len(content)))
        offset += len(content)
    return entries


def _directories(entries: Sequence[Entry]) -> tuple[bytes, bytes]:
    """The root directory, and the leaves where the root would be too large without them."""
    size = ENTRIES_OF_A_LEAF
    if len(root := _directory(entries)) <= LARGEST_ROOT:
        return root, b""
    while True:
        heads, leaves = [], bytearray()
        for at in range(0, len(entries), size):
            leaf = _directory(entries[at : at + size])
            heads.append(Entry(entries[at].tile_id, len(leaves), len(leaf), run=0))
            leaves += leaf
        if len(root := _directory(heads)) <= LARGEST_ROOT:
            return root, bytes(leaves)
        size *= 2


def _directory(entries: Sequence[Entry]) -> bytes:
    """Columns one after the other: steps of the numbers, runs, lengths, offsets (0: right after the last)."""
    before = [Entry(0, -1, 0), *entries]
    steps = [entry.tile_id - last.tile_id for last, entry in zip(before, entries, strict=False)]
    offsets = [
        0 if entry.offset == last.offset + last.length else entry.offset + 1
        for last, entry in zip(before, entries, strict=False)
    ]
    columns = [[len(entries)], steps, [e.run for e in entries], [e.length for e in entries], offsets]
    return _squeezed(b"".join(varint(number) for column in columns for number in column))


def _header(
    parts: tuple[int, int, int, int],
    *,
    tiles: int,
    bounds: tuple[float, float, float, float],
    zooms: tuple[int, int],
) -> bytes:
    begins = accumulate(parts[:-1], initial=HEADER.size)
    west, south, east, north = (round(degrees * DEGREE) for degrees in bounds)
    return HEADER.pack(
        MAGIC[:7],
        MAGIC[7],
        *(number for place in zip(begins, parts, strict=True) for number in place),
        *(tiles, tiles, tiles),
        *(CLUSTERED, GZIP, GZIP, VECTOR, *zooms),
        *(west, south, east, north),
        zooms[0],
        *((west + east) // 2, (south + north) // 2),
    )


def _part(content: bytes, where: tuple[int, int]) -> bytes:
    offset, length = where
    return content[offset : offset + length]


def _tiles(directory: bytes, leaves: bytes, data: memoryview) -> Iterator[Tile]:
    for entry in _read_directory(directory):
        if entry.run == 0:
            yield from _tiles(leaves[entry.offset : entry.offset + entry.length], leaves, data)
            continue
        content = _opened(bytes(data[entry.offset : entry.offset + entry.length]))
        for step in range(entry.run):
            yield *tile_place(entry.tile_id + step), content


def _read_directory(squeezed: bytes) -> list[Entry]:
    numbers = list(varints(_opened(squeezed)))
    size, columns = numbers[0], numbers[1:]
    steps, runs, lengths, offsets = (columns[at * size : (at + 1) * size] for at in range(4))
    entries: list[Entry] = []
    tile_id = end = 0
    for step, run, length, offset in zip(steps, runs, lengths, offsets, strict=True):
        tile_id += step
        begin = offset - 1 if offset else end
        entries.append(Entry(tile_id, begin, length, run))
        end = begin + length
    return entries


def _squeezed(content: bytes) -> bytes:
    squeezed: bytes = _GZIP.compress(content, asbytes=True)
    return squeezed


def _opened(content: bytes) -> bytes:
    return gzip.decompress(content)
