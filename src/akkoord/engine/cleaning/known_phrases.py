"""Where in a row of words does a known phrase stand? Legal forms, markers, variants of several words."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.country_numbers import COUNTRIES, NO_COUNTRY, country_number
from akkoord.engine.cleaning.known_words import countries_with_variants
from akkoord.engine.cleaning.lexicon import Words, letters_of, positions_of_known
from akkoord.engine.cleaning.prepared_arrays import PreparedArrays
from akkoord.engine.cleaning.vocabulary import legal_forms, phrase_variants, reference, variants_in
from akkoord.engine.hash_tables import MISSING, HashTables, value_of
from akkoord.engine.hashing import FNV_PRIME, FNV_START, finished, hash_letters
from akkoord.engine.kernels import inner_kernel

SHORT_FORM = 2
"""A legal form of so few letters is one at the end of a name only: `Best Sox SA`, but `AB Garments`."""
LONGEST_PHRASE = 6
_EVERY_BIT = (1 << 64) - 1


class Phrases(NamedTuple):
    """All known phrases by the key of their words."""

    forms: HashTables
    """Legal forms: 1 where one counts wherever it stands, 0 where only at the end of a name."""
    markers: HashTables
    """What announces another name: 1 where that holds in brackets only."""
    slashed: HashTables
    """`c/o`: the word that it is."""
    of_names: HashTables
    """Variants in names, by country and for all: the list of words that each stands for."""
    of_addresses: HashTables
    standard_starts: Array
    """int64, where each list of standard words starts."""
    standard: Array
    """int32, words of the vocabulary."""
    number_sign: int
    """The word `no`."""
    unit: int
    """The word `unit`."""


@inner_kernel
def key_with_word(key: np.uint64, words: Words, word: int) -> np.uint64:
    """The key of a phrase that goes on with a word; FNV_START for none before."""
    return (key ^ finished(words.keys[word])) * FNV_PRIME


@inner_kernel
def phrase_at(words: Words, tokens: Array, at: int, tables: HashTables, country: int) -> tuple[int, int]:
    """How many words the longest phrase at `at` has, 0 for none, and what it means.

    What a single word means in the country goes before what it means anywhere.
    """
    length, meaning = 0, MISSING
    key = FNV_START
    for end in range(at, min(at + LONGEST_PHRASE, len(tokens))):
        key = key_with_word(key, words, tokens[end])
        found = value_of(tables, country, key) if end == at else MISSING
        if found == MISSING:
            found = value_of(tables, NO_COUNTRY, key)
        if found != MISSING:
            length, meaning = end - at + 1, found
    return length, meaning


@inner_kernel
def standard_words(
    words: Words,
    phrases: Phrases,
    tables: HashTables,
    starting: np.uint64,
    tokens: Array,
    country: int,
    out: Array,
) -> int:
    """Write the tokens with abbreviations, translations and near equals in their standard form; how many."""
    count = at = 0
    while at < len(tokens):
        length = 0
        if words.flags[tokens[at]] & starting:
            length, meaning = phrase_at(words, tokens, at, tables, country)
        if length:
            for each in range(phrases.standard_starts[meaning], phrases.standard_starts[meaning + 1]):
                out[count] = phrases.standard[each]
                count += 1
            at += length
        else:
            out[count] = tokens[at]
            count += 1
            at += 1
    return count


@inner_kernel
def standard_words_of_name(words: Words, phrases: Phrases, tokens: Array, country: int, out: Array) -> int:
    """The same for the words of a name: `tekstil` → `textile`."""
    return standard_words(words, phrases, phrases.of_names, flags.STARTS_NAME_VARIANT, tokens, country, out)


@inner_kernel
def standard_words_of_address(words: Words, phrases: Phrases, tokens: Array, country: int, out: Array) -> int:
    """The same for the words of an address: `jalan` → `road`."""
    return standard_words(
        words, phrases, phrases.of_addresses, flags.STARTS_ADDRESS_VARIANT, tokens, country, out
    )


def _phrase_key(phrase: Sequence[str]) -> int:
    letters = letters_of(phrase)
    key = int(FNV_START)
    for word in hash_letters(letters.starts, letters.values).tolist():
        key = (key ^ word) * int(FNV_PRIME) & _EVERY_BIT
    return key


def _table(meanings: Iterable[tuple[Sequence[str], int]]) -> dict[int, int]:
    return {_phrase_key(phrase): meaning for phrase, meaning in meanings}


def _forms() -> dict[int, int]:
    anywhere = set(reference("legal_forms")["anywhere"].split())
    return _table(
        (form, int(len(form) > 1 or len(form[0]) > SHORT_FORM or form[0] in anywhere))
        for form in legal_forms()
    )


def _markers() -> dict[int, int]:
    markers = reference("name_markers")
    anywhere = [phrase for kind in ("formerly", "also", "of") for phrase in markers[kind]]
    inside = markers["in brackets only"]
    return _table([(each.split(), 0) for each in anywhere] + [(each.split(), 1) for each in inside])


def _slashed() -> dict[int, int]:
    position = positions_of_known()
    table = reference("name_markers")["slashed"]
    return _table((list(letters), position[word]) for letters, word in table.items())


def _variants(of: str, lists: dict[tuple[str, ...], int]) -> list[dict[int, int]]:
    """For each country the table of its variants; `lists` numbers what they stand for."""
    tables: list[dict[int, int]] = [{} for _ in range(COUNTRIES)]
    tables[NO_COUNTRY] |= _table(
        (phrase, lists.setdefault(words, len(lists))) for phrase, words in phrase_variants(of).items()
    )
    for country in ("", *countries_with_variants(of)):
        variants = variants_in(country, of=of).items()
        tables[country_number(country)] |= _table(
            ((variant,), lists.setdefault(words, len(lists))) for variant, words in variants
        )
    return tables


def _worked_out() -> Mapping[str, Array]:
    lists: dict[tuple[str, ...], int] = {}
    tables = {
        "forms": HashTables.of([_forms()]),
        "markers": HashTables.of([_markers()]),
        "slashed": HashTables.of([_slashed()]),
        "of_names": HashTables.of(_variants("names", lists)),
        "of_addresses": HashTables.of(_variants("addresses", lists)),
    }
    position = positions_of_known()
    standard = Ragged.of([[position[word] for word in each] for each in lists], dtype=np.int32)
    arrays = {
        f"{name}.{part}": getattr(table, part) for name, table in tables.items() for part in table._fields
    }
    return {**arrays, "standard_starts": standard.starts, "standard": standard.values}


_PHRASES = PreparedArrays(_worked_out)


@cache
def phrases() -> Phrases:
    """All phrases of the vocabulary."""

    def tables(name: str) -> HashTables:
        return HashTables(*(_PHRASES[f"{name}.{part}"] for part in HashTables._fields))

    position = positions_of_known()
    return Phrases(
        forms=tables("forms"),
        markers=tables("markers"),
        slashed=tables("slashed"),
        of_names=tables("of_names"),
        of_addresses=tables("of_addresses"),
        standard_starts=_PHRASES["standard_starts"],
        standard=_PHRASES["standard"],
        number_sign=position["no"],
        unit=position["unit"],
    )
