"""Signing and checking, byte by byte as OpenSSH writes it (PROTOCOL.sshsig)."""

import base64
import hashlib
import struct
from binascii import Error as NotBase64
from collections.abc import Collection

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NAMESPACE = b"akkoord-edition"
"""What a signature is for; one that was made for something else counts for nothing here."""
_KIND = b"ssh-ed25519"
_MAGIC, _VERSION, _HASH = b"SSHSIG", 1, b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_LINE = 70
_LENGTH = struct.Struct(">I")


class BadSignature(ValueError):
    """A signature that is damaged, is for other content, or is by nobody who is trusted."""


def new_secret() -> str:
    """A fresh secret key, as text."""
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def public_key(secret: str) -> str:
    """The public half, as OpenSSH writes it: `ssh-ed25519 AAAA…`. Raises `ValueError` for what is no key."""
    raw = _private(secret).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return f"{_KIND.decode()} {base64.b64encode(_packed(_KIND, raw)).decode()}"


def sign(message: bytes, secret: str) -> str:
    """The signature, to be put beside the message; the same message and key give the same one."""
    signature = _packed(_KIND, _private(secret).sign(_to_sign(message)))
    key = base64.b64decode(public_key(secret).split()[1])
    blob = _MAGIC + _LENGTH.pack(_VERSION) + _packed(key, NAMESPACE, b"", _HASH, signature)
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def signer_of(message: bytes, signature: str, *, trusted: Collection[str]) -> str:
    """The public key among `trusted` that signed this message; raises `BadSignature` when none did."""
    key, made = _opened(signature)
    line = f"{_KIND.decode()} {base64.b64encode(key).decode()}"
    if line not in trusted:
        raise BadSignature("signed with a key that is not trusted")
    (kind, raw), (kind_of_signature, value) = _parts(key, 2), _parts(made, 2)
    if (kind, kind_of_signature) != (_KIND, _KIND):
        raise BadSignature("not an Ed25519 signature")
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(value, _to_sign(message))
    except (InvalidSignature, ValueError) as fault:
        raise BadSignature("the signature is for other content") from fault
    return line


def _private(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(secret, validate=True))


def _to_sign(message: bytes) -> bytes:
    return _MAGIC + _packed(NAMESPACE, b"", _HASH, hashlib.sha512(message).digest())


def _opened(signature: str) -> tuple[bytes, bytes]:
    """The public key and the signature proper; raises `BadSignature` for what is not in the form."""
    lines = signature.strip().splitlines()
    try:
        if (lines[0], lines[-1]) != (_BEGIN, _END):
            raise BadSignature("not a signature")
        text = "".join(lines[1:-1])
        blob = base64.b64decode(text, validate=True)
    except (IndexError, NotBase64, ValueError) as fault:
        raise BadSignature("not a signature") from fault
    head = _MAGIC + _LENGTH.pack(_VERSION)
    if not blob.startswith(head) or base64.b64encode(blob).decode() != text:
        raise BadSignature("not a signature")
    key, namespace, reserved, hashed, made = _parts(blob[len(head) :], 5)
    if (namespace, reserved, hashed) != (NAMESPACE, b"", _HASH):
        raise BadSignature("a signature for something else")
    return key, made


def _packed(*parts: bytes) -> bytes:
    return b"".join(_LENGTH.pack(len(each)) + each for each in parts)


def _parts(packed: bytes, number: int) -> list[bytes]:
    """The parts that `_packed` joined; raises `BadSignature` unless they are exactly so many."""
    parts, at = [], 0
    while at + _LENGTH.size <= len(packed):
        (length,) = _LENGTH.unpack_from(packed, at)
        parts.append(packed[at + _LENGTH.size : at + _LENGTH.size + length])
        at += _LENGTH.size + length
    if at != len(packed) or len(parts) != number:
        raise BadSignature("not a signature")
    return parts
