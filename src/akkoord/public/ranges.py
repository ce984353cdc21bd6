"""Parts of a file: a map reads the few kilobytes it needs of an archive of any size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase

PIECE = 1 << 16
"""Bytes that are read at a time."""
LONGEST_NUMBER = 15
"""Digits; no file is so long."""
_RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)")
PARTIAL, NOT_SATISFIABLE = 206, 416


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes from `first` up to and with `last`."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Bytes."""
        return self.last - self.first + 1


class OutsideFile(ValueError):
    """A part that the file does not have."""


def answer_with_file(
    request: HttpRequest, path: Path, *, tag: str, content_type: str, name: str
) -> HttpResponseBase:
    """The file, the part of it that is asked for, or that it has not changed; `tag` names its content."""
    size = path.stat().st_size
    if tag in [each.strip() for each in request.headers.get("If-None-Match", "").split(",")]:
        return _named(HttpResponseNotModified(), tag)
    try:
        part = asked_part(request, size=size, tag=tag)
    except OutsideFile:
        refused = HttpResponse(status=NOT_SATISFIABLE, content_type=content_type)
        refused["Content-Range"] = f"bytes */{size}"
        return _named(refused, tag)
    if part is None:
        whole = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=content_type)
        return _named(whole, tag)
    response = StreamingHttpResponse(_bytes_of(path, part), status=PARTIAL, content_type=content_type)
    response["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    response["Content-Length"] = str(part.length)
    return _named(response, tag)


def asked_part(request: HttpRequest, *, size: int, tag: str) -> Part | None:
    """The one part that is asked for, or None for the whole file.

    A request for several parts, one that cannot be read, or one about another file than `tag` names
    (`If-Range`), is answered with the whole. Raises `OutsideFile`.
    """
    found = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    about_this = request.headers.get("If-Range", tag) == tag
    if request.method != "GET" or not found or not about_this or not any(found.groups()):
        return None
    return _part(found[1], found[2], size=size)


def _part(first: str, last: str, *, size: int) -> Part | None:
    """`first-last`, `first-` or `-length` (the end of the file), where both are digits or nothing."""
    if max(len(first), len(last)) > LONGEST_NUMBER:
        raise OutsideFile
    begin = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if first and last and int(last) < int(first):
        return None
    if begin >= size or (not first and int(last) == 0):
        raise OutsideFile
    return Part(begin, end)


def _bytes_of(path: Path, part: Part) -> Iterator[bytes]:
    left = part.length
    with path.open("rb") as stream:
        stream.seek(part.first)
        while left and (piece := stream.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def _named(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Accept-Ranges"] = "bytes"
    return response
