"""A receipt of 16 digits is all that a reporter keeps, and all that opens what is answered.

From it come the address of a mailbox and the key that opens what lies there. Neither the receipt nor the key
is stored anywhere: whoever takes all disks away has addresses and closed boxes.
"""

import re
import secrets
from dataclasses import dataclass, field

from nacl.pwhash import argon2id
from stdnum import verhoeff

from akkoord.engine.sealing.keys import LENGTH, OpeningKey

DIGITS = 16
"""15 at random, about 50 bits, and one that shows a slip."""
SALT_LENGTH = argon2id.SALTBYTES
"""Bytes; the salt belongs to an installation and may be known."""
_ADDRESS_LENGTH = 16
_GROUP = 4
_LEAST_DRAWN = 16
_OPERATIONS = 3
_MEMORY = 32 * 1024 * 1024
"""Bytes that each guess of a receipt takes, a tenth of a second long; so does each honest use."""
_DIGIT = re.compile(r"\d")


class MistypedReceipt(ValueError):
    """Not 16 digits, or digits that no receipt has."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """What a receipt opens: where the answers lie, and the key to them."""

    address: str
    key: OpeningKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The 16 digits. They show themselves in no message and no trace of an error."""

    digits: str = field(repr=False)

    @classmethod
    def new(cls) -> "Receipt":
        """A fresh one, from the randomness of the system."""
        return cls.drawn(secrets.token_bytes(_LEAST_DRAWN))

    @classmethod
    def drawn(cls, random: bytes) -> "Receipt":
        """The one that these random bytes (16 at least) give."""
        if len(random) < _LEAST_DRAWN:
            raise ValueError("too few random bytes")
        digits = str(int.from_bytes(random, "big") % 10 ** (DIGITS - 1)).zfill(DIGITS - 1)
        return cls(digits + verhoeff.calc_check_digit(digits))

    @classmethod
    def typed(cls, text: str) -> "Receipt":
        """What somebody typed, in the digits of any script and however parted; raises `MistypedReceipt`."""
        digits = "".join(str(int(each)) for each in _DIGIT.findall(text))
        if len(digits) != DIGITS or not verhoeff.is_valid(digits):
            raise MistypedReceipt
        return cls(digits)

    @property
    def shown(self) -> str:
        """Four groups of four, to be written down."""
        return " ".join(self.digits[at : at + _GROUP] for at in range(0, DIGITS, _GROUP))

    def reporter(self, salt: bytes) -> Reporter:
        """What it opens at the installation with this salt (16 bytes). Takes 32 MB and 0.1 s."""
        drawn = argon2id.kdf(
            _ADDRESS_LENGTH + LENGTH, self.digits.encode(), salt, opslimit=_OPERATIONS, memlimit=_MEMORY
        )
        return Reporter(drawn[:_ADDRESS_LENGTH].hex(), OpeningKey(drawn[_ADDRESS_LENGTH:]))
