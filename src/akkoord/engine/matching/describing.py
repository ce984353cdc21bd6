"""From rows to what is compared of them: words as numbers, everything in flat arrays."""

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from operator import attrgetter

import numpy as np
import pyarrow as pa

from akkoord.engine.arrays import Array, Ragged, joined, starts_of
from akkoord.engine.cleaning.gazetteer import KnownPlace
from akkoord.engine.cleaning.rarity import Of, rarities
from akkoord.engine.cleaning.reading import ReadRows, read_rows
from akkoord.engine.cleaning.vocabulary import trades
from akkoord.engine.collections_paused import few_collections
from akkoord.engine.hashing import hash_letters
from akkoord.engine.matching.descriptions import NUMBER_KINDS, Descriptions, Vocabulary

CHUNK = 20_000
WORTH_PROCESSES = 60_000
"""From this many rows on, reading in several processes saves more than starting them costs."""

LONGEST_COMPARED = 500
"""Characters of a name or an address that are compared; a longer text would keep all lists waiting."""


def _compared(text: str) -> str:
    """The text, cut where it is too long once characters that stand for many are written out."""
    if len(text) <= LONGEST_COMPARED and text.isascii():
        return text
    written_out = unicodedata.normalize("NFKC", text)
    return text if len(written_out) <= LONGEST_COMPARED else written_out[:LONGEST_COMPARED]


def _keys(keys: list[str], *given: list[str]) -> list[str]:
    """The keys of equal texts, with the texts themselves where they were cut."""
    return [
        f"{key}|{texts}" if any(len(text) > LONGEST_COMPARED for text in texts) else key
        for key, texts in zip(keys, zip(*given, strict=True), strict=True)
    ]


def letters_of(words: Sequence[str]) -> Ragged:
    """The letters of words (ASCII) as uint8."""
    starts = starts_of([len(word) for word in words])
    return Ragged(starts, np.frombuffer(bytearray("".join(words), "ascii"), dtype=np.uint8))


def text_hashes(texts: Sequence[str]) -> Array:
    """uint64 hashes of texts in any script."""
    joined_texts = "".join(texts)
    letters = joined_texts.encode()
    encoded = texts if len(letters) == len(joined_texts) else [text.encode() for text in texts]
    starts = starts_of(np.fromiter(map(len, encoded), np.int64, len(texts)))
    return np.asarray(hash_letters(starts, np.frombuffer(bytearray(letters), dtype=np.uint8)))


def _trade_bits(words: Sequence[str]) -> Array:
    table = trades()
    every = sorted({trade for meant in table.values() for trade in meant})
    bit = {trade: 1 << at for at, trade in enumerate(every)}
    return np.array([sum(bit[trade] for trade in table.get(word, ())) for word in words], dtype=np.uint32)


def _vocabulary(words: Sequence[str]) -> tuple[Vocabulary, Array]:
    """The vocabulary of distinct words, and the position of each in it."""
    letters = letters_of(words)
    keys = np.asarray(hash_letters(letters.starts, letters.values))
    order = np.argsort(keys)
    positions = np.empty(len(words), dtype=np.int32)
    positions[order] = np.arange(len(words), dtype=np.int32)
    return Vocabulary(letters.taken(order), keys[order], _trade_bits(words)[order]), positions


def _countries(codes: Sequence[str]) -> Array:
    return np.array(
        [ord(code[0]) * 256 + ord(code[1]) if len(code) == 2 else 0 for code in codes],  # noqa: PLR2004 - ISO 3166-1 alpha-2
        dtype=np.uint16,
    )


def _points(rows: pa.Table) -> Array:
    columns = [rows[name].to_numpy(zero_copy_only=False).astype(np.float64) for name in ("lat", "lng")]
    points = np.column_stack(columns).reshape(-1, 2)
    points[np.isnan(points).any(axis=1)] = np.nan
    return np.ascontiguousarray(points)


def identifiers_of(given: Iterable[Sequence[str] | None]) -> Ragged:
    """Of the identifiers of each row ("scheme:value") the hashes of scheme and value in turn."""
    parts = [[part for each in sorted(row or []) for part in each.split(":", 1)] for row in given]
    lists = Ragged.of(parts, dtype=object)
    return Ragged(lists.starts, text_hashes(list(lists.values)))


def _number_lists(read: ReadRows) -> list[Sequence[str]]:
    kinds_of = attrgetter(*NUMBER_KINDS)
    return [sorted(each) if each else () for numbers in read.numbers for each in kinds_of(numbers)]


def _rarity(words: Ragged, countries: Sequence[str], position: Mapping[str, int], *, of: Of) -> Array:
    """The rarity of each word in the country of its row."""
    rarity = np.ones(len(words.values), dtype=np.float32)
    number = {country: at for at, country in enumerate(dict.fromkeys(countries))}
    country_of_row = np.fromiter(map(number.__getitem__, countries), np.int64, len(countries))
    country_of_word = np.repeat(country_of_row, np.diff(words.starts))
    by_country = np.argsort(country_of_word, kind="stable")
    ends = np.cumsum(np.bincount(country_of_word, minlength=len(number)))
    told = np.ones(len(position), dtype=np.float32)
    for (country, at), end in zip(number.items(), ends.tolist(), strict=True):
        table = rarities(country, of)
        listed = table.keys() & position.keys()
        places = [position[word] for word in listed]
        told[places] = [table[word] for word in listed]
        chosen = by_country[ends[at - 1] if at else 0 : end]
        rarity[chosen] = told[words.values[chosen]]
        told[places] = 1.0
    return rarity


def _at_positions(lists: Sequence[Sequence[str]], position: Mapping[str, int]) -> Ragged:
    """The words of each list as their positions in the vocabulary."""
    starts = starts_of(np.fromiter(map(len, lists), np.int64, len(lists)))
    words = map(position.__getitem__, chain.from_iterable(lists))
    return Ragged(starts, np.fromiter(words, np.int32, starts[-1]))


def _hashed(texts: Iterable[Iterable[str]]) -> Ragged:
    lists = Ragged.of([sorted(each) for each in texts], dtype=object)
    return Ragged(lists.starts, text_hashes(list(lists.values)))


def _postcodes(codes: list[str]) -> Array:
    return np.where(np.array([bool(code) for code in codes], dtype=bool), text_hashes(codes), np.uint64(0))


def _places(known: Iterable[Sequence[KnownPlace]]) -> Ragged:
    return Ragged.of(
        [
            [value for place in each for value in (place.id, place.latitude, place.longitude)]
            for each in known
        ],
        dtype=np.float64,
    )


def _lists(names: pa.ChunkedArray) -> Array:
    """The hash of each row's list; lists are few."""
    encoded = names.dictionary_encode().combine_chunks()
    return np.asarray(text_hashes(encoded.dictionary.to_pylist())[encoded.indices.to_numpy()])


def _alphabetical(words: list[list[str]]) -> Array:
    return np.array(
        [at for each in words for at in sorted(range(len(each)), key=each.__getitem__)], dtype=np.int32
    )


def _described(rows: pa.Table) -> Descriptions:
    """The descriptions of one chunk of rows."""
    names, addresses, countries, others = (
        rows[name].to_pylist() for name in ("name", "address", "country", "other_names")
    )
    read = read_rows(
        list(map(_compared, names)),
        list(map(_compared, addresses)),
        countries,
        [[_compared(name) for name in each or ()] for each in others],
    )
    other_names = list(chain.from_iterable(read.other_names))
    columns = (read.names, read.addresses, other_names, _number_lists(read))
    words = list(dict.fromkeys(chain.from_iterable(chain.from_iterable(columns))))
    vocabulary, positions = _vocabulary(words)
    position = dict(zip(words, positions.tolist(), strict=True))
    name, address, other, numbers = (_at_positions(column, position) for column in columns)
    others_of = starts_of([len(each) for each in read.other_names])
    countries_of_others = np.repeat(countries, np.diff(others_of)).tolist()
    return Descriptions(
        vocabulary=vocabulary,
        country=_countries(countries),
        name=name,
        name_rarity=_rarity(name, countries, position, of="names"),
        name_order=_alphabetical(read.names),
        acronyms=_hashed(read.acronyms),
        address=address,
        address_rarity=_rarity(address, countries, position, of="addresses"),
        others_of=others_of,
        others=other,
        other_rarity=_rarity(other, countries_of_others, position, of="names"),
        numbers=numbers,
        postcode=_postcodes(read.postcodes),
        places=_places(read.places),
        point=_points(rows),
        identifiers=identifiers_of(rows["identifiers"].to_pylist()),
        text=text_hashes(_keys(read.keys, names, addresses)),
        handed_in=_lists(rows["list"]),
    )


def _described_quickly(rows: pa.Table) -> Descriptions:
    with few_collections():
        return _described(rows)


def describe(rows: pa.Table) -> Descriptions:
    """Describe rows (ROW_SCHEMA), each by itself: no description depends on the other rows."""
    chunks = [rows.slice(start, CHUNK) for start in range(0, max(1, len(rows)), CHUNK)]
    if len(rows) < WORTH_PROCESSES:
        return concatenated([_described_quickly(chunk) for chunk in chunks])
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return concatenated(list(pool.map(_described_quickly, chunks)))


def _merged(vocabularies: Sequence[Vocabulary]) -> tuple[Vocabulary, list[Array]]:
    """One vocabulary for all, and for each part the new positions of its words."""
    keys, first = np.unique(np.concatenate([each.keys for each in vocabularies]), return_index=True)
    letters = joined([each.letters for each in vocabularies]).taken(first)
    merged = Vocabulary(letters, keys, np.concatenate([each.trades for each in vocabularies])[first])
    return merged, [np.searchsorted(keys, each.keys).astype(np.int32) for each in vocabularies]


def _renumbered(lists: Ragged, positions: Array) -> Ragged:
    return Ragged(lists.starts, positions[lists.values] if len(lists.values) else lists.values)


def concatenated(parts: Sequence[Descriptions]) -> Descriptions:
    """The rows of all parts, one part after the other, with one vocabulary."""
    if len(parts) == 1:
        return parts[0]
    vocabulary, positions = _merged([part.vocabulary for part in parts])

    def lists(name: str) -> Ragged:
        return joined(
            [_renumbered(getattr(part, name), at) for part, at in zip(parts, positions, strict=True)]
        )

    def values(name: str) -> Array:
        return np.concatenate([getattr(part, name) for part in parts])

    counts = np.concatenate([np.diff(part.others_of) for part in parts])
    return Descriptions(
        vocabulary=vocabulary,
        country=values("country"),
        name=lists("name"),
        name_rarity=values("name_rarity"),
        name_order=values("name_order"),
        acronyms=joined([part.acronyms for part in parts]),
        address=lists("address"),
        address_rarity=values("address_rarity"),
        others_of=starts_of(counts),
        others=lists("others"),
        other_rarity=values("other_rarity"),
        numbers=lists("numbers"),
        postcode=values("postcode"),
        places=joined([part.places for part in parts]),
        point=values("point"),
        identifiers=joined([part.identifiers for part in parts]),
        text=values("text"),
        handed_in=values("handed_in"),
    )
