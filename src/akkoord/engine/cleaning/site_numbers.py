"""Which unit, plot, building, floor or house numbers does a row carry?

Roman and ordinal numbers equal arabic ones; postal codes, post boxes and telephone numbers are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from akkoord.engine.cleaning.names import without_legal_form
from akkoord.engine.cleaning.numerals import (
    ANY_DIGIT,
    FILLERS,
    LONGEST_UNIT,
    NUMBER_SIGNS,
    ORDINAL,
    ROMAN_UNITS,
    number_kinds,
    ordinals,
    standard_number,
)
from akkoord.engine.cleaning.text import plain, tokens_of

LONGEST_RANGE = 40
"""`1-7` stands for seven plots; `3914-3980` rather for two."""

JOINTS = frozenset({",", "&", "/", "+", "-", "and", "y", "to"})
CODE_DIGITS = 5
"""A number this long is a code, unless a keyword or the first place in the address says otherwise."""
SHORT_CODE_DIGITS = 4
"""A number this long among the last words of an address is a postal code too."""
LAST_WORDS = 4

_NO_SITE = re.compile(
    r"(?:\b(?:tel|phone|fax|mob|mobile|telp)\b[\s.:]*[+\d]|\+\d)[\d\s\-()/]{5,}"
    r"|\b(?:p\.?\s*o\.?\s*)?box\s*(?:no\.?)?\s*\d+"
    r"|\b\d[\d.,]*\s?(?:m2|sqm|sq)\b"
    r"|\b\d{2}[.]?\d{3}-\d{3}\b|\b[a-z]\d[a-z]\s?\d[a-z]\d\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SiteNumbers:
    """The numbers of a row by what they number; an empty set means not given."""

    unit: frozenset[str] = frozenset()
    building: frozenset[str] = frozenset()
    plot: frozenset[str] = frozenset()
    floor: frozenset[str] = frozenset()
    way: frozenset[str] = frozenset()
    """Numbered roads, lanes, sectors, phases, kilometres."""
    house: frozenset[str] = frozenset()
    every: frozenset[str] = frozenset()
    """All numbers of the address except postal codes and telephone numbers."""


def _range(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= LONGEST_RANGE:
        return [str(value) for value in range(int(first), int(last) + 1)]
    return [first, last]


def _past_fillers(words: list[str], at: int) -> int:
    while at < len(words) and words[at] in FILLERS:
        at += 1
    return at


def _values_after(words: list[str], at: int) -> list[str]:
    """The numbers that a keyword before `at` announces: `35`, `1-7`, `4, 5 & 6`, `h`."""
    at = _past_fillers(words, at)
    if at >= len(words):
        return []
    letter = words[at] if len(words[at]) == 1 and words[at].isalpha() else None
    first = standard_number(words[at]) or letter
    values = [] if first is None else [first]
    while values and at + 2 < len(words) and words[at + 1] in JOINTS:
        joint, at = words[at + 1], _past_fillers(words, at + 2)
        following = standard_number(words[at]) if at < len(words) else None
        if following is None or (at + 1 < len(words) and words[at + 1] in number_kinds()):
            break
        values += _range(values[-1], following) if joint in {"-", "to"} else [following]
    return values


def _announced(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Kind and values for each keyword (`plot 35`, `3rd floor`, `5/f`)."""
    kinds = number_kinds()
    for at, word in enumerate(words):
        if word not in kinds:
            continue
        before = words[at - 1] if at else ""
        storey = standard_number(words[at - 2]) if before == "/" and at > 1 else None
        if word == "f":
            values = [storey] if storey else []
        elif ORDINAL.fullmatch(before) or before in ordinals():
            values = [standard_number(before) or ""]
        elif _is_named_by_letter(words, at):
            values = [before]
        else:
            values = _values_after(words, at + 1)
        if values:
            yield kinds[word], values


def _is_named_by_letter(words: Sequence[str], at: int) -> bool:
    """Whether the keyword stands behind its letter: `A Blok No: 17` is block A, house 17."""
    before, after = (words[at - 1] if at else ""), (words[at + 1] if at + 1 < len(words) else ",")
    is_letter = len(before) == 1 and before.isalpha()
    return is_letter and number_kinds()[words[at]] == "building" and (after in NUMBER_SIGNS | {","})


def _words(text: str) -> list[str]:
    return tokens_of(_NO_SITE.sub(" ", plain(text)))


def _number_before_unit(words: list[str]) -> Iterator[str]:
    """`No. 2 Factory` at the end of a name."""
    plain = [word for word in words if word.isalnum() or word == "#"]
    for sign, number, keyword in zip(plain, plain[1:], plain[2:], strict=False):
        if sign in NUMBER_SIGNS and number_kinds().get(keyword) == "unit" and ANY_DIGIT.search(number):
            yield standard_number(number) or ""


def _unit_in_name(words: list[str]) -> Iterator[str]:
    """A number without keyword behind which it stands in a name: `#6`, `No. 2 Factory`, `Maxport 9`."""
    yield from _number_before_unit(words)
    for sign, word in pairwise(words):
        value = standard_number(word)
        if sign == "#" and value:
            yield value
    plain = without_legal_form([word for word in words if word.isalnum()])
    last = plain[-1] if len(plain) > 1 else ""
    if last in ROMAN_UNITS or (last[:1].isdigit() and len(last) <= LONGEST_UNIT):
        yield standard_number(last) or ""


def _is_code(word: str, at: int, count: int) -> bool:
    if not word.strip("0"):
        return True
    if not word.isdigit() or len(word) < SHORT_CODE_DIGITS:
        return False
    if len(word) == SHORT_CODE_DIGITS:
        return at >= count - LAST_WORDS
    return at > 0 or len(word) > CODE_DIGITS


def _house_numbers(words: list[str]) -> Iterator[str]:
    """Numbers after `No.` and `#` that no other keyword owns, and those that open a part of the address."""
    for at, word in enumerate(words):
        before = words[at - 1] if at else ","
        is_free = before not in number_kinds() or _is_named_by_letter(words, at - 1)
        if word in {"no", "nos", "#", "number"} and is_free:
            yield from (value for value in _values_after(words, at + 1) if len(value) <= CODE_DIGITS)
        elif ANY_DIGIT.search(word) and before in {",", ";"} and not _is_code(word, at, len(words)):
            yield standard_number(word) or ""


def site_numbers(name: str, address: str) -> SiteNumbers:
    """The numbers in a row's name and address by kind."""
    in_name, in_address = _words(name), _words(address)
    found: dict[str, set[str]] = defaultdict(set)
    for kind, values in _announced(in_name):
        found[kind].update(values)
    if not found["unit"]:
        found["unit"].update(_unit_in_name(in_name))
    has_named_unit = bool(found["unit"])
    for kind, values in _announced(in_address):
        if kind != "unit" or not has_named_unit:  # `Rua da Fábrica 145` is no unit of `Lousado, Unidade 2`
            found[kind].update(values)
    announced = set().union(*found.values())
    every = {
        standard_number(word) or ""
        for at, word in enumerate(in_address)
        if ANY_DIGIT.search(word) and not _is_code(word, at, len(in_address))
    }
    return SiteNumbers(
        **{kind: frozenset(found[kind]) for kind in ("unit", "building", "plot", "floor", "way")},
        house=frozenset(_house_numbers(in_address)) - announced,
        every=frozenset(every | {value for value in announced if ANY_DIGIT.search(value)}),
    )
