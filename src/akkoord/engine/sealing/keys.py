"""A pair of keys: the sealing key closes and may be known, the opening key opens and may not."""

import base64
import binascii
import hashlib
from dataclasses import dataclass, field

from nacl.public import PrivateKey, PublicKey

LENGTH = PublicKey.SIZE
"""Bytes of either key."""
_NAME = "akkoord-seal"


class NotAKey(ValueError):
    """The text is no sealing key."""


@dataclass(frozen=True, slots=True)
class SealingKey:
    """The public half: whoever has it can close a box, and not open one, their own included."""

    raw: bytes

    @property
    def text(self) -> str:
        """One line, for settings and paper."""
        return f"{_NAME} {base64.b64encode(self.raw).decode()}"

    @property
    def fingerprint(self) -> str:
        """Four groups of four letters, to be compared by eye or by telephone."""
        letters = hashlib.sha256(self.raw).hexdigest()[:16]
        return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))

    @classmethod
    def parse(cls, text: str) -> "SealingKey":
        """The key that `text` wrote; raises `NotAKey`."""
        name, _, value = text.strip().partition(" ")
        try:
            raw = base64.b64decode(value, validate=True)
        except binascii.Error as fault:
            raise NotAKey(text) from fault
        if name != _NAME or len(raw) != LENGTH:
            raise NotAKey(text)
        return cls(raw)


@dataclass(frozen=True, slots=True)
class OpeningKey:
    """The private half, which stays with people. It shows itself in no message and no trace of an error."""

    raw: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "OpeningKey":
        """A fresh key, from the randomness of the system."""
        return cls(bytes(PrivateKey.generate()))

    @property
    def sealing(self) -> SealingKey:
        """The half that may be known."""
        return SealingKey(bytes(PrivateKey(self.raw).public_key))
