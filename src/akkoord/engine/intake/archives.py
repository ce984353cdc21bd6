"""What a zip archive holds, and whether unpacking it is safe."""

import io
import zipfile
import zlib

from akkoord.engine.intake.limits import Limits
from akkoord.engine.intake.sheets import FileRefused

DAMAGED = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError)
"""What reading a damaged archive, or one packed in a way of its own, raises."""
CHUNK = 1024 * 1024
LOCAL_HEADER = 30  # bytes before the name of a part; the lengths of name and extra field are its last four
SMALL_PART = 20 * 1024 * 1024
"""Below this size of an unpacked part its factor does not matter: blank sheets pack very well."""


def names_in(content: bytes) -> frozenset[str]:
    """Names of the parts of an archive. Raises FileRefused when it is damaged."""
    return frozenset(info.filename for info in _parts(content))


def _parts(content: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.infolist()
    except DAMAGED as error:
        raise FileRefused("unreadable") from error


def refuse_bombs(content: bytes, *, limits: Limits) -> None:
    """Unpack without keeping anything, and raise FileRefused when it grows beyond the limits.

    The sizes written in the archive are not believed.
    """
    room = limits.unpacked_bytes
    for info in _parts(content):
        factor = limits.unpacking_factor * max(info.compress_size, 1)
        room -= _unpacked_size(content, info, most=min(room, max(factor, SMALL_PART)))


def _unpacked_size(content: bytes, info: zipfile.ZipInfo, *, most: int) -> int:
    if info.compress_type == zipfile.ZIP_STORED:
        size = info.compress_size
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        size = _inflated_size(_packed(content, info), most=most)
    else:
        raise FileRefused("unreadable")
    if size > most:
        raise FileRefused("unpacks_too_large")
    return size


def _packed(content: bytes, info: zipfile.ZipInfo) -> memoryview:
    header = content[info.header_offset : info.header_offset + LOCAL_HEADER]
    name, extra = int.from_bytes(header[26:28], "little"), int.from_bytes(header[28:30], "little")
    start = info.header_offset + LOCAL_HEADER + name + extra
    return memoryview(content)[start : start + info.compress_size]


def _inflated_size(packed: memoryview, *, most: int) -> int:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    waiting: bytes | memoryview = packed
    try:
        while not inflate.eof and size <= most:
            unpacked = inflate.decompress(waiting, CHUNK)
            size += len(unpacked)
            waiting = inflate.unconsumed_tail
            if not unpacked and not waiting:
                break
    except zlib.error as error:
        raise FileRefused("unreadable") from error
    return size
