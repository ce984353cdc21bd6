"""Lasting identifiers of locations: country, eight characters that tell nothing, and a check character.

`BD` + `7K3M0QX2` + `V`: Crockford's base 32 without I, L, O, U; the check character is ISO 7064 Mod 37,2,
which catches every wrong character and every swap. An identifier is drawn from the content of the row
that first names the place, by a keyed hash: the same row gives the same identifier, and without the key
nobody can tell row or time from it.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
from stdnum.iso7064 import mod_37_2

from akkoord.engine.cleaning.text import text_key

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DRAWN = 8
LENGTH = 2 + DRAWN + 1
UNKNOWN_COUNTRY = "ZZ"
_COUNTRY = re.compile(r"[A-Z]{2}")

Mint = Callable[[str, int], str]
"""Row key and attempt → identifier; attempts count from 0 until the identifier is free."""


def is_valid_location_id(text: str) -> bool:
    """Whether `text` has the form and the check character of a location identifier."""
    return (
        len(text) == LENGTH
        and _COUNTRY.fullmatch(text[:2]) is not None
        and all(letter in ALPHABET for letter in text[2:])
        and bool(mod_37_2.is_valid(text))
    )


def location_id(country: str, content: str, *, key: bytes = b"", attempt: int = 0) -> str:
    """Draw the identifier for `content`; draws whose check character could be misread are passed over."""
    prefix = country if _COUNTRY.fullmatch(country) else UNKNOWN_COUNTRY
    draw = 0
    while True:
        digest = hashlib.blake2b(
            f"{prefix}\n{content}\n{attempt}\n{draw}".encode(), key=key, digest_size=8
        ).digest()
        number = int.from_bytes(digest, "big")
        body = prefix + "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(DRAWN))
        check = str(mod_37_2.calc_check_digit(body))
        if check in ALPHABET:
            return body + check
        draw += 1


@dataclass(frozen=True, slots=True)
class Minting:
    """Draws identifiers for the rows it knows; give it to `resolve` as its `mint`."""

    contents: dict[str, tuple[str, str]]
    """Row key → country and canonical content."""
    key: bytes = b""

    def __call__(self, row_key: str, attempt: int) -> str:
        country, content = self.contents[row_key]
        return location_id(country, content, key=self.key, attempt=attempt)


def minting_for(rows: pa.Table, *, key: bytes = b"") -> Minting:
    """What `resolve` and `consolidate` mint with for `rows` (ROW_SCHEMA); `key` has at most 64 bytes."""
    columns = (rows[name].to_pylist() for name in ("row_key", "country", "name", "address", "identifiers"))
    return Minting(
        contents={
            row_key: (country, "|".join([text_key(name), text_key(address), *sorted(identifiers or [])]))
            for row_key, country, name, address, identifiers in zip(*columns, strict=True)
        },
        key=key,
    )
