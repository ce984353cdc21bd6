"""What do the rows of a batch say? Words of names and addresses, numbers by kind, places and postal codes."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged, joined, starts_of
from akkoord.engine.cleaning.addresses import read_addresses, without_postcodes
from akkoord.engine.cleaning.gazetteer import find_places, places, with_standard_places
from akkoord.engine.cleaning.known_phrases import phrases
from akkoord.engine.cleaning.lexicon import Lexicon
from akkoord.engine.cleaning.name_parts import parted_names
from akkoord.engine.cleaning.other_names import chosen_names
from akkoord.engine.cleaning.postcodes import postcodes
from akkoord.engine.cleaning.row_keys import row_keys
from akkoord.engine.cleaning.row_texts import RowTexts
from akkoord.engine.cleaning.site_numbers import numbers_of_rows
from akkoord.engine.cleaning.telephones import without_telephones
from akkoord.engine.cleaning.telling_names import telling_names
from akkoord.engine.cleaning.tokens import tokens_of_texts


class ReadNames(NamedTuple):
    """What was read of the names of some rows, words as numbers of the lexicon."""

    names: Ragged
    """int32, telling words of the name in their order, standard forms, without legal form."""
    acronyms: Ragged
    """uint64, keys of the words that the name's initials can be: another row's word may be this name."""
    others_of: Array
    """int64: the other names of row `at` are `others[others_of[at]]` to `others[others_of[at + 1]]`."""
    others: Ragged
    """int32, words of each further name: former, in brackets, of operator or parent, given apart."""


def read_names(
    lexicon: Lexicon, tokens: Ragged, others_of: Array, others: Ragged, countries: Array
) -> ReadNames:
    """Read names by their tokens; `others` are given apart; `countries` are numbers, by row."""
    parts = parted_names(lexicon.words, phrases(), tokens, others_of, others)
    countries_of_parts = np.repeat(countries, np.diff(parts.of))
    found = find_places(parts.starts, parts.tokens, countries_of_parts, lexicon.words, places())
    standard = with_standard_places(parts.starts, parts.tokens, found, lexicon.words, places())
    telling = telling_names(lexicon, Ragged(*standard), parts.kinds, countries_of_parts)
    names, chosen_of, chosen = chosen_names(lexicon, parts, telling, countries)
    starts = telling.acronym_starts[parts.of]
    return ReadNames(names, Ragged(starts, telling.acronyms[: starts[-1]]), chosen_of, chosen)


KINDS = ("unit", "building", "plot", "floor", "way", "house", "every", "code")
"""What is read of the numbers of a row, in this order."""


class ReadRows(NamedTuple):
    """What was read of some rows, column by column; a row is its position and depends on no other row."""

    countries: Array
    """int64, see `country_numbers`."""
    names: ReadNames
    addresses: Ragged
    """int32, words of the address in their order, standard forms."""
    numbers: Ragged
    """int32, by row and kind (`site_numbers`): the numbers in the order of the alphabet."""
    places: Ragged
    """int32, towns and provinces (`gazetteer.places`) that the address names, ascending."""
    postcodes: Array
    """uint64, hash of the address's postal code without blanks and hyphens, 0 for none."""
    keys: Array
    """uint64, equal for rows whose country, name and address differ in case and punctuation at most."""


def read_rows(lexicon: Lexicon, texts: RowTexts) -> ReadRows:
    """Read rows; the lexicon has room for their letters."""
    names, addresses, others = (
        tokens_of_texts(lexicon, each) for each in (texts.names, texts.addresses, texts.other_names)
    )
    countries = texts.countries
    read = read_addresses(lexicon.words, addresses, countries)
    sites, codes = without_postcodes(
        lexicon.words,
        without_telephones(lexicon, addresses, texts.addresses, texts.given_addresses),
        countries,
    )
    has_short_codes = postcodes().has_short[countries] & (codes == 0)
    of_names = without_telephones(lexicon, names, texts.names, texts.given_names)
    return ReadRows(
        countries=countries,
        names=read_names(lexicon, names, texts.others_of, others, countries),
        addresses=read.words,
        numbers=numbers_of_rows(lexicon.words, of_names, sites, has_short_codes, KINDS),
        places=read.places,
        postcodes=codes,
        keys=row_keys(lexicon.words, texts, names, addresses),
    )


def together(parts: Sequence[ReadRows]) -> ReadRows:
    """The rows of all parts, one part after the other."""
    names = [part.names for part in parts]
    return ReadRows(
        countries=np.concatenate([part.countries for part in parts]),
        names=ReadNames(
            names=joined([each.names for each in names]),
            acronyms=joined([each.acronyms for each in names]),
            others_of=starts_of(np.concatenate([np.diff(each.others_of) for each in names])),
            others=joined([each.others for each in names]),
        ),
        addresses=joined([part.addresses for part in parts]),
        numbers=joined([part.numbers for part in parts]),
        places=joined([part.places for part in parts]),
        postcodes=np.concatenate([part.postcodes for part in parts]),
        keys=np.concatenate([part.keys for part in parts]),
    )
