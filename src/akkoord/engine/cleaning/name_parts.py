"""Which names stand in one cell? Former ones, acronyms in brackets, operator and parent."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from akkoord.engine.cleaning.phrases import Phrases, phrase_at, phrases_of
from akkoord.engine.cleaning.vocabulary import reference

OPENING = frozenset("([{")
CLOSING = frozenset(")]}")
SEPARATORS = frozenset("/|;")
PARTED = " - "
"""A hyphen between blanks parts two names; it is read as the sign below."""
PARTING_SIGN = " | "


@cache
def _markers() -> Phrases[bool]:
    """Phrases before another name, and whether they are that in brackets only."""
    markers = reference("name_markers")
    anywhere = [phrase for kind in ("formerly", "also", "of") for phrase in markers[kind]]
    return phrases_of(
        [(tuple(phrase.split()), False) for phrase in anywhere]
        + [(tuple(phrase.split()), True) for phrase in markers["in brackets only"]]
    )


@cache
def _signs() -> frozenset[str]:
    return frozenset(OPENING | SEPARATORS | _markers().keys())


@dataclass(slots=True)
class NameParts:
    """The names in one cell, each as tokens."""

    main: list[str]
    """The name without those that a marker announces."""
    marked: Sequence[list[str]] = ()
    """Names behind a marker: `formerly …`, `a division of …`."""
    sides: Sequence[list[list[str]]] = ()
    """What stands outside and inside brackets, and beside slashes: names where at least two of them tell."""


def parted_names(tokens: list[str]) -> NameParts:
    """The names that stand in one cell."""
    if _signs().isdisjoint(tokens):
        return NameParts(tokens)
    main, marked = _without_marked(tokens)
    outside, inside = _by_brackets(main)
    return NameParts(main, marked, [[outside, *inside], _split(outside)])


def _without_marked(tokens: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """The tokens up to each marker, and those from it to its closing bracket or the end."""
    kept: list[str] = []
    others: list[list[str]] = []
    at = 0
    while at < len(tokens):
        length = _marker_at(tokens, at)
        if not length or not any(map(str.isalnum, kept)):
            kept.append(tokens[at])
            at += 1
            continue
        end = next((end for end in range(at, len(tokens)) if tokens[end] in CLOSING), len(tokens))
        others.append([each for each in tokens[at + length : end] if each not in ":."])
        at = end
    return kept, others


def _marker_at(tokens: Sequence[str], at: int) -> int:
    """How many tokens the marker at `at` has, 0 for none."""
    found = phrase_at(tokens, at, _markers()) if tokens[at] in _markers() else None
    if found is None or (found[1] and (at == 0 or tokens[at - 1] not in OPENING)):
        return 0
    return found[0]


def _by_brackets(tokens: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """The tokens outside brackets, and those inside each pair."""
    outside: list[str] = []
    inside: list[list[str]] = []
    is_inside = False
    for token in tokens:
        if token in OPENING:
            is_inside = True
            inside.append([])
        elif token in CLOSING:
            is_inside = False
        elif is_inside:
            inside[-1].append(token)
        else:
            outside.append(token)
    return outside, inside


def _split(tokens: Sequence[str]) -> list[list[str]]:
    """The parts between slashes and spaced hyphens."""
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token in SEPARATORS:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
