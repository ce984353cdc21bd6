"""Where to go on in a list: a cursor, which belongs to one edition and one question."""

import base64
import hashlib
import struct
from dataclasses import dataclass

_LAYOUT = struct.Struct(">8s8sI")
LENGTH = -(-_LAYOUT.size * 4 // 3)
"""Characters of a written cursor."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Goes on after `first` hits of a question to an edition."""

    edition: bytes
    question: bytes
    first: int

    def __str__(self) -> str:
        """The cursor as it stands in an address."""
        packed = _LAYOUT.pack(self.edition, self.question, self.first)
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def mark(text: str) -> bytes:
    """Eight bytes that stand for an edition or a question."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def read_cursor(text: str) -> Cursor:
    """The cursor that somebody sent back. Raises `ValueError` when it never was one."""
    packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    try:
        return Cursor(*_LAYOUT.unpack(packed))
    except struct.error as fault:
        raise ValueError("not a cursor") from fault
