"""What is the telling part of a company's name, without its legal form?"""

from collections import defaultdict
from functools import cache

from akkoord.engine.cleaning.numerals import (
    ANY_DIGIT,
    LONGEST_UNIT,
    NUMBER_SIGNS,
    ROMAN_UNITS,
    number_kinds,
    standard_number,
)
from akkoord.engine.cleaning.text import standard_words, text_key
from akkoord.engine.cleaning.vocabulary import legal_forms


@cache
def _forms_by_first_word() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in legal_forms():
        table[form[0]].append(form)
    return dict(table)


def without_legal_form(words: list[str]) -> list[str]:
    """Words of a name key without legal forms; the words as they are when nothing else would remain."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        forms = _forms_by_first_word().get(words[at], ())
        length = next((len(form) for form in forms if tuple(words[at : at + len(form)]) == form), 0)
        if not length:
            kept.append(words[at])
        at += length or 1
    return kept or words


def _unit_phrase(words: list[str], at: int) -> tuple[int, str] | None:
    """How many words from `at` on name a unit, and its number: `branch no 03` → 3 words, `3`."""
    if words[at] in NUMBER_SIGNS:
        is_phrase = at + 2 < len(words) and number_kinds().get(words[at + 2]) == "unit"
        return (3, standard_number(words[at + 1]) or "") if is_phrase and _is_number(words[at + 1]) else None
    if number_kinds().get(words[at]) != "unit":
        return None
    length = 2 if at + 1 < len(words) and words[at + 1] in NUMBER_SIGNS else 1
    number = standard_number(words[at + length]) if at + length < len(words) else None
    return None if number is None else (length + 1, number)


def _is_number(word: str) -> bool:
    return ANY_DIGIT.search(word) is not None or word in ROMAN_UNITS


def with_standard_units(words: list[str]) -> list[str]:
    """Units written one way: `branch no 03`, `site iii`, `no 3 factory` → `unit 3`.

    A number that ends the name becomes an arabic one: `maxport ix` → `maxport 9`.
    """
    kept: list[str] = []
    at = 0
    while at < len(words):
        phrase = _unit_phrase(words, at)
        kept += ["unit", phrase[1]] if phrase else [words[at]]
        at += phrase[0] if phrase else 1
    if len(kept) > 1 and _is_number(kept[-1]) and len(kept[-1]) <= LONGEST_UNIT + 1:
        kept[-1] = standard_number(kept[-1]) or kept[-1]
    return kept


def name_words(name: str) -> list[str]:
    """The telling words of a name in standard form: `Örüm Tekstil Ltd. Şti.` → `orum`, `textile`."""
    telling = with_standard_units(without_legal_form(text_key(name).split()))
    return standard_words(" ".join(telling), of="names")
