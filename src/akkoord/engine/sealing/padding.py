"""Few sizes for all that is sealed, so that the length of a box tells next to nothing."""

SIZES = tuple(4096 * 4**step for step in range(8))
"""Bytes: from 4 kB to 64 MB."""
SHORT = SIZES[0]
"""The least size of what is always short, such as a name and how to reach somebody."""
USUAL = SIZES[2]
"""The least size of everything else: 64 kB, which every report without files has."""
_PREFIX = 8


class TooLong(ValueError):
    """More than the largest size holds."""


def pad(content: bytes, *, least: int = USUAL) -> bytes:
    """The content, filled up to the next of `SIZES` from `least` on; raises `TooLong`."""
    needed = _PREFIX + len(content)
    size = next((each for each in SIZES if max(needed, least) <= each), None)
    if size is None:
        raise TooLong(f"{len(content)} bytes, and at most {SIZES[-1] - _PREFIX} fit")
    return len(content).to_bytes(_PREFIX, "big") + content + bytes(size - needed)


def unpad(padded: bytes) -> bytes:
    """What `pad` was given; raises `ValueError` for what it did not make."""
    length = int.from_bytes(padded[:_PREFIX], "big")
    if len(padded) not in SIZES or _PREFIX + length > len(padded):
        raise ValueError("not padded content")
    return padded[_PREFIX : _PREFIX + length]
