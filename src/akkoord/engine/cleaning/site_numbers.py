"""Which unit, plot, building, floor or house numbers does a row carry? Roman and ordinal numbers equal arabic ones;
postal codes, post boxes and telephone numbers are no site numbers.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from akkoord.engine.cleaning.vocabulary import reference

ROMAN = {
    numeral: str(value)
    for value, numeral in enumerate(
        [
            "i",
            "ii",
            "iii",
            "iv",
            "v",
            "vi",
            "vii",
            "viii",
            "ix",
            "x",
            "xi",
            "xii",
            "xiii",
            "xiv",
            "xv",
            "xvi",
            "xvii",
            "xviii",
            "xix",
            "xx",
        ],
        start=1,
    )
}
LONGEST_RANGE = 40
"""`1-7` stands for seven plots; `3914-3980` rather for two."""

FILLERS = frozenset({"no", "nos", "number", "num", "nr", "#", "-", "(", ":", "."})
JOINTS = frozenset({",", "&", "/", "+", "-", "and", "y", "to"})
CODE_DIGITS = 5
"""A number this long is a postal code or a telephone number, unless a keyword or the first place says otherwise."""

_NO_SITE = re.compile(
    r"(?:\b(?:tel|phone|fax|mob|mobile|telp)\b[\s.:]*[+\d]|\+\d)[\d\s\-()/]{5,}"
    r"|\b(?:p\.?\s*o\.?\s*)?box\s*(?:no\.?)?\s*\d+"
    r"|\b\d{2}[.]?\d{3}-\d{3}\b|\b[a-z]\d[a-z]\s?\d[a-z]\d\b"
)
_TOKEN = re.compile(
    r"(?:no|nos|unit|plot|lot|km|block|phase|plant|factory)(?=\d)|[a-z]{1,2}\d+[a-z]?(?![a-z0-9])"
    r"|\d+(?:st|nd|rd|th)\b|\d+[a-z]{0,2}(?![a-z0-9])|\d+|[a-z]+|[#,;&/+\-():.]"
)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


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


@cache
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = reference("number_words")["kinds"]
    return {word: kind for kind, words in kinds.items() for word in words.split()}


@cache
def _ordinals() -> dict[str, str]:
    ordinals: dict[str, str] = reference("number_words")["ordinals"]
    return {word: str(value) for value, words in ordinals.items() for word in words.split()}


def standard_number(token: str) -> str | None:
    """`IV` → `4`, `03` → `3`, `2nd` → `2`, `first` → `1`; None when the token is no number."""
    found = _ORDINAL.fullmatch(token)
    if found:
        return found.group(1).lstrip("0") or "0"
    if token in ROMAN:
        return ROMAN[token]
    if token in _ordinals():
        return _ordinals()[token]
    if any(letter.isdigit() for letter in token):
        return token.lstrip("0") or "0"
    return None


def _range(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= LONGEST_RANGE:
        return [str(value) for value in range(int(first), int(last) + 1)]
    return [first, last]


def _values_after(tokens: list[str], at: int) -> tuple[list[str], int]:
    """The numbers that a keyword before `at` announces, and where they end."""
    while at < len(tokens) and tokens[at] in FILLERS:
        at += 1
    if at >= len(tokens):
        return [], at
    first = standard_number(tokens[at]) or (
        tokens[at] if len(tokens[at]) == 1 and tokens[at].isalpha() else None
    )
    if first is None:
        return [], at
    values, at = [first], at + 1
    while at + 1 < len(tokens) and tokens[at] in JOINTS:
        after = at + 1
        while after < len(tokens) - 1 and tokens[after] in FILLERS:
            after += 1
        following = standard_number(tokens[after])
        if following is None or (after + 1 < len(tokens) and tokens[after + 1] in _kinds()):
            break
        values += _range(values[-1], following) if tokens[at] in {"-", "to"} else [following]
        at = after + 1
    return values, at


def _announced(tokens: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Kind and values for each keyword (`plot 35`, `3rd floor`, `5/f`)."""
    kinds = _kinds()
    for at, token in enumerate(tokens):
        if token not in kinds:
            continue
        values, _ = _values_after(tokens, at + 1)
        before = tokens[at - 1] if at else ""
        two_before = tokens[at - 2] if at > 1 else ""
        if before == "/" and token == "f" and standard_number(two_before):
            yield "floor", [standard_number(two_before) or ""]
        elif _ORDINAL.fullmatch(before) or before in _ordinals():
            yield kinds[token], [standard_number(before) or ""]
        elif values and token != "f":
            yield kinds[token], values


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_NO_SITE.sub(" ", anyascii(text).lower()))


def _unit_in_name(tokens: list[str]) -> Iterator[str]:
    """A number without keyword in a name: `#6`, `Maxport 9`, `(Unit) IV` at the end."""
    for at, token in enumerate(tokens[:-1]):
        value = standard_number(tokens[at + 1])
        if token == "#" and value:
            yield value
    words = [token for token in tokens if token.isalnum()]
    if len(words) > 1:
        last = standard_number(words[-1])
        if last and len(last) <= 3 and words[-1] not in {"i", "v", "x"} and last[0].isdigit():
            yield last


def _numbers_in_address(tokens: list[str]) -> tuple[set[str], set[str]]:
    """House numbers, and all numbers that are no codes."""
    house: set[str] = set()
    every: set[str] = set()
    for at, token in enumerate(tokens):
        if token in {"no", "nos", "#", "number"} and (at == 0 or tokens[at - 1] not in _kinds()):
            values, _ = _values_after(tokens, at + 1)
            house.update(value for value in values if len(value) <= CODE_DIGITS)
        value = standard_number(token) if token[0].isdigit() else None
        if value is None:
            continue
        is_code = token.isdigit() and (
            len(token) > CODE_DIGITS
            or (len(token) == CODE_DIGITS and at > 0)
            or (len(token) == 4 and at >= len(tokens) - 4)
        )
        if not is_code:
            every.add(value)
            if at == 0 or tokens[at - 1] in {",", ";"}:
                house.add(value)
    return house, every


def site_numbers(name: str, address: str) -> SiteNumbers:
    """The numbers in a row's name and address by kind."""
    in_name, in_address = _tokens(name), _tokens(address)
    found: dict[str, set[str]] = defaultdict(set)
    for kind, values in [*_announced(in_name), *_announced(in_address)]:
        found[kind].update(values)
    if not found["unit"]:
        found["unit"].update(_unit_in_name(in_name))
    house, every = _numbers_in_address(in_address)
    announced = {value for kind in ("plot", "building", "way", "floor", "unit") for value in found[kind]}
    return SiteNumbers(
        **{kind: frozenset(found[kind]) for kind in ("unit", "building", "plot", "floor", "way")},
        house=frozenset(house - announced),
        every=frozenset(every | {value for value in announced if value[0].isdigit() or value[-1].isdigit()}),
    )
