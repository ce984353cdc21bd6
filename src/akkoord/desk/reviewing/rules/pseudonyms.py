"""Pseudonyms of companies and locations: the same within a review, unlike those of any other review."""

import base64
import hmac
import secrets
from hashlib import sha256

LETTERS = 10
"""Base 32: fifty bits, so that no two of a million locations meet."""


def new_key() -> str:
    """A random key; whoever does not have it cannot tell whose pseudonym it is."""
    return secrets.token_hex(32)


def pseudonym(key: str, kind: str, identifier: str) -> str:
    """`kind` is one letter before the pseudonym, and keeps companies apart from locations."""
    digest = hmac.new(bytes.fromhex(key), f"{kind} {identifier}".encode(), sha256).digest()
    return f"{kind}-{base64.b32encode(digest).decode()[:LETTERS]}"
