"""A box that any of a few people can open, and nobody else; it does not say how many they are, or who."""

from collections.abc import Sequence

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

from akkoord.engine.sealing.keys import OpeningKey, SealingKey
from akkoord.engine.sealing.padding import USUAL, pad, unpad

SLOTS = 4
"""Keys that can open one box; unused ones are closed to a key that was thrown away."""
_MARK = b"AKB1"
_SLOT = SecretBox.KEY_SIZE + 48
"""Bytes: the key of the content, and what a sealed box adds."""


class NotForThisKey(ValueError):
    """Another key opens the box, or it is damaged: the two cannot be told apart."""


def seal(content: bytes, keys: Sequence[SealingKey], *, least: int = USUAL) -> bytes:
    """A box around the content, padded from `least` on, which each of `keys` (one to four) opens.

    Raises `padding.TooLong`.
    """
    if not 1 <= len(keys) <= SLOTS:
        raise ValueError(f"a box is for one to {SLOTS} keys")
    secret = random(SecretBox.KEY_SIZE)
    nobody = [OpeningKey.new().sealing for _ in range(SLOTS - len(keys))]
    slots = [SealedBox(PublicKey(key.raw)).encrypt(secret) for key in (*keys, *nobody)]
    return b"".join((_MARK, *slots, SecretBox(secret).encrypt(pad(content, least=least))))


def open_box(box: bytes, key: OpeningKey) -> bytes:
    """The content; raises `NotForThisKey`."""
    body = len(_MARK) + SLOTS * _SLOT
    if not box.startswith(_MARK) or len(box) <= body:
        raise NotForThisKey
    secret = _secret([box[at : at + _SLOT] for at in range(len(_MARK), body, _SLOT)], key)
    try:
        return unpad(SecretBox(secret).decrypt(box[body:]))
    except (CryptoError, ValueError) as fault:
        raise NotForThisKey from fault


def _secret(slots: Sequence[bytes], key: OpeningKey) -> bytes:
    """The key of the content, from the slot that this key opens."""
    opener = SealedBox(PrivateKey(key.raw))
    for slot in slots:
        try:
            return opener.decrypt(slot)
        except CryptoError:
            continue
    raise NotForThisKey
