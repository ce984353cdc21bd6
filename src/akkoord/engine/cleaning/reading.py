"""What do the rows of a batch say? Words of names and addresses, numbers by kind, places and postal codes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

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
from akkoord.engine.cleaning.names import telling_words
from akkoord.engine.cleaning.numerals import standard_number
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
    other_names: list[list[list[str]]] = field(default_factory=list)
    """The words of each further name that the row gives."""
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
        in_name, in_address = self._tokens(name), self._tokens(address)
        line, postcode = without_postcode(self._line(address, in_address), country)
        gazetteer = gazetteer_of(country)
        found = gazetteer.find(in_address)
        rows.names.append(self._telling(in_name, gazetteer))
        rows.other_names.append(
            [self._telling(self._tokens(each), gazetteer) for each in other_names if each.strip()]
        )
        rows.addresses.append(
            placing_words(words_of(with_standard_places(in_address, found)), country=country)
        )
        rows.places.append(meant_places(in_address, found))
        rows.numbers.append(numbers_in(self._line(name, in_name), line))
        rows.postcodes.append(postcode)
        rows.keys.append(f"{country}|{key_of(words_of(in_name))}|{key_of(words_of(in_address))}")

    def _tokens(self, text: str) -> list[str]:
        return tokens_of(text, parting=self._parting)

    def _telling(self, tokens: list[str], gazetteer: Gazetteer) -> list[str]:
        return telling_words(words_of(with_standard_places(tokens, gazetteer.find(tokens))))

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
