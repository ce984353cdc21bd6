"""What is compared of a row: its words with their rarity, its numbers, its coordinates and identifiers."""

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from akkoord.engine.cleaning.addresses import address_words
from akkoord.engine.cleaning.lost_letters import restored
from akkoord.engine.cleaning.names import name_words
from akkoord.engine.cleaning.site_numbers import SiteNumbers, site_numbers
from akkoord.engine.cleaning.text import has_lost_letters, text_key
from akkoord.engine.cleaning.vocabulary import common_words, trades

IMAGINED_ROWS = 1000
COMMON_WORD_ROWS = 150
COMMON_RARITY = math.log(IMAGINED_ROWS / COMMON_WORD_ROWS) / math.log(IMAGINED_ROWS)
"""A common word (`common_words.yaml`) counts as if it stood in this many imagined rows, any other in one.

Rarity does not look at the rows at hand: the score of a pair is a function of its two rows alone,
so that another company's list, a second run or next year's register cannot change it.
"""

LONGEST_COMPARED = 500
"""Characters of a name or an address that are compared; a longer text would keep all lists waiting."""


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
    trades: Mapping[str, frozenset[str]]
    """What the firm makes or does: words of its name that say so, and the trades that each can stand for."""
    numbers: SiteNumbers
    point: tuple[float, float] | None
    identifiers: Mapping[str, str]
    same_text: str
    """Equal for rows whose country, name and address differ in case and punctuation at most."""
    given: tuple[str, str]
    """Name and address as written."""
    is_damaged: bool
    """Whether an encoding has lost letters of the name or the address."""


def weigh(words: list[str], *, of: str) -> Words:
    """The words of a name or an address (`of`) with their rarity."""
    common = common_words(of)
    return Words(
        rarity={word: COMMON_RARITY if word in common else 1.0 for word in sorted(set(words))},
        squashed="".join(words),
        ordered=" ".join(sorted(words)),
    )


def _point(lat: float | None, lng: float | None) -> tuple[float, float] | None:
    return None if lat is None or lng is None else (lat, lng)


def _described(name: str, address: str) -> dict[str, Any]:
    """What of a place follows from its name and address."""
    words = name_words(name)
    return {
        "name": weigh(words, of="names"),
        "address": weigh(address_words(address), of="addresses"),
        "trades": {word: trades()[word] for word in words if word in trades()},
        "numbers": site_numbers(name, address),
    }


def compared(left: Place, right: Place) -> tuple[Place, Place]:
    """The two places with the letters that one has lost and the other tells."""
    return (
        _with_letters_of(left, right) if left.is_damaged else left,
        _with_letters_of(right, left) if right.is_damaged else right,
    )


def _with_letters_of(damaged: Place, other: Place) -> Place:
    texts = [restored(text, by=whole) for text, whole in zip(damaged.given, other.given, strict=True)]
    return replace(damaged, **_described(*texts)) if tuple(texts) != damaged.given else damaged


def places_of(rows: pa.Table) -> list[Place]:
    """The places of `rows` (ROW_SCHEMA), in their order."""
    columns = {name: rows[name].to_pylist() for name in rows.column_names}
    texts = [
        (_compared(name), _compared(address))
        for name, address in zip(columns["name"], columns["address"], strict=True)
    ]
    return [
        Place(
            row_key=columns["row_key"][at],
            country=country,
            **_described(name, address),
            point=_point(columns["lat"][at], columns["lng"][at]),
            identifiers=dict(sorted(each.split(":", 1) for each in columns["identifiers"][at] or [])),
            same_text="|".join([country, text_key(columns["name"][at]), text_key(columns["address"][at])]),
            given=(name, address),
            is_damaged=has_lost_letters(name) or has_lost_letters(address),
        )
        for at, (country, (name, address)) in enumerate(zip(columns["country"], texts, strict=True))
    ]


def _compared(text: str) -> str:
    """The text, cut where it is too long once characters that stand for many are written out."""
    written_out = unicodedata.normalize("NFKC", text)
    return text if len(written_out) <= LONGEST_COMPARED else written_out[:LONGEST_COMPARED]
