"""Sealing texts and files with the secret key of the installation, each purpose for itself."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet
from django.conf import settings


def sealed(text: str, *, purpose: str) -> str:
    """The text as it may be stored."""
    return _box(purpose).encrypt(text.encode()).decode()


def unsealed(text: str, *, purpose: str) -> str:
    """The text again; raises `InvalidToken` when it was sealed with another key or for something else."""
    return _box(purpose).decrypt(text.encode()).decode()


def sealed_file(content: bytes, *, purpose: str) -> bytes:
    """A file as it may lie on the disk."""
    return _box(purpose).encrypt(content)


def unsealed_file(content: bytes, *, purpose: str) -> bytes:
    """The file again; raises `InvalidToken` as `unsealed` does."""
    return _box(purpose).decrypt(content)


def _box(purpose: str) -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(f"{purpose} {settings.SECRET_KEY}".encode()).digest()))
