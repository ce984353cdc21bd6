"""Reading an encrypted file from front to back, decrypted as it is read; nothing of it touches the disk."""

import os
import tarfile
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage

from akkoord.desk.encrypted.archive import PIECE

DAMAGE = (tarfile.TarError, EOFError, ValueError, KeyError, pyrage.DecryptError, zlib.error)
"""What reading raises when a file is damaged, cut off, or encrypted to somebody else."""


def reason_of(fault: BaseException) -> str:
    """What is wrong with such a file, for people."""
    if isinstance(fault, pyrage.DecryptError) and "matching keys" in str(fault):
        return "it was encrypted to another key"
    return "it is damaged, cut off, or no such file"


@contextmanager
def decrypted(file: Path, identities: Any) -> Iterator[IO[bytes]]:  # noqa: ANN401 - pyrage has no types
    """What the file holds, decrypted by a thread as it is read."""
    output, entrance = os.pipe()
    faults: list[BaseException] = []

    def decrypt() -> None:
        with file.open("rb") as source, os.fdopen(entrance, "wb") as sink:
            try:
                pyrage.decrypt_io(source, sink, identities)
            except (OSError, pyrage.DecryptError) as fault:
                faults.append(fault)

    worker = threading.Thread(target=decrypt)
    worker.start()
    try:
        with os.fdopen(output, "rb") as stream:
            yield stream
            while stream.read(PIECE):
                pass
    finally:
        worker.join()
        if faults and "Broken pipe" not in str(faults[0]):
            raise pyrage.DecryptError(str(faults[0]))
