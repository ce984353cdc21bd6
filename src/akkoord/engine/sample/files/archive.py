"""Packs files into an archive that carries no trace of when it was made."""

import io
import zipfile
from collections.abc import Iterable

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can hold."""


def pack(entries: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A ZIP archive of name and content, in this order; those of `stored` are not compressed."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, date_time=LONG_AGO)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return archive.getvalue()


def unpack(archive: bytes) -> list[tuple[str, bytes]]:
    """Name and content of every file in an archive of our own making."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        return [(name, packed.read(name)) for name in packed.namelist()]
