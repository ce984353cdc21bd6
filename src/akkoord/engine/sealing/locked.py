"""An opening key as it may lie on a disk: behind a passphrase that a person knows."""

import base64
import binascii
import json

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random

from akkoord.engine.sealing.keys import OpeningKey

_FORM = "akkoord opening key 1"


class WrongPassphrase(ValueError):
    """Another passphrase opens this key, or the file is damaged: the two cannot be told apart."""


def locked(key: OpeningKey, passphrase: str) -> str:
    """The text of a key file (JSON). Each guess costs 256 MB (moderate, in libsodium)."""
    salt = random(argon2id.SALTBYTES)
    costs = {"operations": argon2id.OPSLIMIT_MODERATE, "memory": argon2id.MEMLIMIT_MODERATE}
    sealed = SecretBox(_stretched(passphrase, salt, costs)).encrypt(key.raw)
    about = {"form": _FORM, "opens": key.sealing.text, "salt": _text(salt), **costs, "key": _text(sealed)}
    return json.dumps(about, indent=1)


def unlocked(text: str, passphrase: str) -> OpeningKey:
    """The key in a key file; raises `WrongPassphrase`."""
    try:
        about = json.loads(text)
        salt, sealed = (base64.b64decode(about[name], validate=True) for name in ("salt", "key"))
        return OpeningKey(SecretBox(_stretched(passphrase, salt, about)).decrypt(sealed))
    except (KeyError, TypeError, ValueError, binascii.Error, CryptoError) as fault:
        raise WrongPassphrase from fault


def _stretched(passphrase: str, salt: bytes, costs: dict[str, int]) -> bytes:
    return argon2id.kdf(
        SecretBox.KEY_SIZE,
        passphrase.encode(),
        salt,
        opslimit=costs["operations"],
        memlimit=costs["memory"],
    )


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
