"""The stream inside an encrypted file: a packed tar archive, written and read from front to back.

`about.json` comes first and says how to read the rest; `manifest.json` comes last and says what there was.
"""

import hashlib
import io
import json
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

ABOUT, MANIFEST = "about.json", "manifest.json"
DATABASE, CONFIGURATION = "database", "configuration.json"
FORMAT = 1
PIECE = 1 << 20
"""Bytes that are read at once, and that a part of a table has at least."""


@dataclass(slots=True)
class Contents:
    """What the archive holds so far: members by name with size and checksum, tables with rows and digest."""

    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)

    def data(self, name: str, content: bytes) -> Iterator[bytes]:
        """A member whose bytes are known."""
        return self.stream(name, len(content), [content])

    def document(self, name: str, facts: object) -> Iterator[bytes]:
        """A member of JSON."""
        return self.data(name, json.dumps(facts, ensure_ascii=False, indent=1).encode())

    def file(self, name: str, path: Path) -> Iterator[bytes]:
        """A file that stands on the disk; nothing when it was taken away meanwhile."""
        try:
            stream = path.open("rb")
        except FileNotFoundError:
            return
        with stream:
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            yield from self.stream(name, size, iter(lambda: stream.read(PIECE), b""))

    def stream(self, name: str, size: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """A member of `size` bytes; raises `ValueError` when they are not as many."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        yield entry.tobuf(tarfile.PAX_FORMAT)
        checksum, length = hashlib.sha256(), 0
        for piece in pieces:
            checksum.update(piece)
            length += len(piece)
            yield piece
        if length != size:
            raise ValueError(f"{name} changed while it was read")
        yield bytes(-size % tarfile.BLOCKSIZE)
        self.members[name] = {"size": size, "sha256": checksum.hexdigest()}

    def table(self, name: str, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines of a table, in as many members as it takes."""
        for number, part in enumerate(_parts(lines), start=1):
            yield from self.data(f"{DATABASE}/{name}/{number:06}.jsonl", b"\n".join(part))

    @staticmethod
    def end() -> bytes:
        """What ends a tar archive."""
        return bytes(2 * tarfile.BLOCKSIZE)


def _parts(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    part: list[bytes] = []
    size = 0
    for line in lines:
        part.append(line)
        size += len(line)
        if size >= PIECE:
            yield part
            part, size = [], 0
    if part:
        yield part


def compressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, packed with gzip."""
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    for piece in pieces:
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()


class Pulled(io.RawIOBase):
    """A file to read from, made of pieces as they come; keeps the fault that ended them."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")
        self.fault: BaseException | None = None

    def readable(self) -> bool:
        """It is only for reading."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Some bytes; none at the end."""
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as fault:
            self.fault = fault
            raise
        taken = self._rest[: size if size >= 0 else None]
        self._rest = self._rest[len(taken) :]
        return bytes(taken)


def members(stream: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and content of every member, one after the other."""
    with tarfile.open(fileobj=stream, mode="r|gz") as archive:
        for entry in archive:
            content = archive.extractfile(entry) if entry.isreg() else None
            if content is None or Path(entry.name).is_absolute() or ".." in Path(entry.name).parts:
                raise tarfile.ReadError(f"{entry.name!r} does not belong into such a file")
            yield entry.name, content


class Checked:
    """A member that is counted and hashed while it is read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._checksum, self._size = stream, hashlib.sha256(), 0

    def pieces(self) -> Iterator[bytes]:
        """Its bytes."""
        while piece := self._stream.read(PIECE):
            self._checksum.update(piece)
            self._size += len(piece)
            yield piece

    @property
    def as_fact(self) -> dict[str, Any]:
        """What the manifest must say of it."""
        return {"size": self._size, "sha256": self._checksum.hexdigest()}
