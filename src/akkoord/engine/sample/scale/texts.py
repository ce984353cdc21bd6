"""Texts whose words can be written in more ways than one: put together once, told many times."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from akkoord.engine.sample.mess.variants import Variants, groups_for
from akkoord.engine.sample.patterns import SLOT, split_scripts


@dataclass(frozen=True, slots=True)
class Flexible:
    """A word as it was written, the forms that mean the same, and the number that lists know them by.

    `kind` is `legal`, `name`, `address` or `city`.
    """

    written: str
    forms: tuple[str, ...]
    group: int
    kind: str


Text = tuple[str | Flexible, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap in a pattern; two gaps of one name get the same words, `is_small` makes them small letters."""

    name: str
    kind: str
    is_small: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text and the kind of word that it came from, "" for what the pattern says itself."""

    kind: str
    text: Text


@lru_cache(maxsize=200_000)
def flexible(text: str, kind: str, country: str) -> Text:
    """`text` with the words that have other forms set apart; `kind` is that of `Flexible`."""
    first: tuple[int, int, re.Match[str], Variants] | None = None
    for group in groups_for("name" if kind == "legal" else kind, country):
        found = group.found_by.search(text)
        if found and (first is None or (found.start(), -found.end()) < first[:2]):
            first = (found.start(), -found.end(), found, group)
    if first is None:
        return (text,) if text else ()
    _, _, found, group = first
    word = Flexible(found[0], group.forms, crc32("|".join(group.forms).encode()), kind)
    before = (text[: found.start()],) if found.start() else ()
    return (*before, word, *flexible(text[found.end() :], kind, country))


@lru_cache(maxsize=10_000)
def parsed(pattern: str) -> tuple[str | Slot, ...]:
    """The Latin half of a pattern as literal texts and gaps."""
    latin = split_scripts(pattern)[0]
    pieces: list[str | Slot] = []
    end = 0
    for found in SLOT.finditer(latin):
        pieces.append(latin[end : found.start()])
        pieces.append(Slot(found["kind"] + found["turn"], found["kind"], bool(found["lower"])))
        end = found.end()
    pieces.append(latin[end:])
    return tuple(piece for piece in pieces if piece)


def filled(
    pattern: str, draw: Callable[[str], str], slots: dict[str, str], *, domain: str, country: str
) -> tuple[Part, ...]:
    """The parts of a pattern; `slots` holds words fixed beforehand and receives the ones that are drawn."""
    parts = []
    for piece in parsed(pattern):
        if isinstance(piece, str):
            parts.append(Part("", flexible(piece, domain, country)))
            continue
        if piece.name not in slots:
            slots[piece.name] = draw(piece.kind)
        words = slots[piece.name]
        kind = {"legal": "legal", "city": "city", "region": "city"}.get(piece.kind, domain)
        parts.append(Part(piece.kind, flexible(words.lower() if piece.is_small else words, kind, country)))
    return tuple(parts)


def joined(parts: Iterable[Part]) -> Text:
    """The whole text of the parts, with as few pieces as it can have."""
    pieces: list[str | Flexible] = []
    for part in parts:
        for piece in part.text:
            if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
                pieces[-1] += piece
            else:
                pieces.append(piece)
    return tuple(pieces)


def told(text: Text, form_of: Callable[[Flexible], str]) -> str:
    """`text` with each flexible word in the form that `form_of` gives it."""
    return "".join([piece if piece.__class__ is str else form_of(piece) for piece in text])  # type: ignore[arg-type]


def plain(text: Text) -> str:
    """`text` as it was written."""
    return told(text, lambda word: word.written)
