"""What do the rows of a batch say? Words of names and addresses, numbers by kind, places and postal codes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from akkoord.engine.cleaning.acronyms import acronyms
from akkoord.engine.cleaning.addresses import placing_words
from akkoord.engine.cleaning.announced import Line
from akkoord.engine.cleaning.gazetteer import (
    Gazetteer,
    KnownPlace,
    gazetteer_of,
    meant_places,
    with_standard_places,
)
from akkoord.engine.cleaning.memory import Remembered
from akkoord.engine.cleaning.name_parts import PARTED, PARTING_SIGN, NameParts, parted_names
from akkoord.engine.cleaning.names import telling_words, words_of_name
from akkoord.engine.cleaning.numerals import standard_number
from akkoord.engine.cleaning.rarity import is_telling
from akkoord.engine.cleaning.site_numbers import (
    SiteNumbers,
    numbers_in,
    tokens_without_telephone,
    without_postcode,
)
from akkoord.engine.cleaning.text import key_of, tokens_of, words_of
from akkoord.engine.cleaning.words import parts_of_word


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
    """Reads rows one after the other and remembers what it has found out about words, nothing else."""

    def __init__(self) -> None:
        self._parting = Remembered(parts_of_word).__getitem__
        self._number = Remembered(standard_number).__getitem__
        self.rows = ReadRows()

    def read(self, name: str, address: str, country: str, other_names: Sequence[str]) -> None:
        """Read one row."""
        rows = self.rows
        in_name, in_address = self._name_tokens(name), tokens_of(address, parting=self._parting)
        gazetteer = gazetteer_of(country)
        line, postcode = without_postcode(self._line(address, in_address), country)
        found = gazetteer.find(in_address)
        parts = parted_names(in_name)
        words = words_of_name(with_standard_places(parts.main, gazetteer.find(parts.main)))
        rows.names.append(telling_words(words, country=country))
        rows.acronyms.append(acronyms(words))
        rows.other_names.append(self._others(parts, other_names, gazetteer, country))
        address_words = words_of(in_address)
        placed = with_standard_places(in_address, found)
        placed_words = address_words if placed is in_address else words_of(placed)
        rows.addresses.append(placing_words(placed_words, country=country))
        rows.places.append(meant_places(in_address, found))
        rows.numbers.append(numbers_in(self._line(name, in_name), line))
        rows.postcodes.append(postcode)
        rows.keys.append(f"{country}|{key_of(words_of(in_name))}|{key_of(address_words)}")

    def _name_tokens(self, name: str) -> list[str]:
        if PARTED in name:
            name = name.replace(PARTED, PARTING_SIGN)
        return tokens_of(name, parting=self._parting)

    def _others(
        self, parts: NameParts, other_names: Sequence[str], gazetteer: Gazetteer, country: str
    ) -> list[list[str]]:
        """The words of each other name of a row that tells something, each once."""
        if not other_names and not parts.marked and not parts.sides:
            return []

        def telling(names: list[list[str]]) -> list[list[str]]:
            found = [
                words_of_name(with_standard_places(each, gazetteer.find(each))) for each in names if each
            ]
            words = [telling_words(each, country=country) for each in found]
            return [each for each in words if is_telling(each, country)]

        main = self.rows.names[-1]
        kept = telling([*parts.marked, *map(self._name_tokens, other_names)])
        for side in parts.sides:
            names = telling(side) if len(side) > 1 else []
            kept += names if len(names) > 1 else []
        return [each for at, each in enumerate(kept) if each != main and each not in kept[:at]]

    def _line(self, text: str, tokens: list[str]) -> Line:
        tokens = tokens_without_telephone(text, tokens)
        return Line(tokens, list(map(self._number, tokens)))


def read_rows(
    names: Sequence[str],
    addresses: Sequence[str],
    countries: Sequence[str],
    other_names: Sequence[Sequence[str]],
) -> ReadRows:
    """Read rows by their names, addresses, countries (ISO 3166-1 alpha-2, "" for none) and other names."""
    reader = _Reader()
    for row in zip(names, addresses, countries, other_names, strict=True):
        reader.read(*row)
    return reader.rows
