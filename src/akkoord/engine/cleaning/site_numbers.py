"""Which unit, plot, building, floor or house numbers does a row carry?

Roman and ordinal numbers equal arabic ones; postal codes, post boxes and telephone numbers are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from anyascii import anyascii

from akkoord.engine.cleaning.names import without_legal_form
from akkoord.engine.cleaning.vocabulary import reference

_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
ROMAN = {numeral: str(value) for value, numeral in enumerate(_NUMERALS.split(), start=1)}

ROMAN_UNITS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix"})
"""Those that end a name as a number; `i`, `v`, `x`, `xi` are as often something else."""
LONGEST_RANGE = 40
"""`1-7` stands for seven plots; `3914-3980` rather for two."""

FILLERS = frozenset({"no", "nos", "number", "num", "nr", "#", "-", "(", ":", "."})
JOINTS = frozenset({",", "&", "/", "+", "-", "and", "y", "to"})
CODE_DIGITS = 5
"""A number this long is a code, unless a keyword or the first place in the address says otherwise."""
SHORT_CODE_DIGITS = 4
"""A number this long among the last words of an address is a postal code too."""
LAST_WORDS = 4
LONGEST_UNIT = 3
"""A longer number at the end of a name is a year or part of the name."""

_NO_SITE = re.compile(
    r"(?:\b(?:tel|phone|fax|mob|mobile|telp)\b[\s.:]*[+\d]|\+\d)[\d\s\-()/]{5,}"
    r"|\b(?:p\.?\s*o\.?\s*)?box\s*(?:no\.?)?\s*\d+"
    r"|\b\d[\d.,]*\s?(?:m2|sqm|sq)\b"
    r"|\b\d{2}[.]?\d{3}-\d{3}\b|\b[a-z]\d[a-z]\s?\d[a-z]\d\b"
)
_TOKEN = re.compile(
    r"(?:no|nos|unit|plot|lot|km|block|phase|plant|factory)(?=\d)|[a-z]{1,2}\d+[a-z]?(?![a-z0-9])|(?<![a-z0-9])[a-z]-\d+[a-z]?(?![a-z0-9])"
    r"|\d+(?:st|nd|rd|th)\b|\d+[a-z]{0,2}(?![a-z0-9])|\d+|[a-z]+|[#,;&/+\-():.]"
)
_ANY_DIGIT = re.compile(r"\d")
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


def standard_number(word: str) -> str | None:
    """`iv` → `4`, `03` → `3`, `2nd` → `2`, `first` → `1`, `c-35` → `c35`; None when the word is no number."""
    found = _ORDINAL.fullmatch(word)
    if found:
        return found.group(1).lstrip("0") or "0"
    if word in ROMAN:
        return ROMAN[word]
    if word in _ordinals():
        return _ordinals()[word]
    if _ANY_DIGIT.search(word):
        return word.replace("-", "").lstrip("0") or "0"
    return None


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
        if following is None or (at + 1 < len(words) and words[at + 1] in _kinds()):
            break
        values += _range(values[-1], following) if joint in {"-", "to"} else [following]
    return values


def _announced(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Kind and values for each keyword (`plot 35`, `3rd floor`, `5/f`)."""
    kinds = _kinds()
    for at, word in enumerate(words):
        if word not in kinds:
            continue
        before = words[at - 1] if at else ""
        storey = standard_number(words[at - 2]) if before == "/" and at > 1 else None
        if word == "f":
            values = [storey] if storey else []
        elif _ORDINAL.fullmatch(before) or before in _ordinals():
            values = [standard_number(before) or ""]
        else:
            values = _values_after(words, at + 1)
        if values:
            yield kinds[word], values


def _words(text: str) -> list[str]:
    return _TOKEN.findall(_NO_SITE.sub(" ", anyascii(text).lower()))


def _unit_in_name(words: list[str]) -> Iterator[str]:
    """A number without keyword in a name: `#6`, or `Maxport 9` at the end."""
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
        if word in {"no", "nos", "#", "number"} and before not in _kinds():
            yield from (value for value in _values_after(words, at + 1) if len(value) <= CODE_DIGITS)
        elif _ANY_DIGIT.search(word) and before in {",", ";"} and not _is_code(word, at, len(words)):
            yield standard_number(word) or ""


def site_numbers(name: str, address: str) -> SiteNumbers:
    """The numbers in a row's name and address by kind."""
    in_name, in_address = _words(name), _words(address)
    found: dict[str, set[str]] = defaultdict(set)
    for kind, values in [*_announced(in_name), *_announced(in_address)]:
        found[kind].update(values)
    if not found["unit"]:
        found["unit"].update(_unit_in_name(in_name))
    announced = set().union(*found.values())
    every = {
        standard_number(word) or ""
        for at, word in enumerate(in_address)
        if _ANY_DIGIT.search(word) and not _is_code(word, at, len(in_address))
    }
    return SiteNumbers(
        **{kind: frozenset(found[kind]) for kind in ("unit", "building", "plot", "floor", "way")},
        house=frozenset(_house_numbers(in_address)) - announced,
        every=frozenset(every | {value for value in announced if _ANY_DIGIT.search(value)}),
    )
