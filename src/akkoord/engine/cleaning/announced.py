"""Which numbers does a word announce? `Plot 35`, `3rd floor`, `A Blok`, `1203. Sokak`, `S.F. No. 12`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from akkoord.engine.cleaning.numerals import (
    FILLERS,
    NUMBER_SIGNS,
    ORDINAL,
    kinds_before_sign,
    kinds_behind_number,
    number_kinds,
    ordinals,
)

LONGEST_RANGE = 40
"""`1-7` stands for seven plots; `3914-3980` rather for two."""
CODE_DIGITS = 5
"""A number this long after a comma is rather a postal code than another plot."""
LONGEST_BEHIND = 5
"""Digits of a number in front of its word: `1203. Sokak`."""
JOINTS = frozenset({",", "&", "/", "+", "-", "~", "and", "y", "to", "ve", "et", "e"})
FROM_TO = frozenset({"-", "~", "to"})
LONGEST_GLUED = 5
"""Digits of `101/2` written without its slash: `1012`; more are no number of a plot."""


JOINING_WORDS = frozenset({"da", "de", "do", "del", "della", "di", "du", "des"})
"""Behind them a word names a street: `Rua da Fábrica 145` is no factory 145."""


class Line(NamedTuple):
    """A name or an address as tokens, and for each token the number that it is, or None."""

    tokens: Sequence[str]
    numbers: Sequence[str | None]


def announced(line: Line) -> Iterator[tuple[str, list[str]]]:
    """Kind and values for each word that announces numbers."""
    kinds = _every_kind()
    tokens = line.tokens
    if kinds.keys().isdisjoint(tokens):
        return
    for at in [at for at, token in enumerate(tokens) if token in kinds]:
        kind = kinds[tokens[at]]
        values = [] if at and tokens[at - 1] in JOINING_WORDS else _values_of(line, at)
        if kind == "way":  # `Road E` and `Carretera a Irapuato` have no number
            values = [value for value in values if not value.isalpha()]
        if values:
            yield kind, values


@cache
def _every_kind() -> Mapping[str, str]:
    return {**kinds_before_sign(), **kinds_behind_number(), **number_kinds()}


def _values_of(line: Line, at: int) -> list[str]:
    tokens = line.tokens
    word, before = tokens[at], tokens[at - 1] if at else ""
    if word not in number_kinds():
        return _values_with_sign(line, at) if word in kinds_before_sign() else _number_behind(line, at)
    if before == "/" and at > 1 and word in kinds_behind_number():
        storey = line.numbers[at - 2]
        return [storey] if storey else []
    if word == "f":
        return _number_behind(line, at)
    if ORDINAL.fullmatch(before) or before in ordinals():
        return [line.numbers[at - 1] or ""]
    if is_named_by_letter(tokens, at):
        return [before]
    values = values_after(line, at + 1)
    return values if values or word not in kinds_behind_number() else _number_behind(line, at)


def _values_with_sign(line: Line, at: int) -> list[str]:
    following = at + 2 if line.tokens[at + 1 : at + 2] == ["."] else at + 1
    has_sign = following < len(line.tokens) and line.tokens[following] in NUMBER_SIGNS
    return values_after(line, following) if has_sign else []


def _number_behind(line: Line, at: int) -> list[str]:
    """The number in front of its word, with or without a dot or hyphen between."""
    before = at - 2 if at and line.tokens[at - 1] in {".", "-"} else at - 1
    value = line.numbers[before] if before >= 0 else None
    is_number = value is not None and value[0].isdigit() and line.tokens[before][0].isdigit()
    return [value] if value is not None and is_number and len(value) <= LONGEST_BEHIND else []


def values_after(line: Line, at: int) -> list[str]:
    """The numbers that a word before `at` announces: `35`, `1-7`, `4, 5 & 6`, `h`."""
    tokens, count = line.tokens, len(line.tokens)
    at = _past_fillers(tokens, at)
    if at >= count:
        return []
    first, at = _first_value(line, at)
    values = [] if first is None else [first]
    while values and at + 2 < count and tokens[at + 1] in JOINTS:
        joint, at = tokens[at + 1], _past_fillers(tokens, at + 2)
        following = line.numbers[at] if at < count else None
        if following is None or _is_owned(tokens, at):
            break
        if joint == "," and not _is_another(values[-1], following, tokens[at]):
            break
        if joint == "/":
            values += _glued(values[-1], following)
        values += _range(values[-1], following) if joint in FROM_TO else [following]
    return values


def _is_owned(tokens: Sequence[str], at: int) -> bool:
    """Whether the number at `at` belongs to the word behind it: `7A Road`, `1/F`."""
    after = [each for each in tokens[at + 1 : at + 3] if each != "/"][:1]
    return bool(after) and after[0] in number_kinds()


def _is_another(value: str, following: str, token: str) -> bool:
    """Whether a number behind a comma continues a list: `4, 5`, but no code, no `2nd`, no `7, DE1B`."""
    is_like = value.isdigit() == following.isdigit()
    return is_like and len(following) < CODE_DIGITS and not ORDINAL.fullmatch(token)


def _first_value(line: Line, at: int) -> tuple[str | None, int]:
    """The number or letter at `at` and where it ends: `35`, `h`, and `b 05` as `b5`."""
    token, number = line.tokens[at], line.numbers[at]
    if len(token) != 1 or not token.isalpha():
        return number, at
    following = line.numbers[at + 1] if at + 1 < len(line.tokens) else None
    after = line.tokens[at + 2] if at + 2 < len(line.tokens) else ""
    if number is None and following and following.isdigit() and after not in number_kinds():
        return token + following, at + 1
    return number or token, at


def _glued(first: str, last: str) -> list[str]:
    """`101/2` as a list gives it that lost the slash."""
    is_short = first.isdigit() and last.isdigit() and len(first) + len(last) <= LONGEST_GLUED
    return [first + last] if is_short else []


def _past_fillers(tokens: Sequence[str], at: int) -> int:
    while at < len(tokens) and tokens[at] in FILLERS:
        at += 1
    return at


def _range(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= LONGEST_RANGE:
        return [str(value) for value in range(int(first), int(last) + 1)]
    return [first, last]


def is_named_by_letter(tokens: Sequence[str], at: int) -> bool:
    """Whether the word stands behind its letter: `A Blok No: 17` is block A, house 17."""
    before, after = (tokens[at - 1] if at else ""), (tokens[at + 1] if at + 1 < len(tokens) else ",")
    is_letter = len(before) == 1 and before.isalpha()
    return is_letter and number_kinds()[tokens[at]] == "building" and (after in NUMBER_SIGNS | {","})
