"""Is a file of an edition really the secretariat's? The list with its checksum is signed."""

import hashlib
import re
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from akkoord.client.connection import NotFound, Refused

CHECKSUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
KEYS = "/editions/allowed_signers"
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


class NotVerified(Exception):
    """The file is not what the secretariat signed, or that cannot be checked; nothing was written."""


class Verifier:
    """Checks files of one site; each edition's signature once.

    `content` gives what stands at an address. `keys` is the text of an `allowed_signers` that was kept;
    without one, the list of the site itself is taken.
    """

    def __init__(self, content: Callable[[str], bytes], *, keys: str | None) -> None:
        self._content, self._keys = content, keys
        self._signed: dict[str, Mapping[str, str]] = {}

    @property
    def keys(self) -> str:
        """The list of keys, as `ssh-keygen` reads it. Raises `NotVerified` where the site has none."""
        if self._keys is None:
            self._keys = self._needed(KEYS, "the site has no list of keys").decode()
        return self._keys

    def checksum(self, url: str) -> str:
        """The signed SHA-256 of the file at this address. Raises `NotVerified`."""
        folder, _, name = url.rpartition("/")
        if folder not in self._signed:
            self._signed[folder] = self._checksums(urljoin(url, CHECKSUMS))
        if name not in self._signed[folder]:
            raise NotVerified(f"{url} is not among the files that were signed")
        return self._signed[folder][name]

    def _checksums(self, url: str) -> dict[str, str]:
        listed = self._needed(url, "the edition has no list of checksums")
        signature = self._needed(urljoin(url, SIGNATURE), "the edition is not signed")
        check_signature(listed, signature.decode("ascii", "replace"), keys=self.keys)
        found = (_LINE.fullmatch(line) for line in listed.decode("ascii", "replace").splitlines())
        return {match[2]: match[1] for match in found if match} | {
            CHECKSUMS: hashlib.sha256(listed).hexdigest()
        }

    def _needed(self, url: str, otherwise: str) -> bytes:
        try:
            return self._content(url)
        except Refused as fault:
            raise NotVerified(f"{url}: {fault if not isinstance(fault, NotFound) else otherwise}") from fault


def check_signature(message: bytes, signature: str, *, keys: str) -> None:
    """Raises `NotVerified` unless one of the keys signed the message."""
    try:
        from akkoord.engine.signing import BadSignature, KeyList, signer_of  # noqa: PLC0415 - who checks nothing needs nothing
    except ImportError as fault:
        raise NotVerified(
            "signatures need the package “cryptography”; check_signatures=False does without"
        ) from fault
    try:
        signer_of(message, signature, trusted=KeyList.read(keys).trusted)
    except (BadSignature, ValueError) as fault:
        raise NotVerified(str(fault)) from fault
