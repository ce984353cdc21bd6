"""An encrypted file that comes to stand whole or not at all, whatever stops the process or fills the disk."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyrage

from akkoord.desk.encrypted.archive import Pulled
from akkoord.desk.encrypted.refusals import AnotherIsWritten, FileNotWritten
from akkoord.engine.to_disk import to_disk

UNFINISHED = ".part"


@contextmanager
def alone_in(folder: Path, *, leftovers: str) -> Iterator[None]:
    """Within, nobody else writes such files there; what stopped ones left is removed.

    Raises `AnotherIsWritten`.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise AnotherIsWritten(folder=folder) from fault
        for leftover in folder.glob(leftovers):
            leftover.unlink()
        yield
    finally:
        os.close(descriptor)


def write_encrypted(
    target: Path, pieces: Iterator[bytes], recipients: Sequence[pyrage.x25519.Recipient]
) -> None:
    """Write the pieces readable for `recipients` only; raises `FileNotWritten` and leaves nothing."""
    unfinished = target.with_suffix(UNFINISHED)
    try:
        _write(unfinished, Pulled(pieces), recipients)
        unfinished.rename(target)
        to_disk(target.parent)
    except (OSError, pyrage.EncryptError) as fault:
        raise FileNotWritten(reason=getattr(fault, "strerror", None) or str(fault)) from fault
    finally:
        unfinished.unlink(missing_ok=True)


def _write(unfinished: Path, source: Pulled, recipients: Sequence[pyrage.x25519.Recipient]) -> None:
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        sink = _Watched(file)
        try:
            pyrage.encrypt_io(source, sink, recipients)
        except pyrage.EncryptError:
            if first := source.fault or sink.fault:
                raise first from None
            raise
        file.flush()
        os.fsync(file.fileno())


class _Watched:
    """A file to write to that keeps the fault which ended the writing; age tells only that there was one."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.fault: BaseException | None = None

    def write(self, content: bytes) -> int:
        try:
            return self._file.write(content)
        except OSError as fault:
            self.fault = fault
            raise

    def flush(self) -> None:
        self._file.flush()
