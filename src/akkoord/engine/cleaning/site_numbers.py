"""Which unit, plot, building, floor or house numbers does a row carry?

Roman and ordinal numbers equal arabic ones; postal codes, post boxes and telephone numbers are left out.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from akkoord.engine.cleaning.announced import Line, announced, is_named_by_letter, values_after
from akkoord.engine.cleaning.names import without_legal_form
from akkoord.engine.cleaning.numerals import (
    ANY_DIGIT,
    LONGEST_UNIT,
    NUMBER_SIGNS,
    ORDINAL,
    ROMAN_UNITS,
    number_kinds,
    standard_number,
)
from akkoord.engine.cleaning.postcodes import has_short_codes, postcode_in
from akkoord.engine.cleaning.text import plain, tokens_of

CODE_DIGITS = 5
"""A number this long is a code, unless a keyword or the first place in the address says otherwise."""
SHORT_CODE_DIGITS = 4
"""A number this long among the last words of an address is a postal code too."""
LAST_WORDS = 4

_LETTERS_BEFORE = re.compile(r"[a-z]{2,}(\d+)")
"""`xn10` is number 10 where another list leaves the letters out; `b10` is not."""
_NO_SITE = re.compile(
    r"(?:\b(?:tel|telp|telephone|phone|ph|fax|mob|mobile)\b[\s.:]*(?:no\b[\s.:]*)?[+\d]|\+(?=(?:[\s\-()/]*\d){7}))[\d\s\-()/]{5,}"
    r"|\b(?:p\.?\s*o\.?\s*)?box\s*(?:no\.?)?\s*\d+"
    r"|\b\d[\d.,]*\s?(?:m2|sqm|sq)\b"
    r"|\b[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b",
    re.IGNORECASE,
)
_SIGNS_OF_NO_SITE = frozenset(
    {"tel", "telp", "telephone", "phone", "ph", "fax", "mob", "mobile", "+", "box", "m2", "sqm", "sq"}
)


class SiteNumbers(NamedTuple):
    """The numbers of a row by what they number; an empty set means not given."""

    unit: frozenset[str] = frozenset()
    building: frozenset[str] = frozenset()
    plot: frozenset[str] = frozenset()
    floor: frozenset[str] = frozenset()
    way: frozenset[str] = frozenset()
    """Numbered roads, lanes, sectors, phases, kilometres."""
    house: frozenset[str] = frozenset()
    room: frozenset[str] = frozenset()
    """Rooms, shops, suites, offices, flats."""
    every: frozenset[str] = frozenset()
    """All numbers of the address except postal codes and telephone numbers."""


NO_NUMBERS = SiteNumbers()


def line_of(text: str) -> Line:
    """The text as tokens with their numbers, without telephone numbers and the like."""
    tokens = tokens_without_telephone(text, tokens_of(text))
    return Line(tokens, [standard_number(token) for token in tokens])


def tokens_without_telephone(text: str, tokens: list[str]) -> list[str]:
    """The tokens of `text` without numbers that are none of the site: telephone, area, open location code."""
    if _SIGNS_OF_NO_SITE.isdisjoint(tokens) and "m2" not in text and "M2" not in text:
        return tokens
    return tokens_of(_NO_SITE.sub(" ", plain(text)))


def site_numbers(name: str, address: str, *, country: str = "") -> SiteNumbers:
    """The numbers in a row's name and address by kind."""
    line, _ = without_postcode(line_of(address), country)
    return numbers_in(line_of(name), line, has_short_codes=has_short_codes(country))


def digits_of(line: Line) -> list[int]:
    """Positions of the tokens with digits."""
    tokens = line.tokens
    return [at for at, value in enumerate(line.numbers) if value is not None and not tokens[at].isalpha()]


def without_postcode(line: Line, country: str) -> tuple[Line, str]:
    """The line of an address with a comma for each word of its postal code, and the code, "" for none."""
    code, at = postcode_in(line.tokens, digits_of(line), country)
    if not code:
        return line, ""
    tokens, numbers = list(line.tokens), list(line.numbers)
    tokens[at.start : at.stop] = [","] * len(at)
    numbers[at.start : at.stop] = [None] * len(at)
    return Line(tokens, numbers), code


def numbers_in(name: Line, address: Line, *, has_short_codes: bool = True) -> SiteNumbers:
    """The numbers by kind of a name and an address without its postal code.

    Where codes of four digits exist, such a number at the end is none of the site.
    """
    found: dict[str, set[str]] = defaultdict(set)
    if any(name.numbers):
        for kind, values in announced(name):
            found[kind].update(values)
        if "unit" not in found and (units := set(_unit_in_name(name))):
            found["unit"] = units
    has_named_unit = "unit" in found
    for kind, values in announced(address):
        if kind != "unit" or not has_named_unit:  # `Rua da Fábrica 145` is no unit of `Lousado, Unidade 2`
            found[kind].update(values)
    return _sorted_out(found, address, _site_digits(address, has_short_codes=has_short_codes))


def _sorted_out(found: dict[str, set[str]], address: Line, numbered: Collection[int]) -> SiteNumbers:
    every = {address.numbers[at] or "" for at in numbered}
    house = set(_house_numbers(address, numbered))
    for kind, values in found.items():
        every.update([value for value in values if not value.isalpha()])
        if kind != "house":
            house -= values
    if not found:
        return SiteNumbers(house=frozenset(house), every=frozenset(every)) if every or house else NO_NUMBERS
    house |= found.pop("house", set())
    kinds = {kind: frozenset(values) for kind, values in found.items()}
    return SiteNumbers(**kinds, house=frozenset(house), every=frozenset(every))


def _site_digits(address: Line, *, has_short_codes: bool) -> list[int]:
    """Positions of the tokens with digits that are no codes."""
    tokens = address.tokens
    short_from = len(tokens) - LAST_WORDS if has_short_codes else len(tokens)
    return [
        at
        for at in digits_of(address)
        if tokens[at] not in NUMBER_SIGNS and not _is_code(tokens[at], at, short_from)
    ]


def _number_before_unit(tokens: list[str]) -> Iterator[str]:
    """`No. 2 Factory` at the end of a name."""
    for sign, number, keyword in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if sign in NUMBER_SIGNS and number_kinds().get(keyword) == "unit" and ANY_DIGIT.search(number):
            yield standard_number(number) or ""


def _unit_in_name(name: Line) -> Iterator[str]:
    """A number without keyword behind which it stands in a name: `#6`, `No. 2 Factory`, `Maxport 9`."""
    yield from _number_before_unit([each for each in name.tokens if each.isalnum() or each == "#"])
    for (sign, _), (_, value) in pairwise(zip(name.tokens, name.numbers, strict=True)):
        if sign == "#" and value:
            yield value
    for part in (_before_bracket(name.tokens), name.tokens):
        telling = without_legal_form([token for token in part if token.isalnum()])
        last = telling[-1] if len(telling) > 1 else ""
        if last in ROMAN_UNITS or (last[:1].isdigit() and len(last) <= LONGEST_UNIT):
            yield standard_number(last) or ""


def _before_bracket(tokens: Sequence[str]) -> Sequence[str]:
    """`Maxport 9 (New)` without what stands in brackets at its end."""
    return tokens[: tokens.index("(")] if "(" in tokens and tokens[-1] == ")" else ()


def _is_code(word: str, at: int, short_from: int) -> bool:
    if not word.strip("0"):
        return True
    if len(word) < SHORT_CODE_DIGITS or not word.isdigit():
        return False
    if len(word) == SHORT_CODE_DIGITS:
        return at >= short_from
    return at > 0 or len(word) > CODE_DIGITS


def _house_numbers(address: Line, numbered: Collection[int]) -> Iterator[str]:
    """Numbers after `No.` and `#` that no other keyword owns, and those that open a part of the address."""
    tokens = address.tokens
    for at in numbered:
        before = tokens[at - 1] if at else ","
        number = address.numbers[at] or ""
        if ORDINAL.fullmatch(tokens[at]):
            continue
        if before in {",", ";"}:
            yield number
            if found := _LETTERS_BEFORE.fullmatch(number):
                yield found.group(1)
        elif len(before) == 1 and before.isalpha() and (at == 1 or tokens[at - 2] in {",", ";"}):
            yield before + number
    if NUMBER_SIGNS.isdisjoint(tokens):
        return
    for at in [at for at, token in enumerate(tokens) if token in NUMBER_SIGNS]:
        owner = tokens[at - 1] if at else ","
        if owner not in number_kinds() or is_named_by_letter(tokens, at - 1):
            yield from (value for value in values_after(address, at + 1) if len(value) <= CODE_DIGITS)
