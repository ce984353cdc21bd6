"""One row of tokens, and the places that it names."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.country_numbers import country_number
from akkoord.engine.cleaning.gazetteer import Found, find_places, places
from akkoord.engine.cleaning.lexicon import Lexicon


class Row(NamedTuple):
    """A row of tokens as the kernels take it."""

    lexicon: Lexicon
    starts: Array
    tokens: Array
    found: Found


def row_of(words: Sequence[str], country: str) -> Row:
    """A row of such tokens in a country."""
    lexicon = Lexicon()
    starts = np.array([0, len(words)], dtype=np.int64)
    tokens = np.array([lexicon.at(word) for word in words], dtype=np.int32)
    countries = np.array([country_number(country)], dtype=np.int64)
    return Row(lexicon, starts, tokens, find_places(starts, tokens, countries, lexicon.words, places()))
