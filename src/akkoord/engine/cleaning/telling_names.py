"""What do the names in the cells tell? Their words in standard form, and the acronyms that they can have."""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning.acronyms import acronyms
from akkoord.engine.cleaning.known_phrases import Phrases, phrases, standard_words_of_name
from akkoord.engine.cleaning.lexicon import Lexicon, Words
from akkoord.engine.cleaning.mended_words import Mistyped, mended, mistyped
from akkoord.engine.cleaning.name_parts import MAIN
from akkoord.engine.cleaning.names import with_standard_units, words_of_name
from akkoord.engine.cleaning.rarity import Rarities, is_telling, rarities
from akkoord.engine.kernels import inner_kernel

WORDS_OF_TOKEN = 8
"""A token becomes no more words than this, parted and in standard form."""


class TellingNames(NamedTuple):
    """The names of `NameParts`, part by part."""

    starts: Array
    words: Array
    """int32, telling words in their order, standard forms, without legal form."""
    tells: Array
    """bool by part: whether they tell one firm from another."""
    acronym_starts: Array
    """int64, one more than there are parts: only main names have acronyms here."""
    acronyms: Array
    """uint64, keys of the words that the name's initials can be."""


@inner_kernel
def telling_words(
    words: Words, phrases: Phrases, mistyped: Mistyped, name: Array, country: int, out: Array, scratch: Array
) -> int:
    """Write a name's words without legal form in standard form; how many there are.

    `scratch` has room for four times the words.
    """
    third = len(scratch) // 2
    units, whole = scratch[:third], scratch[third:]
    count = with_standard_units(words, phrases, name, units)
    count = mended(words, mistyped, units[:count], whole)
    return standard_words_of_name(words, phrases, whole[:count], country, out)


@inner_kernel
def _put_telling(
    words: Words,
    phrases: Phrases,
    mistyped: Mistyped,
    of_names: Rarities,
    starts: Array,
    tokens: Array,
    kinds: Array,
    countries: Array,
    scratch: Array,
    letters: Array,
    found: TellingNames,
) -> None:
    """Write the telling words of each part: `tokens` with places as one word, `countries` by part."""
    end = end_of_acronyms = 0
    for at in range(len(starts) - 1):
        name = scratch[: words_of_name(words, phrases, tokens[starts[at] : starts[at + 1]], scratch)]
        if kinds[at] == MAIN:
            end_of_acronyms += acronyms(words, name, found.acronyms[end_of_acronyms:], letters)
        out = found.words[end:]
        count = telling_words(words, phrases, mistyped, name, countries[at], out, scratch[len(name) :])
        found.tells[at] = is_telling(words, of_names, out[:count], countries[at])
        end += count
        found.starts[at + 1] = end
        found.acronym_starts[at + 1] = end_of_acronyms


def telling_names(lexicon: Lexicon, tokens: Ragged, kinds: Array, countries: Array) -> TellingNames:
    """What the names tell whose tokens these are; `kinds` and `countries` (numbers) by name."""
    parts, most = len(tokens), len(tokens.values)
    longest = int(np.diff(tokens.starts).max(initial=0))
    found = TellingNames(
        starts=np.zeros(parts + 1, dtype=np.int64),
        words=np.empty(WORDS_OF_TOKEN * most + 1, dtype=np.int32),
        tells=np.empty(parts, dtype=np.bool_),
        acronym_starts=np.zeros(parts + 1, dtype=np.int64),
        acronyms=np.empty(2 * most + 1, dtype=np.uint64),
    )
    scratch = np.empty(6 * longest + 2, dtype=np.int32)
    letters = np.empty(2 * longest + 1, dtype=np.uint8)
    _put_telling(
        lexicon.words,
        phrases(),
        mistyped(),
        rarities("names"),
        tokens.starts,
        tokens.values,
        kinds,
        countries,
        scratch,
        letters,
        found,
    )
    return found
