"""What do the rows of a batch say? Words of names and addresses, numbers by kind, places and postal codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from akkoord.engine.cleaning.addresses import address_words
from akkoord.engine.cleaning.names import name_words
from akkoord.engine.cleaning.site_numbers import SiteNumbers, site_numbers
from akkoord.engine.cleaning.text import text_key


@dataclass(frozen=True, slots=True)
class ReadRows:
    """What was read of rows, column by column; a row is its position and depends on no other row."""

    names: list[list[str]]
    """Telling words of the name in their order, standard forms, without legal form."""
    other_names: list[list[list[str]]]
    """The words of each further name that the row gives."""
    addresses: list[list[str]]
    """Words of the address in their order, standard forms."""
    numbers: list[SiteNumbers]
    keys: list[str]
    """Equal for rows whose country, name and address differ in case and punctuation at most."""


def read_rows(
    names: Sequence[str],
    addresses: Sequence[str],
    countries: Sequence[str],
    other_names: Sequence[Sequence[str]],
) -> ReadRows:
    """Read rows by their names, addresses, countries (ISO 3166-1 alpha-2, "" for none) and other names."""
    return ReadRows(
        names=[name_words(name) for name in names],
        other_names=[[name_words(name) for name in others if name.strip()] for others in other_names],
        addresses=[address_words(address) for address in addresses],
        numbers=[site_numbers(name, address) for name, address in zip(names, addresses, strict=True)],
        keys=[
            "|".join((country, text_key(name), text_key(address)))
            for country, name, address in zip(countries, names, addresses, strict=True)
        ],
    )
