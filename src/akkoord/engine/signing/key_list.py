"""The list of keys with which editions are signed, in the form that `ssh-keygen -Y verify` reads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from akkoord.engine.signing.signatures import NAMESPACE

SIGNER = "akkoord"
"""By what name `ssh-keygen` is asked for the signer."""
_HEAD = """\
# The keys with which the editions beside this file are signed, each with its days of use (from/to).
# In the folder of an edition: ssh-keygen -Y verify -f ../../allowed_signers -I akkoord -n akkoord-edition \\
#   -s SHA256SUMS.sig < SHA256SUMS   and then: sha256sum --check SHA256SUMS
"""
_LINE = re.compile(
    rf'{SIGNER} namespaces="{NAMESPACE.decode()}" (?P<key>ssh-ed25519 [A-Za-z0-9+/=]+) '
    r"(?P<first>[0-9-]{10})/(?P<last>[0-9-]{10})?"
)


@dataclass(frozen=True, slots=True)
class ListedKey:
    """A public key and when editions were signed with it."""

    key: str
    first: date
    last: date | None = None
    """The day on which another one took its place; what it signed until then stays good."""


@dataclass(frozen=True, slots=True)
class KeyList:
    """All keys that are trusted, the oldest first."""

    keys: tuple[ListedKey, ...] = ()

    @classmethod
    def read(cls, text: str) -> "KeyList":
        """Read the file; raises `ValueError` for a line that is not one of ours."""
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
        found = [_LINE.fullmatch(line) for line in lines]
        if None in found:
            raise ValueError("not a list of keys")
        return cls(
            tuple(
                ListedKey(
                    match["key"],
                    date.fromisoformat(match["first"]),
                    date.fromisoformat(match["last"]) if match["last"] else None,
                )
                for match in found
                if match
            )
        )

    @property
    def trusted(self) -> frozenset[str]:
        """The public keys."""
        return frozenset(each.key for each in self.keys)

    def as_text(self) -> str:
        """The file."""
        return _HEAD + "".join(
            f'{SIGNER} namespaces="{NAMESPACE.decode()}" {each.key} {each.first}/{each.last or ""}\n'
            for each in self.keys
        )

    def in_use(self, key: str, *, since: date) -> "KeyList":
        """The list once editions are signed with `key`: the key that was in use before ends on that day."""
        if any(each.key == key and each.last is None for each in self.keys):
            return self
        ended = (replace(each, last=each.last or since) for each in self.keys)
        return KeyList((*ended, ListedKey(key, since)))

    def without(self, keys: Iterable[str]) -> "KeyList":
        """The list without keys that somebody else may have."""
        gone = frozenset(keys)
        return KeyList(tuple(each for each in self.keys if each.key not in gone))
