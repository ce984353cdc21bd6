"""From rows to what is compared of them: words as numbers, everything in flat arrays."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import numpy as np
import pyarrow as pa

from akkoord.engine.arrays import Array, Ragged, joined, starts_of
from akkoord.engine.cleaning.gazetteer import places
from akkoord.engine.cleaning.lexicon import Lexicon, lexicon
from akkoord.engine.cleaning.rarity import Of, let_codes_tell_less, rarities, rarities_of
from akkoord.engine.cleaning.reading import ReadRows, read_rows, together
from akkoord.engine.cleaning.row_texts import RowTexts
from akkoord.engine.cleaning.trades import trades_of
from akkoord.engine.cleaning.words_in_order import by_alphabet
from akkoord.engine.hashing import finished_keys
from akkoord.engine.kernels import inner_kernel
from akkoord.engine.matching.descriptions import Descriptions, Vocabulary
from akkoord.engine.matching.text_hashes import identifiers_of, text_hashes

CHUNK = 5_000
"""Rows that a thread describes at a time."""


def describe(rows: pa.Table) -> Descriptions:
    """Describe rows (ROW_SCHEMA), each by itself: no description depends on the other rows."""
    chunks = [rows.slice(start, CHUNK) for start in range(0, max(1, len(rows)), CHUNK)]
    if len(chunks) == 1:
        return _described(rows)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return concatenated(list(threads.map(_described, chunks)))


@contextmanager
def getting_ready(rows: pa.Table) -> Iterator[None]:
    """Within, what describing needs is loaded beside other work, if the rows are many: one is described."""
    if len(rows) <= CHUNK:
        yield
        return
    with ThreadPoolExecutor(1) as beside:
        beside.submit(_described, rows.slice(0, 1))
        yield


def _described(rows: pa.Table) -> Descriptions:
    """The descriptions of one chunk of rows."""
    texts, words = RowTexts.of(rows), lexicon()
    parts: list[Descriptions] = []
    read: list[ReadRows] = []
    start = 0
    for first, last in texts.turns():
        part = texts.part(first, last)
        if not words.has_room(part.letters):
            if read:
                parts.append(_description(rows.slice(start, first - start), words, together(read)))
            words.begin_anew(part.letters)
            read, start = [], first
        read.append(read_rows(words, part))
    return concatenated([*parts, _description(rows.slice(start), words, together(read))])


def _description(rows: pa.Table, words: Lexicon, read: ReadRows) -> Descriptions:
    """The descriptions of rows that were read with one lexicon."""
    names = read.names
    lists = (names.names, read.addresses, names.others, read.numbers)
    vocabulary, positions = _vocabulary(words, lists)
    name, address, others, numbers = (_renumbered(each, positions) for each in lists)
    countries_of_others = np.repeat(read.countries, np.diff(names.others_of))
    return Descriptions(
        vocabulary=vocabulary,
        country=_countries(rows["country"].to_pylist()),
        name=name,
        name_rarity=_rarity(words, names.names, read.countries, of="names"),
        name_order=by_alphabet(words.words, names.names.starts, names.names.values),
        acronyms=names.acronyms,
        address=address,
        address_rarity=_rarity(words, read.addresses, read.countries, of="addresses"),
        others_of=names.others_of,
        others=others,
        other_rarity=_rarity(words, names.others, countries_of_others, of="names"),
        numbers=numbers,
        postcode=read.postcodes,
        places=_places(read.places),
        point=_points(rows),
        identifiers=identifiers_of(rows["identifiers"].to_pylist()),
        text=finished_keys(read.keys),
        handed_in=_lists(rows["list"]),
    )


def _vocabulary(words: Lexicon, lists: Sequence[Ragged]) -> tuple[Vocabulary, Array]:
    """The words of the lists as a vocabulary, and the position in it of each word of the lexicon."""
    is_used = np.zeros(len(words), dtype=np.bool_)
    for each in lists:
        is_used[each.values] = True
    used = np.flatnonzero(is_used)
    keys = finished_keys(words.words.keys[used])
    order = np.argsort(keys)
    positions = np.empty(len(words), dtype=np.int32)
    positions[used[order]] = np.arange(len(used), dtype=np.int32)
    letters = Ragged(words.words.starts[: len(words) + 1], words.words.letters).taken(used[order])
    return Vocabulary(letters, keys[order], trades_of(used[order])), positions


def _rarity(words: Lexicon, lists: Ragged, countries: Array, *, of: Of) -> Array:
    """The rarity of each word in the country of its list."""
    found = np.empty(len(lists.values), dtype=np.float32)
    rarities_of(words.words, rarities(of), lists.starts, lists.values, countries, found)
    if of == "addresses":
        let_codes_tell_less(words.words, lists.starts, lists.values, found)
    return found


def _countries(codes: Sequence[str]) -> Array:
    number = {
        code: ord(code[0]) * 256 + ord(code[1]) if len(code) == 2 else 0  # noqa: PLR2004 - ISO 3166-1 alpha-2
        for code in dict.fromkeys(codes)
    }
    return np.fromiter(map(number.__getitem__, codes), np.uint16, len(codes))


def _points(rows: pa.Table) -> Array:
    columns = [rows[name].to_numpy(zero_copy_only=False).astype(np.float64) for name in ("lat", "lng")]
    points = np.column_stack(columns).reshape(-1, 2)
    points[np.isnan(points).any(axis=1)] = np.nan
    return np.ascontiguousarray(points)


def _lists(names: pa.ChunkedArray) -> Array:
    """The hash of each row's list; lists are few."""
    encoded = names.combine_chunks().dictionary_encode()
    return np.asarray(text_hashes(encoded.dictionary.to_pylist())[encoded.indices.to_numpy()])


def _places(named: Ragged) -> Ragged:
    """Number, latitude and longitude of each place in turn."""
    known = places()
    columns = (known.id[named.values], known.latitude[named.values], known.longitude[named.values])
    return Ragged(named.starts * len(columns), np.column_stack(columns).ravel())


def _merged(vocabularies: Sequence[Vocabulary]) -> tuple[Vocabulary, list[Array]]:
    """One vocabulary for all, and for each part the new positions of its words."""
    keys, first = np.unique(np.concatenate([each.keys for each in vocabularies]), return_index=True)
    letters = joined([each.letters for each in vocabularies]).taken(first)
    merged = Vocabulary(letters, keys, np.concatenate([each.trades for each in vocabularies])[first])
    return merged, [np.searchsorted(keys, each.keys).astype(np.int32) for each in vocabularies]


@inner_kernel
def _put_positions(words: Array, positions: Array, out: Array) -> None:
    for at in range(len(words)):
        out[at] = positions[words[at]]


def _renumbered(lists: Ragged, positions: Array) -> Ragged:
    values = np.empty_like(lists.values)
    _put_positions(lists.values, positions, values)
    return Ragged(lists.starts, values)


_WORDS = ("address", "name", "numbers", "others")
_LISTS = ("places", "acronyms", "identifiers")
_VALUES = (
    *("address_rarity", "name_rarity", "name_order", "other_rarity"),
    *("point", "text", "postcode", "handed_in", "country"),
)
"""What a description holds beside its vocabulary, the largest first: lists of words, other lists, values."""


def concatenated(parts: Sequence[Descriptions]) -> Descriptions:
    """The rows of all parts, one part after the other, with one vocabulary."""
    if len(parts) == 1:
        return parts[0]
    vocabulary, positions = _merged([part.vocabulary for part in parts])

    def column(name: str) -> Any:  # noqa: ANN401 - lists or values
        columns = [getattr(part, name) for part in parts]
        if name in _VALUES:
            return np.concatenate(columns)
        if name in _WORDS:
            columns = [_renumbered(each, at) for each, at in zip(columns, positions, strict=True)]
        return joined(columns)

    names = (*_WORDS, *_LISTS, *_VALUES)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        columns = dict(zip(names, threads.map(column, names), strict=True))
    others_of = starts_of(np.concatenate([np.diff(part.others_of) for part in parts]))
    return Descriptions(vocabulary=vocabulary, others_of=others_of, **columns)
