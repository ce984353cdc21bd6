"""What do the rows of a batch say? Words of names and addresses, numbers by kind, places and postal codes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import NamedTuple, TypeVar

from akkoord.engine.cleaning.acronyms import acronyms
from akkoord.engine.cleaning.addresses import placing_words
from akkoord.engine.cleaning.announced import Line
from akkoord.engine.cleaning.gazetteer import (
    Gazetteer,
    KnownPlace,
    gazetteer_of,
    meant_places,
    with_standard_places,
    without_ways,
)
from akkoord.engine.cleaning.memory import Remembered
from akkoord.engine.cleaning.name_parts import PARTED, PARTING_SIGN, NameParts, parted_names
from akkoord.engine.cleaning.names import telling_words, without_country, words_of_name
from akkoord.engine.cleaning.numerals import standard_number
from akkoord.engine.cleaning.postcodes import has_short_codes
from akkoord.engine.cleaning.rarity import is_telling
from akkoord.engine.cleaning.site_numbers import (
    SiteNumbers,
    numbers_in,
    tokens_without_telephone,
    without_postcode,
)
from akkoord.engine.cleaning.text import key_of, tokens_of, tokens_of_word, words_of
from akkoord.engine.cleaning.words import parts_of_word
from akkoord.engine.collections_paused import few_collections

CHUNK = 1000

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class ReadRows:
    """What was read of rows, column by column; a row is its position and depends on no other row."""

    names: list[list[str]] = field(default_factory=list)
    """Telling words of the name in their order, standard forms, without legal form."""
    acronyms: list[frozenset[str]] = field(default_factory=list)
    """Acronyms that the name's words can have: another row's word that is one of them may be this name."""
    other_names: list[list[list[str]]] = field(default_factory=list)
    """The words of each further name: former, in brackets, of operator or parent, and those given apart."""
    addresses: list[list[str]] = field(default_factory=list)
    """Words of the address in their order, standard forms."""
    numbers: list[SiteNumbers] = field(default_factory=list)
    places: list[tuple[KnownPlace, ...]] = field(default_factory=list)
    """Towns and provinces that the address names, ascending by id; empty when none is known."""
    postcodes: list[str] = field(default_factory=list)
    """Postal code of the address without blanks and hyphens, "" for none."""
    keys: list[str] = field(default_factory=list)
    """Equal for rows whose country, name and address differ in case and punctuation at most."""


class _Name(NamedTuple):
    """What was read of a name in a country."""

    line: Line
    parts: NameParts
    telling: list[str]
    acronyms: frozenset[str]
    others: list[list[str]]
    """Its other names where none is given apart."""
    key: str


class _Address(NamedTuple):
    """What was read of an address in a country."""

    line: Line
    """Without the postal code."""
    words: list[str]
    places: tuple[KnownPlace, ...]
    postcode: str
    key: str


class _Reader:
    """Reads texts and remembers what it has found out about words, nothing else; a process has one."""

    def __init__(self) -> None:
        parting = Remembered(parts_of_word).__getitem__
        self._parting = Remembered(partial(tokens_of_word, parting=parting)).__getitem__
        self._number = Remembered(standard_number).__getitem__

    def tokens(self, text: str) -> list[str]:
        """The tokens of an address."""
        return tokens_of(text, parting=self._parting)

    def name_tokens(self, name: str) -> list[str]:
        """The tokens of a name, with a sign between the names that a spaced hyphen parts."""
        return self.tokens(name.replace(PARTED, PARTING_SIGN) if PARTED in name else name)

    def names(self, names: Sequence[str], countries: Sequence[str]) -> list[_Name]:
        """Read names; each step goes over all of them, so that its tables stay near the processor."""
        tokens = list(map(self.name_tokens, names))
        parts = list(map(parted_names, tokens))
        words = [
            _name_words(each.main, gazetteer_of(country))
            for each, country in zip(parts, countries, strict=True)
        ]
        telling = [
            without_country(telling_words(each, country=country), country)
            for each, country in zip(words, countries, strict=True)
        ]
        others = [
            self.other_names(main, each, (), country)
            for main, each, country in zip(telling, parts, countries, strict=True)
        ]
        keys = [key_of(words_of(each)) for each in tokens]
        lines = map(self.line, names, tokens)
        return list(map(_Name, lines, parts, telling, map(acronyms, words), others, keys))

    def addresses(self, addresses: Sequence[str], countries: Sequence[str]) -> list[_Address]:
        """Read addresses in the same way."""
        tokens = list(map(self.tokens, addresses))
        found = [gazetteer_of(country).find(each) for each, country in zip(tokens, countries, strict=True)]
        standard = [
            with_standard_places(each, without_ways(each, places))
            for each, places in zip(tokens, found, strict=True)
        ]
        words = [
            placing_words(words_of(each), country=country)
            for each, country in zip(standard, countries, strict=True)
        ]
        sites = map(without_postcode, map(self.line, addresses, tokens), countries)
        places = map(meant_places, tokens, found)
        keys = [key_of(words_of(each)) for each in tokens]
        return [
            _Address(line, *read, postcode, key)
            for (line, postcode), read, key in zip(sites, zip(words, places, strict=True), keys, strict=True)
        ]

    def line(self, text: str, tokens: list[str]) -> Line:
        """The tokens of `text` with the numbers that they are."""
        tokens = tokens_without_telephone(text, tokens)
        return Line(tokens, list(map(self._number, tokens)))

    def other_names(
        self, main: list[str], parts: NameParts, given: Sequence[str], country: str
    ) -> list[list[str]]:
        """The words of each other name of a row that tells something, each once."""
        if not given and not parts.marked and not parts.sides:
            return []
        kept = _telling([*parts.marked, *map(self.name_tokens, given)], country)
        for side in parts.sides:
            names = _telling(side, country) if len(side) > 1 else []
            if len(names) > 1:
                kept += names[1:] if "/" not in parts.main and _may_be_branches(*names) else names
        kept = [without_country(each, country) for each in kept]
        return [each for at, each in enumerate(kept) if each != main and each not in kept[:at]]


def _may_be_branches(firm: list[str], *others: list[str]) -> bool:
    """Whether the others are no firms of their own: `Orum Textile (Bursa)`, `Orum Textile Mills (OTM Bursa)`.

    A short form of the firm's words alone does mean the firm: `Orum Textile (Ortex)`.
    """
    letters = "".join(firm)
    lengths = [sum(not _is_short_for(word, letters) for word in other) for other in others]
    return len(firm) > 1 and all(length == 1 for length in lengths)


def _is_short_for(word: str, letters: str) -> bool:
    """Whether the letters of a word, but for its last, follow one another from the first on: `Aceversa`."""
    rest = iter(letters)
    return word[:1] == letters[:1] and all(letter in rest for letter in word[: max(3, len(word) - 1)])


@cache
def _reader() -> _Reader:
    return _Reader()


def _telling(names: Sequence[list[str]], country: str) -> list[list[str]]:
    """The words of those names, given as tokens, that tell something."""
    gazetteer = gazetteer_of(country)
    words = [telling_words(_name_words(each, gazetteer), country=country) for each in names if each]
    return [each for each in words if is_telling(each, country)]


def _name_words(tokens: list[str], gazetteer: Gazetteer) -> list[str]:
    return words_of_name(with_standard_places(tokens, gazetteer.find(tokens)))


def _each_once(
    read: Callable[[list[str], list[str]], list[Read]], texts: Sequence[str], countries: Sequence[str]
) -> list[Read]:
    """What is read of texts in countries; what stands in several rows is read once."""
    keys = list(zip(texts, countries, strict=True))
    distinct = list(dict.fromkeys(keys))
    found: dict[tuple[str, str], Read] = {}
    for at in range(0, len(distinct), CHUNK):
        chunk = distinct[at : at + CHUNK]
        read_of_chunk = read([text for text, _ in chunk], [country for _, country in chunk])
        found.update(zip(chunk, read_of_chunk, strict=True))
    return [found[key] for key in keys]


def read_rows(
    names: Sequence[str],
    addresses: Sequence[str],
    countries: Sequence[str],
    other_names: Sequence[Sequence[str]],
) -> ReadRows:
    """Read rows by their names, addresses, countries (ISO 3166-1 alpha-2, "" for none) and other names."""
    reader = _reader()
    with few_collections():
        in_names = _each_once(reader.names, names, countries)
        in_addresses = _each_once(reader.addresses, addresses, countries)
        rows = list(zip(in_names, in_addresses, countries, strict=True))
        return ReadRows(
            names=[name.telling for name in in_names],
            acronyms=[name.acronyms for name in in_names],
            other_names=[
                reader.other_names(name.telling, name.parts, given, country) if given else name.others
                for name, given, country in zip(in_names, other_names, countries, strict=True)
            ],
            addresses=[address.words for address in in_addresses],
            numbers=[
                numbers_in(name.line, address.line, has_short_codes=has_short_codes(country))
                for name, address, country in rows
            ],
            places=[address.places for address in in_addresses],
            postcodes=[address.postcode for address in in_addresses],
            keys=[f"{country}|{name.key}|{address.key}" for name, address, country in rows],
        )
