"""What is the telling part of a company's name, without its legal form?"""

from collections.abc import Sequence
from functools import cache, lru_cache

from akkoord.engine.cleaning.countries import country_of
from akkoord.engine.cleaning.mended_words import mended
from akkoord.engine.cleaning.numerals import (
    ANY_DIGIT,
    LONGEST_UNIT,
    NUMBER_SIGNS,
    ROMAN,
    ROMAN_ONLY,
    ROMAN_UNITS,
    number_kinds,
    standard_number,
)
from akkoord.engine.cleaning.phrases import Phrases, phrase_at, phrases_of
from akkoord.engine.cleaning.text import standard_words, tokens_of, words_of
from akkoord.engine.cleaning.vocabulary import common_words, legal_forms, reference

PART_SIGNS = frozenset("()[]/|;")
SHORTEST_COUNTRY = 5
SHORT_FORM = 2
"""A legal form of so few letters is one at the end of a name only: `Best Sox SA`, but `AB Garments`."""


@cache
def _forms() -> Phrases[bool]:
    """Legal forms, and whether one counts wherever it stands."""
    anywhere = set(reference("legal_forms")["anywhere"].split())
    return phrases_of(
        (form, len(form) > 1 or len(form[0]) > SHORT_FORM or form[0] in anywhere) for form in legal_forms()
    )


@cache
def _leading_forms() -> frozenset[str]:
    return frozenset(reference("legal_forms")["leading"].split())


def without_legal_form(words: list[str]) -> list[str]:
    """Words of a name key without legal forms; the words as they are when nothing else would remain."""
    return _stripped(words) or words


def words_of_name(tokens: Sequence[str]) -> list[str]:
    """The words of a name's tokens without legal forms, which end each part of the name."""
    if PART_SIGNS.isdisjoint(tokens):
        return without_legal_form(words_of(tokens))
    parts: list[list[str]] = [[]]
    for each in tokens:
        if each in PART_SIGNS:
            parts.append([])
        else:
            parts[-1].append(each)
    return [word for part in parts for word in _stripped(words_of(part))] or words_of(tokens)


def _stripped(words: list[str]) -> list[str]:
    forms = _forms()
    if forms.keys().isdisjoint(words):
        return words
    kept: list[str] = []
    at = 0
    while at < len(words):
        found = phrase_at(words, at, forms) if words[at] in forms else None
        if found and (found[1] or _may_stand(words, at, found[0])):
            at += found[0]
        else:
            kept.append(words[at])
            at += 1
    return kept


def _may_stand(words: Sequence[str], at: int, length: int) -> bool:
    """Whether a short form stands where only a legal form does: first, last, or before a unit's number."""
    if at == 0:
        return words[0] in _leading_forms() or len(words) == length
    following = words[at + length] if at + length < len(words) else None
    return following is None or following in _forms() or following in number_kinds() or is_number(following)


def _unit_phrase(words: Sequence[str], at: int) -> tuple[int, str] | None:
    """How many words from `at` on name a unit, and its number: `branch no 03` → 3 words, `3`."""
    if words[at] in NUMBER_SIGNS:
        is_phrase = at + 2 < len(words) and number_kinds().get(words[at + 2]) == "unit"
        return (3, standard_number(words[at + 1]) or "") if is_phrase and is_number(words[at + 1]) else None
    if number_kinds().get(words[at]) != "unit":
        return None
    length = 2 if at + 1 < len(words) and words[at + 1] in NUMBER_SIGNS else 1
    number = standard_number(words[at + length]) if at + length < len(words) else None
    return None if number is None else (length + 1, number)


@cache
def _unit_words() -> frozenset[str]:
    return NUMBER_SIGNS | {word for word, kind in number_kinds().items() if kind == "unit"}


def is_number(word: str) -> bool:
    """Whether a word of a name is a number, roman ones included."""
    return ANY_DIGIT.search(word) is not None or word in ROMAN_UNITS


def with_standard_units(words: list[str]) -> list[str]:
    """Units written one way: `branch no 03`, `site iii`, `no 3 factory` → `unit 3`.

    A number that ends the name, and most roman ones behind its first word, become arabic: `maxport ix` →
    `maxport 9`, `mill ii new` → `mill 2 new`.
    """
    kept: list[str] = [] if not _unit_words().isdisjoint(words) else words[:]
    at = len(kept)
    while at < len(words):
        phrase = _unit_phrase(words, at)
        kept += ["unit", phrase[1]] if phrase else [words[at]]
        at += phrase[0] if phrase else 1
    kept[1:] = [ROMAN[word] if word in ROMAN_ONLY else word for word in kept[1:]]
    if len(kept) > 1 and is_number(kept[-1]) and len(kept[-1]) <= LONGEST_UNIT + 1:
        kept[-1] = standard_number(kept[-1]) or kept[-1]
    return kept


def telling_words(words: list[str], *, country: str = "") -> list[str]:
    """A name's words without legal form in standard form."""
    return standard_words(mended(with_standard_units(words)), of="names", country=country)


def without_country(words: list[str], country: str) -> list[str]:
    """The words without the country's own name, which tells nothing; as they are when it alone tells."""
    if len(words) == 1 or not any(_names_country(word, country) for word in words):
        return words
    kept = [word for word in words if not _names_country(word, country)]
    return kept if any(word not in common_words("names") for word in kept) else words


@lru_cache(maxsize=200_000)
def _names_country(word: str, country: str) -> bool:
    return len(word) >= SHORTEST_COUNTRY and country_of(word) == country != ""


def name_words(name: str) -> list[str]:
    """The telling words of a name in standard form: `Örüm Tekstil Ltd. Şti.` → `orum`, `textile`."""
    return telling_words(words_of_name(tokens_of(name)))
