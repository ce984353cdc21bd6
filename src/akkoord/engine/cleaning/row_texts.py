"""The texts of rows as plain letters, ready to be parted into words."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.cleaning.country_numbers import country_number
from akkoord.engine.cleaning.name_parts import PARTED, PARTING_SIGN
from akkoord.engine.cleaning.plain_letters import plain_texts
from akkoord.engine.cleaning.text import plain
from akkoord.engine.hashing import keys_of_letters

LONGEST_READ = 500
"""Characters of a name or an address that are read; a longer text would keep all lists waiting."""

LETTERS_IN_ONE_GO = 1 << 17
"""Letters of texts that are read in one go: their words find room in a lexicon."""


@dataclass(frozen=True, slots=True)
class RowTexts:
    """What is read of some rows, by row."""

    names: Ragged
    """uint8, as all letters: plain texts."""
    addresses: Ragged
    other_names: Ragged
    """Operator, parent and so on; row `at` has those from `others_of[at]` to `others_of[at + 1]`."""
    others_of: Array
    countries: Array
    """int64, numbers (`country_numbers`)."""
    begun: Array
    """uint64, with which the key of a row begins: that of its country as given."""
    is_long: Array
    """bool: has a text that is too long to be read in whole."""
    given_names: pa.Array
    given_addresses: pa.Array

    def __len__(self) -> int:
        return len(self.countries)

    @property
    def letters(self) -> int:
        """How many letters they have together."""
        return len(self.names.values) + len(self.addresses.values) + len(self.other_names.values)

    def turns(self) -> Iterator[tuple[int, int]]:
        """From which row to which they are read in one go."""
        before = self.names.starts + self.addresses.starts + self.other_names.starts[self.others_of]
        first, rows = 0, len(self)
        while first < rows or not first:
            last = int(np.searchsorted(before, before[first] + LETTERS_IN_ONE_GO, side="right")) - 1
            last = min(rows, max(first + 1, last))
            yield first, last
            first = max(1, last)

    def part(self, start: int, end: int) -> Self:
        """The rows from `start` to `end`."""
        return type(self)(
            names=_part(self.names, start, end),
            addresses=_part(self.addresses, start, end),
            other_names=_part(self.other_names, self.others_of[start], self.others_of[end]),
            others_of=self.others_of[start : end + 1] - self.others_of[start],
            countries=self.countries[start:end],
            begun=self.begun[start:end],
            is_long=self.is_long[start:end],
            given_names=self.given_names[start:end],
            given_addresses=self.given_addresses[start:end],
        )

    @classmethod
    def of(cls, rows: pa.Table) -> Self:
        """Of rows with a name, an address, a country and other names (ROW_SCHEMA)."""
        names, addresses, others = (_one_array(rows[name]) for name in ("name", "address", "other_names"))
        countries = _one_array(rows["country"]).dictionary_encode()
        codes, code = countries.dictionary.to_pylist(), countries.indices.to_numpy()
        begun = letters_of_texts(pa.array([f"{each}|" for each in codes], pa.string()))
        is_long = [pc.greater(pc.utf8_length(each), LONGEST_READ) for each in (names, addresses)]
        return cls(
            names=_names(names),
            addresses=_addresses(addresses),
            other_names=_names(others.flatten()),
            others_of=starts_of(pc.fill_null(pc.list_value_length(others), 0).to_numpy()),
            countries=np.array(list(map(country_number, codes)), dtype=np.int64)[code],
            begun=keys_of_letters(begun.starts, begun.values)[code],
            is_long=pc.or_(*is_long).to_numpy(zero_copy_only=False),
            given_names=names,
            given_addresses=addresses,
        )


def _part(lists: Ragged, start: int, end: int) -> Ragged:
    starts = lists.starts[start : end + 1]
    return Ragged(starts - starts[0], lists.values[starts[0] : starts[-1]])


def cut(text: str) -> str:
    """The text, cut where it is too long once characters that stand for many are written out."""
    if len(text) <= LONGEST_READ and text.isascii():
        return text
    written_out = unicodedata.normalize("NFKC", text)
    return text if len(written_out) <= LONGEST_READ else written_out[:LONGEST_READ]


def _one_array(column: pa.ChunkedArray) -> pa.Array:
    chunks = column.combine_chunks()
    return chunks.combine_chunks() if isinstance(chunks, pa.ChunkedArray) else chunks


def _names(texts: pa.Array) -> Ragged:
    """Names as plain letters, with a sign between those that a spaced hyphen parts."""
    parted = pc.replace_substring(texts, PARTED, PARTING_SIGN)
    return _plain(
        parted, _is_odd(texts), [cut(text).replace(PARTED, PARTING_SIGN) for text in _odd_ones(texts)]
    )


def _addresses(texts: pa.Array) -> Ragged:
    """Addresses as plain letters."""
    return _plain(texts, _is_odd(texts), list(map(cut, _odd_ones(texts))))


def _is_odd(texts: pa.Array) -> pa.Array:
    """Which texts are long, or not in ASCII."""
    return pc.or_(pc.invert(pc.string_is_ascii(texts)), pc.greater(pc.binary_length(texts), LONGEST_READ))


def _odd_ones(texts: pa.Array) -> list[str]:
    odd: list[str] = texts.filter(_is_odd(texts)).to_pylist()
    return odd


def _plain(texts: pa.Array, is_odd: pa.Array, odd: list[str]) -> Ragged:
    """All texts as plain letters; the odd ones are given apart."""
    every = pc.replace_with_mask(texts, is_odd, pa.array(map(plain, odd), texts.type)) if odd else texts
    return plain_texts(letters_of_texts(every), is_odd.to_numpy(zero_copy_only=False))


def letters_of_texts(texts: pa.Array) -> Ragged:
    """The bytes of texts (UTF-8) as uint8."""
    large = texts.cast(pa.large_string())
    _, starts, letters = large.buffers()
    starts = np.frombuffer(starts, dtype=np.int64)[large.offset : large.offset + len(large) + 1]
    letters = np.frombuffer(letters or b"", dtype=np.uint8)[starts[0] : starts[-1]]
    return Ragged(starts - starts[0], letters.copy())
