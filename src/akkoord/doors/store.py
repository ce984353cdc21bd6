"""A store of objects under keys: a bucket that speaks S3, or a folder that several machines see."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from pyarrow import NativeFile, fs

from akkoord.doors.refusals import (
    AddressNotUnderstood,
    ChangedBytes,
    NoSuchStore,
    StoreFault,
    StoreRefuses,
    StoreUnreachable,
)

PIECE = 16 << 20
"""Bytes; from a bucket each piece is a request of its own."""
SECONDS_TO_CONNECT, SECONDS_TO_ANSWER, ATTEMPTS = 5, 30, 3
OPTIONS = frozenset({"region", "endpoint_override", "scheme"})
PROBE = "probe"
UNFINISHED = ".part"

_CODE = re.compile(r"AWS Error ([A-Z_]+)")
_FAULTS: Mapping[str, type[StoreFault]] = {
    "ACCESS_DENIED": StoreRefuses,
    "INVALID_ACCESS_KEY_ID": StoreRefuses,
    "INVALID_CLIENT_TOKEN_ID": StoreRefuses,
    "SIGNATURE_DOES_NOT_MATCH": StoreRefuses,
    "UNRECOGNIZED_CLIENT": StoreRefuses,
    "NO_SUCH_BUCKET": NoSuchStore,
    "NETWORK_CONNECTION": StoreUnreachable,
    "REQUEST_TIMEOUT": StoreUnreachable,
}


class Store:
    """The objects below one prefix. Every fault of it is a `StoreFault`; a missing object is None."""

    def __init__(self, filesystem: fs.FileSystem, root: str) -> None:
        self._files, self._root = filesystem, root.rstrip("/")

    @classmethod
    def at(cls, address: str) -> "Store":
        """The store at `s3://…` or `file:///…`; raises `AddressNotUnderstood`."""
        parts = urlsplit(address)
        options = dict(parse_qsl(parts.query))
        if parts.username or parts.password or not options.keys() <= OPTIONS or parts.fragment:
            raise AddressNotUnderstood
        if parts.scheme == "s3" and parts.hostname:
            return cls(_bucket_files(options), parts.netloc + parts.path)
        if parts.scheme == "file" and not parts.netloc and len(parts.path) > 1 and not options:
            return cls(fs.LocalFileSystem(), parts.path)
        raise AddressNotUnderstood

    def read(self, key: str, *, limit: int) -> bytes | None:
        """All of a small object; raises `ChangedBytes` for one that is larger than `limit` bytes."""
        pieces = self.pieces(key)
        content = bytearray()
        for piece in pieces or ():
            content += piece
            if len(content) > limit:
                raise ChangedBytes(name=key)
        return None if pieces is None else bytes(content)

    def pieces(self, key: str) -> Iterator[bytes] | None:
        """An object piece by piece."""
        try:
            with _told():
                stream = self._files.open_input_stream(self._path(key))
        except FileNotFoundError:
            return None
        return _pieces(stream)

    def put(self, key: str, pieces: Iterable[bytes], *, about: Mapping[str, str]) -> None:
        """Put an object in place; it stands there only when all of it came."""
        path = self._path(key)
        is_folder = isinstance(self._files, fs.LocalFileSystem)
        with _told():
            if is_folder:
                self._files.create_dir(str(Path(path).parent))
            with self._files.open_output_stream(
                path + UNFINISHED * is_folder, metadata=dict(about)
            ) as stream:
                for piece in pieces:
                    stream.write(piece)
            if is_folder:
                self._files.move(path + UNFINISHED, path)

    def sizes(self, below: str) -> dict[str, int]:
        """Key → bytes, of every object below a folder."""
        selector = fs.FileSelector(self._path(below), recursive=True, allow_not_found=True)
        with _told():
            found = self._files.get_file_info(selector)
        start = len(self._root) + 1
        return {each.path[start:]: each.size for each in found if each.type is fs.FileType.File}

    def remove(self, key: str) -> None:
        """Remove an object; one that is gone already is no fault."""
        try:
            with _told():
                self._files.delete_file(self._path(key))
        except FileNotFoundError:
            return

    def may_write(self) -> bool:
        """Do these credentials let us write? Puts a small object there and removes it."""
        try:
            self.put(PROBE, [b"akkoord"], about={})
        except StoreRefuses:
            return False
        self.remove(PROBE)
        return True

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"


def _bucket_files(options: Mapping[str, str]) -> fs.FileSystem:
    return fs.S3FileSystem(
        **options,
        connect_timeout=SECONDS_TO_CONNECT,
        request_timeout=SECONDS_TO_ANSWER,
        retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=ATTEMPTS),
    )


def _pieces(stream: NativeFile) -> Iterator[bytes]:
    with stream:
        while True:
            with _told():
                piece = stream.read(PIECE)
            if not piece:
                return
            yield piece


@contextmanager
def _told() -> Iterator[None]:
    """Within, what the store says in words of its own becomes a fault of ours; a missing object stays one."""
    try:
        yield
    except FileNotFoundError:
        raise
    except PermissionError as fault:
        raise StoreRefuses from fault
    except OSError as fault:
        raise _fault(str(fault)) from fault


def _fault(said: str) -> StoreFault:
    code = match[1] if (match := _CODE.search(said)) else "UNKNOWN"
    return _FAULTS.get(code, StoreFault)(reason=code)
