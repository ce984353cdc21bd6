"""Which words are known before any text is read, and what of each? All lists of the vocabulary as one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

import numpy as np

from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.numerals import (
    FILLERS,
    NUMBER_SIGNS,
    ROMAN,
    ROMAN_ONLY,
    ROMAN_UNITS,
    kinds_before_colon,
    kinds_before_sign,
    kinds_behind_number,
    number_kinds,
    ordinals,
)
from akkoord.engine.cleaning.vocabulary import (
    common_words,
    glued_words,
    legal_forms,
    phrase_variants,
    reference,
    trades,
    variants,
    variants_in,
)
from akkoord.engine.yaml_data import yaml_data

SHORTEST_USUAL = 6
"""A shorter usual word stands in many others by chance."""
LONGEST_GLUED_KEYWORD = 2

_JOINTS = ", & / + - ~ and y to ve et e"
_FROM_TO = "- ~ to"
_JOINING_WORDS = "da de do del della di du des"
"""Behind them a word names a street: `Rua da Fábrica 145` is no factory 145."""
_SMALL_WORDS = "and of the for de da do del y e et ve"
_NOT_GIVEN = "blank none null nan na 0"
_NO_CODE_BEHIND = "no nos #"
_SIGNS_OF_NO_SITE = (
    "tel telp telephone phone ph fax mob mobile + box apartado casilla postfach postbus bp m2 sqm sq"
)
_SIGNS = {
    flags.IS_PART_SIGN: "( ) [ ] / | ;",
    flags.IS_OPENING: "( [ {",
    flags.IS_CLOSING: ") ] }",
    flags.IS_SEPARATOR: "/ | ;",
}


def known_words() -> dict[str, int]:
    """Every word of the vocabulary, in the order of the alphabet, and the flags of the lists it stands in."""
    found: dict[str, int] = defaultdict(int)
    for flag, words in _lists().items():
        for word in words:
            found[word] |= int(flag)
    for shift, kinds in _kinds().items():
        for word, kind in kinds.items():
            found[word] |= (flags.KINDS.index(kind) + 1) << int(shift)
    for word in _standard_words():
        found[word] |= 0
    return dict(sorted(found.items()))


def numbers_of_known() -> dict[str, str]:
    """Words that are numbers without a digit in them → the number: `iv` and `fourth` → `4`."""
    return {**ordinals(), **ROMAN}


def trade_words() -> frozenset[str]:
    """Words of trades, in every spelling."""
    table = variants("names")
    return frozenset(word for word in (*table, *table.values()) if word.isalpha())


def countries_with_variants(of: str) -> list[str]:
    """Countries where some words of `names` or `addresses` mean something else than elsewhere."""
    return sorted(reference("word_variants").get(f"{of} by country", {}))


def _lists() -> Mapping[np.uint64, Iterable[str]]:
    places = yaml_data("akkoord.engine.cleaning.gazetteer", "places.yaml")
    markers = reference("name_markers")
    every_marker = [phrase for kind in ("formerly", "also", "of") for phrase in markers[kind]]
    no_towns = {word for words in places["no town"] for word in words.split()}
    usual = (word for word in trade_words() | common_words("names") if len(word) >= SHORTEST_USUAL)
    return {
        **{flag: words.split() for flag, words in _SIGNS.items()},
        flags.IS_GLUED: glued_words(),
        flags.ANNOUNCES_SHORTLY: _announcing_shortly(),
        flags.IS_NUMBER_SIGN: NUMBER_SIGNS,
        flags.IS_FILLER: FILLERS,
        flags.IS_ROMAN_UNIT: ROMAN_UNITS,
        flags.IS_ROMAN_ONLY: ROMAN_ONLY,
        flags.IS_ORDINAL_WORD: ordinals(),
        flags.IS_JOINT: _JOINTS.split(),
        flags.IS_FROM_TO: _FROM_TO.split(),
        flags.IS_JOINING_WORD: _JOINING_WORDS.split(),
        flags.LEADS_AS_FORM: reference("legal_forms")["leading"].split(),
        flags.STARTS_FORM: (form[0] for form in legal_forms()),
        flags.STARTS_MARKER: (each.split()[0] for each in (*every_marker, *markers["in brackets only"])),
        flags.STARTS_NAME_VARIANT: _first_words("names"),
        flags.STARTS_ADDRESS_VARIANT: _first_words("addresses"),
        flags.STARTS_SLASHED: (slashed[0] for slashed in markers["slashed"]),
        flags.IS_SMALL_WORD: _SMALL_WORDS.split(),
        flags.IS_USUAL: usual,
        flags.IS_COMMON_IN_NAMES: common_words("names"),
        flags.IS_NOT_GIVEN: _NOT_GIVEN.split(),
        flags.IS_DIRECTION: places["directions"].split(),
        flags.IS_WAY: places["ways"].split(),
        flags.IS_WAY_BEFORE: places["ways before"].split(),
        flags.IS_NO_TOWN: no_towns | glued_words() | variants("addresses").keys() | number_kinds().keys(),
        flags.NO_CODE_BEHIND: _NO_CODE_BEHIND.split(),
        flags.IS_SIGN_OF_NO_SITE: _SIGNS_OF_NO_SITE.split(),
        **_lists_around_numbers(),
    }


def _lists_around_numbers() -> Mapping[np.uint64, Iterable[str]]:
    words = reference("number_words")
    return {
        flags.ANNOUNCES_CODE: words["codes"].split(),
        flags.IS_AREA: words["areas"].split(),
        flags.IS_DISTANCE: words["distances"].split(),
        flags.IS_LANDMARK: words["landmarks"].split(),
        flags.IS_QUARTER: words["quarters"].split(),
        flags.IS_STREET_BEFORE: words["streets"]["before"].split(),
        flags.IS_STREET_BEHIND: words["streets"]["behind"].split(),
    }


def _kinds() -> Mapping[np.uint64, Mapping[str, str]]:
    return {
        flags.KIND: number_kinds(),
        flags.KIND_BEFORE_SIGN: kinds_before_sign(),
        flags.KIND_BEHIND_NUMBER: kinds_behind_number(),
        flags.KIND_BEFORE_COLON: kinds_before_colon(),
    }


def _announcing_shortly() -> Iterable[str]:
    """Short words that announce a number glued to them: `no5`, `rt3`, `km18`."""
    words = [*reference("number_words")["signs"].split(), *number_kinds()]
    return (word for word in words if len(word) == LONGEST_GLUED_KEYWORD)


def _first_words(of: str) -> set[str]:
    countries = ("", *countries_with_variants(of))
    words = chain.from_iterable(variants_in(country, of=of) for country in countries)
    return {*words, *(phrase[0] for phrase in phrase_variants(of))}


def _standard_words() -> Iterable[str]:
    """The words that standard forms are made of, and small numbers."""
    yield "unit"
    yield from ("no", *reference("name_markers")["slashed"].values(), *numbers_of_known().values())
    yield from numbers_of_known()
    yield from trades()
    for of in ("names", "addresses"):
        yield from chain.from_iterable(phrase_variants(of).values())
        for country in ("", *countries_with_variants(of)):
            yield from chain.from_iterable(variants_in(country, of=of).values())
