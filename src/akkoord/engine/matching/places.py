"""What is compared of a row: its words with their rarity, its numbers, its coordinates and identifiers."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from akkoord.engine.cleaning.addresses import address_words
from akkoord.engine.cleaning.names import name_words
from akkoord.engine.cleaning.site_numbers import SiteNumbers, site_numbers
from akkoord.engine.cleaning.text import text_key
from akkoord.engine.cleaning.vocabulary import common_words

IMAGINED_ROWS = 1000
COMMON_WORD_ROWS = 150
"""A common word (`common_words.yaml`) counts as if it stood in this many imagined rows, any other in one.

Rarity does not look at the rows at hand: the score of a pair is a function of its two rows alone,
so that another company's list, a second run or next year's register cannot change it.
"""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a name or an address; `rarity` runs from 0 (everywhere) to 1 (nowhere else)."""

    rarity: Mapping[str, float]
    squashed: str
    ordered: str
    """The words in alphabetical order, for comparison regardless of order."""


@dataclass(frozen=True, slots=True)
class Place:
    """One row as the comparison sees it."""

    row_key: str
    country: str
    name: Words
    address: Words
    numbers: SiteNumbers
    point: tuple[float, float] | None
    identifiers: Mapping[str, str]
    same_text: str
    """Equal for rows whose country, name and address differ in case and punctuation at most."""


def weigh(words: list[str], *, of: str) -> Words:
    """The words of a name or an address (`of`) with their rarity."""
    common = common_words(of)
    low = math.log(IMAGINED_ROWS / COMMON_WORD_ROWS) / math.log(IMAGINED_ROWS)
    return Words(
        rarity={word: low if word in common else 1.0 for word in sorted(set(words))},
        squashed="".join(words),
        ordered=" ".join(sorted(words)),
    )


def _point(lat: float | None, lng: float | None) -> tuple[float, float] | None:
    return None if lat is None or lng is None else (lat, lng)


def places_of(rows: pa.Table) -> list[Place]:
    """The places of `rows` (ROW_SCHEMA), in their order."""
    columns = {name: rows[name].to_pylist() for name in rows.column_names}
    return [
        Place(
            row_key=columns["row_key"][at],
            country=country,
            name=weigh(name_words(columns["name"][at]), of="names"),
            address=weigh(address_words(columns["address"][at]), of="addresses"),
            numbers=site_numbers(columns["name"][at], columns["address"][at]),
            point=_point(columns["lat"][at], columns["lng"][at]),
            identifiers=dict(sorted(each.split(":", 1) for each in columns["identifiers"][at] or [])),
            same_text="|".join([country, text_key(columns["name"][at]), text_key(columns["address"][at])]),
        )
        for at, country in enumerate(columns["country"])
    ]
