"""What do the rows of a batch say? Words of names and addresses, numbers by kind, places and postal codes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields

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
from akkoord.engine.cleaning.memory import Remembered, few_collections
from akkoord.engine.cleaning.name_parts import PARTED, PARTING_SIGN, NameParts, parted_names
from akkoord.engine.cleaning.names import telling_words, words_of_name
from akkoord.engine.cleaning.numerals import standard_number
from akkoord.engine.cleaning.postcodes import has_short_codes
from akkoord.engine.cleaning.rarity import is_telling
from akkoord.engine.cleaning.site_numbers import (
    SiteNumbers,
    numbers_in,
    tokens_without_telephone,
    without_postcode,
)
from akkoord.engine.cleaning.text import key_of, tokens_of, words_of
from akkoord.engine.cleaning.words import parts_of_word

CHUNK = 1000


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


class _Reader:
    """Reads text and remembers what it has found out about words, nothing else."""

    def __init__(self) -> None:
        self._parting = Remembered(parts_of_word).__getitem__
        self._number = Remembered(standard_number).__getitem__

    def tokens(self, text: str) -> list[str]:
        """The tokens of an address."""
        return tokens_of(text, parting=self._parting)

    def name_tokens(self, name: str) -> list[str]:
        """The tokens of a name, with a sign between the names that a spaced hyphen parts."""
        return self.tokens(name.replace(PARTED, PARTING_SIGN) if PARTED in name else name)

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
        return [each for at, each in enumerate(kept) if each != main and each not in kept[:at]]


def _may_be_branches(firm: list[str], *others: list[str]) -> bool:
    """Whether the others are single words that need not mean the firm: `Orum Textile (Bursa)`.

    Short forms of the firm's words do: `Orum Textile (Ortex)`.
    """
    letters = "".join(firm)
    return len(firm) > 1 and all(len(other) == 1 and not _is_short_for(other[0], letters) for other in others)


def _is_short_for(word: str, letters: str) -> bool:
    """Whether the letters of a word, but for its last, follow one another from the first on: `Aceversa`."""
    rest = iter(letters)
    return word[:1] == letters[:1] and all(letter in rest for letter in word[: max(3, len(word) - 1)])


def _telling(names: Sequence[list[str]], country: str) -> list[list[str]]:
    """The words of those names, given as tokens, that tell something."""
    gazetteer = gazetteer_of(country)
    words = [telling_words(_name_words(each, gazetteer), country=country) for each in names if each]
    return [each for each in words if is_telling(each, country)]


def _name_words(tokens: list[str], gazetteer: Gazetteer) -> list[str]:
    return words_of_name(with_standard_places(tokens, gazetteer.find(tokens)))


def read_rows(
    names: Sequence[str],
    addresses: Sequence[str],
    countries: Sequence[str],
    other_names: Sequence[Sequence[str]],
) -> ReadRows:
    """Read rows by their names, addresses, countries (ISO 3166-1 alpha-2, "" for none) and other names."""
    reader, read = _Reader(), ReadRows()
    with few_collections():
        for at in range(0, len(names), CHUNK):
            chunk = slice(at, at + CHUNK)
            part = _read(reader, names[chunk], addresses[chunk], countries[chunk], other_names[chunk])
            for column in fields(ReadRows):
                getattr(read, column.name).extend(getattr(part, column.name))
    return read


def _read(
    reader: _Reader,
    names: Sequence[str],
    addresses: Sequence[str],
    countries: Sequence[str],
    other_names: Sequence[Sequence[str]],
) -> ReadRows:
    """A chunk of rows; each step goes over all of them, so that its tables stay near the processor."""
    in_names = list(map(reader.name_tokens, names))
    in_addresses = list(map(reader.tokens, addresses))
    gazetteers = list(map(gazetteer_of, countries))
    parts = list(map(parted_names, in_names))
    words = [_name_words(each.main, gazetteer) for each, gazetteer in zip(parts, gazetteers, strict=True)]
    telling = [telling_words(each, country=country) for each, country in zip(words, countries, strict=True)]
    found = [gazetteer.find(tokens) for gazetteer, tokens in zip(gazetteers, in_addresses, strict=True)]
    lines = list(map(reader.line, addresses, in_addresses))
    in_standard = [
        with_standard_places(tokens, without_ways(tokens, places))
        for tokens, places in zip(in_addresses, found, strict=True)
    ]
    sites = [without_postcode(line, country) for line, country in zip(lines, countries, strict=True)]
    return ReadRows(
        names=telling,
        acronyms=list(map(acronyms, words)),
        other_names=[
            reader.other_names(*row) for row in zip(telling, parts, other_names, countries, strict=True)
        ],
        addresses=[
            placing_words(words_of(tokens), country=country)
            for tokens, country in zip(in_standard, countries, strict=True)
        ],
        numbers=[
            numbers_in(reader.line(name, tokens), line, has_short_codes=has_short_codes(country))
            for name, tokens, (line, _), country in zip(names, in_names, sites, countries, strict=True)
        ],
        places=list(map(meant_places, in_addresses, found)),
        postcodes=[code for _, code in sites],
        keys=[
            f"{country}|{key_of(words_of(name))}|{key_of(words_of(address))}"
            for country, name, address in zip(countries, in_names, in_addresses, strict=True)
        ],
    )
