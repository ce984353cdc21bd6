"""What the same row and the same header are, and what the texts of a list say."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from akkoord.desk.register.rules.states import Disclosure
from akkoord.engine.intake.headers import header_key


def fingerprint(name: str, address: str, country: str) -> str:
    """What a row says about where it is, as 32 hexadecimal characters.

    Rows that differ only in case, punctuation, blanks or width of characters have the same one, in any
    list and any year; judgements are remembered by it. It must never change: stored judgements name it.
    """
    said = "\x1f".join(_folded(part) for part in (name, address, country))
    return blake2b(said.encode(), digest_size=16).hexdigest()


_PLAIN_WORDS = re.compile(r"[0-9a-z]+")


def _folded(text: str) -> str:
    if text.isascii():  # says the same as below, many times faster
        return " ".join(_PLAIN_WORDS.findall(text.lower()))
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in plain).split())


def signature(headers: Iterable[str]) -> str:
    """By what the headers of a sheet are recognised next year: case, accents and signs do not matter."""
    return blake2b("\x1f".join(map(header_key, headers)).encode(), digest_size=16).hexdigest()


def doubt(params: Mapping[str, str]) -> str:
    """By what the same warning is recognised in another list: what it says, wherever it says it."""
    said = sorted((name, text) for name, text in params.items() if name not in {"rows", "count", "more"})
    return blake2b(repr(said).encode(), digest_size=16).hexdigest()


def most_confidential(disclosures: Iterable[Disclosure]) -> Disclosure:
    """What a link's rows agree to show: the least of what each allows."""
    return min(disclosures, key=list(Disclosure).index, default=Disclosure.CONFIDENTIAL)


def read_disclosure(text: str) -> Disclosure:
    """The choice in a list's own column; anything but an exact code stays confidential."""
    code = text.strip().casefold().replace(" ", "_").replace("-", "_")
    return Disclosure(code) if code in set(Disclosure) else Disclosure.CONFIDENTIAL


def opens(before: str, after: str) -> bool:
    """Whether a link whose row says `after` is shown to more people than with `before`."""
    order = list(Disclosure).index
    return order(read_disclosure(after)) > order(read_disclosure(before))


def ordered(left: str, right: str) -> tuple[str, str]:
    """A pair of fingerprints the same way round, whoever names it."""
    return (left, right) if left <= right else (right, left)
