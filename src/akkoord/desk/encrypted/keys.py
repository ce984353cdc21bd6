"""Keys in the age format: whoever encrypts has the public half, somebody else keeps the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyrage

from akkoord.desk.encrypted.refusals import UnknownKey


@dataclass(frozen=True, slots=True)
class KeyPair:
    """`identity` opens what was encrypted to `recipient`."""

    identity: str
    recipient: str


def new_pair() -> KeyPair:
    """A fresh pair."""
    identity = pyrage.x25519.Identity.generate()
    return KeyPair(str(identity), str(identity.to_public()))


def recipients(line: str, *, place: str) -> Sequence[pyrage.x25519.Recipient]:
    """The public keys in a line; each alone opens what is encrypted to all. `place` is named where it fails.

    Raises `UnknownKey` for none, and for what is no key.
    """
    try:
        found = [pyrage.x25519.Recipient.from_str(each) for each in line.split()]
    except pyrage.RecipientError as fault:
        raise UnknownKey(place=place, kind="public key (age1…)") from fault
    if not found:
        raise UnknownKey(place=place, kind="public key (age1…)")
    return found


def identities(file: Path) -> Sequence[pyrage.x25519.Identity]:
    """The secret keys in a file of `akkoord backup-key` or `age-keygen`; raises `UnknownKey` for none."""
    lines = [line.strip() for line in file.read_text(encoding="ascii", errors="replace").splitlines()]
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and line[0] != "#"]
    except pyrage.IdentityError as fault:
        raise UnknownKey(place=file, kind="secret key (AGE-SECRET-KEY-1…)") from fault
    if not found:
        raise UnknownKey(place=file, kind="secret key (AGE-SECRET-KEY-1…)")
    return found
