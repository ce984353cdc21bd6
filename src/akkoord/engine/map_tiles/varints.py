"""Whole numbers of any size as bytes of seven bits, as protocol buffers write them."""

from collections.abc import Iterator
from functools import lru_cache

MORE = 0x80
"""The bit of a byte that says that another one follows."""


@lru_cache(maxsize=1 << 16)
def varint(number: int) -> bytes:
    """The bytes of a number, the lowest bits first."""
    encoded = bytearray()
    while number >= MORE:
        encoded.append(number & (MORE - 1) | MORE)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def varints(content: bytes) -> Iterator[int]:
    """All numbers that stand in `content` one after the other."""
    at = 0
    while at < len(content):
        value, at = read_varint(content, at)
        yield value


def read_varint(content: bytes, at: int) -> tuple[int, int]:
    """The number at `at`, and where the next one begins."""
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & (MORE - 1)) << shift
        at, shift = at + 1, shift + 7
        if byte < MORE:
            return value, at
