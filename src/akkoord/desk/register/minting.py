"""The key under which this installation draws identifiers for new locations."""

import hashlib

from django.conf import settings


def identifier_key() -> bytes:
    """64 bytes that only this installation knows, so that an identifier does not tell its row."""
    secret = settings.IDENTIFIER_KEY or settings.SECRET_KEY
    return hashlib.blake2b(secret.encode(), person=b"akkoord-location"[:16]).digest()
