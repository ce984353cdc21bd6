"""Lasting identifiers of locations: country, eight characters that tell nothing, and a check character.

`BD` + `7K3M0QX2` + `V`: Crockford's base 32 without I, L, O, U; the check character is ISO 7064 Mod 37,2,
which catches every wrong character and every swap. An identifier is drawn from the content of the row
that first names the place, by a keyed hash: the same row gives the same identifier, and without the key
nobody can tell row or time from it.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from stdnum.iso7064 import mod_37_2

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DRAWN = 8
LENGTH = 2 + DRAWN + 1
UNKNOWN_COUNTRY = "ZZ"
CHECK_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_CHECK_VALUES = np.zeros(128, dtype=np.int64)
_CHECK_VALUES[np.frombuffer(CHECK_ALPHABET.encode(), dtype=np.uint8)] = np.arange(len(CHECK_ALPHABET))
_BLANK, _LINE_END = b" \n"
_COUNTRY = re.compile(r"[A-Z]{2}")
_NOT_WORD = re.compile(r"[\W_]+")
_WORDS_IN_ASCII = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord("\n" if code == ord("\n") else " ")  # noqa: PLR2004 - ASCII ends there
    for code in range(256)
)
"""For each byte its small letter or digit, white space for what is no word; most texts are ASCII."""

Mint = Callable[[str, int], str]
"""Row key and attempt → identifier; attempts count from 0 until the identifier is free."""


def is_valid_location_id(text: str) -> bool:
    """Whether `text` has the form and the check character of a location identifier."""
    return (
        len(text) == LENGTH
        and _COUNTRY.fullmatch(text[:2]) is not None
        and all(letter in ALPHABET for letter in text[2:])
        and bool(mod_37_2.is_valid(text))
    )


def location_id(country: str, content: str, *, key: bytes = b"", attempt: int = 0) -> str:
    """Draw the identifier for `content`; draws whose check character could be misread are passed over."""
    prefix = country if _COUNTRY.fullmatch(country) else UNKNOWN_COUNTRY
    draw = 0
    while True:
        digest = hashlib.blake2b(
            f"{prefix}\n{content}\n{attempt}\n{draw}".encode(), key=key, digest_size=8
        ).digest()
        number = int.from_bytes(digest, "big")
        body = prefix + "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(DRAWN))
        check = str(mod_37_2.calc_check_digit(body))
        if check in ALPHABET:
            return body + check
        draw += 1


def location_ids(countries: Sequence[str], contents: Sequence[str], *, key: bytes = b"") -> list[str]:
    """What `location_id` draws for each content at the first attempt, many at once."""
    prefixes = [each if _COUNTRY.fullmatch(each) else UNKNOWN_COUNTRY for each in countries]
    drawn = [""] * len(contents)
    waiting, draw = list(range(len(contents))), 0
    while waiting:
        hashes = b"".join(
            hashlib.blake2b(
                f"{prefixes[at]}\n{contents[at]}\n0\n{draw}".encode(), key=key, digest_size=8
            ).digest()
            for at in waiting
        )
        for at, found in zip(waiting, _spelt([prefixes[at] for at in waiting], hashes), strict=True):
            drawn[at] = found
        waiting, draw = [at for at in waiting if drawn[at][-1] not in ALPHABET], draw + 1
    return drawn


def _spelt(prefixes: Sequence[str], hashes: bytes) -> list[str]:
    """Identifiers with their check characters, good or not, from eight bytes each."""
    numbers = np.frombuffer(hashes, dtype=">u8").astype(np.uint64)
    letters = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
    text = np.empty((len(prefixes), LENGTH), dtype=np.uint8)
    text[:, :2] = np.frombuffer("".join(prefixes).encode(), dtype=np.uint8).reshape(-1, 2)
    for place in range(DRAWN):
        text[:, 2 + place] = letters[(numbers >> np.uint64(5 * place)) & np.uint64(31)]
    check = np.zeros(len(prefixes), dtype=np.int64)
    for place in range(LENGTH - 1):
        check = (2 * check + _CHECK_VALUES[text[:, place]]) % len(CHECK_ALPHABET)
    text[:, -1] = np.frombuffer(CHECK_ALPHABET.encode(), dtype=np.uint8)[
        (1 - 2 * check) % len(CHECK_ALPHABET)
    ]
    joined = text.tobytes().decode()
    return [joined[at : at + LENGTH] for at in range(0, len(joined), LENGTH)]


def content_of(name: str, address: str, identifiers: Iterable[str]) -> str:
    """What an identifier is drawn from: neither case nor punctuation count. It must never change."""
    return _content(_words_of(name), _words_of(address), identifiers)


def _content(words_of_name: str, words_of_address: str, identifiers: Iterable[str]) -> str:
    return "|".join([words_of_name, words_of_address, *sorted(identifiers)])


def _words_of_all(texts: Sequence[str]) -> list[str]:
    """What `_words_of` makes of each text; lines in ASCII are read as one text."""
    are_lines = [text.isascii() and "\n" not in text for text in texts]
    lines = "\n".join(compress(texts, are_lines)).encode().translate(_WORDS_IN_ASCII)
    read = iter(_with_single_blanks(lines).decode().split("\n"))
    return [
        next(read) if is_line else _words_of(text) for text, is_line in zip(texts, are_lines, strict=True)
    ]


def _with_single_blanks(lines: bytes) -> bytes:
    """The lines with one blank between words and none at their ends."""
    letters = np.frombuffer(lines, dtype=np.uint8)
    is_between = np.insert((letters == _BLANK) | (letters == _LINE_END), 0, True)
    letters = letters[(letters != _BLANK) | ~is_between[:-1]]
    is_last = np.append(letters[1:] == _LINE_END, True)
    return bytes(letters[(letters != _BLANK) | ~is_last])


def _words_of(text: str) -> str:
    if text.isascii():
        return b" ".join(text.encode().translate(_WORDS_IN_ASCII).split()).decode()
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


@dataclass(frozen=True, slots=True)
class Minting:
    """Draws identifiers for the rows it knows when asked for them; give it to `resolve` as its `mint`."""

    rows: pa.Table
    """row_key, country, name, address, identifiers; sorted by row key."""
    key: bytes = b""

    def __call__(self, row_key: str, attempt: int) -> str:
        row_keys = self.rows["row_key"]
        at = bisect_left(range(len(row_keys)), row_key, key=lambda place: row_keys[place].as_py())
        if at == len(row_keys) or row_keys[at].as_py() != row_key:
            raise KeyError(row_key)
        [(country, content)] = self._contents(self.rows.slice(at, 1))
        return location_id(country, content, key=self.key, attempt=attempt)

    def first_of(self, row_keys: Sequence[str]) -> list[str]:
        """What each row draws at its first attempt."""
        known = self.rows["row_key"].combine_chunks()
        found = self.rows.take(pc.index_in(pa.array(row_keys, pa.string()), value_set=known))
        contents = self._contents(found)
        return location_ids([each for each, _ in contents], [each for _, each in contents], key=self.key)

    @staticmethod
    def _contents(rows: pa.Table) -> list[tuple[str, str]]:
        names, addresses = (_words_of_all(rows[name].to_pylist()) for name in ("name", "address"))
        countries, identifiers = (rows[name].to_pylist() for name in ("country", "identifiers"))
        return [
            (country, _content(name, address, own or ()))
            for country, name, address, own in zip(countries, names, addresses, identifiers, strict=True)
        ]


def minting_for(rows: pa.Table, *, key: bytes = b"") -> Minting:
    """What `resolve` and `consolidate` mint with for `rows` (ROW_SCHEMA); `key` has at most 64 bytes."""
    needed = rows.select(["row_key", "country", "name", "address", "identifiers"]).combine_chunks()
    row_keys = needed["row_key"]
    is_sorted = pc.all(pc.less_equal(row_keys.slice(0, max(0, len(row_keys) - 1)), row_keys.slice(1)))
    return Minting(needed if is_sorted.as_py() is not False else needed.sort_by("row_key"), key)
