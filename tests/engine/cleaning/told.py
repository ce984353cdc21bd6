"""What is read of a row, as words."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from akkoord.engine.arrays import Ragged
from akkoord.engine.cleaning.addresses import without_postcodes
from akkoord.engine.cleaning.gazetteer import place_name
from akkoord.engine.cleaning.lexicon import Lexicon, letters_of
from akkoord.engine.cleaning.postcodes import postcodes
from akkoord.engine.cleaning.reading import KINDS, read_rows
from akkoord.engine.cleaning.row_texts import RowTexts
from akkoord.engine.cleaning.site_numbers import EVERY_KIND, numbers_of_rows
from akkoord.engine.cleaning.telephones import without_telephones
from akkoord.engine.cleaning.tokens import tokens_of_texts
from akkoord.engine.hashing import hash_letters


@dataclass(frozen=True)
class Told:
    """The words of a row's lists."""

    name: list[str]
    other_names: list[list[str]]
    address: list[str]
    numbers: dict[str, list[str]]
    """Those that are given, by kind."""
    places: list[str]
    acronyms: list[int]
    """Hashes, see `hash_of`."""
    postcode: int


def hash_of(word: str) -> int:
    """The hash of a word that is only compared for being equal; 0 for none."""
    letters = letters_of([word])
    return int(hash_letters(letters.starts, letters.values)[0]) if word else 0


def told(name: str = "", address: str = "", country: str = "", other_names: Sequence[str] = ()) -> Told:
    """What one row tells."""
    (row,) = all_told([(name, address, country, other_names)])
    return row


def told_numbers(name: str, address: str, country: str = "") -> dict[str, list[str]]:
    """The numbers of one row by kind, also those of rooms."""
    lexicon, texts = Lexicon(), _texts([(name, address, country, ())])
    lexicon.begin_anew(texts.letters)
    names, addresses = (tokens_of_texts(lexicon, each) for each in (texts.names, texts.addresses))
    sites, codes = without_postcodes(
        lexicon.words,
        without_telephones(lexicon, addresses, texts.addresses, texts.given_addresses),
        texts.countries,
    )
    numbers = numbers_of_rows(
        lexicon.words, names, sites, postcodes().has_short[texts.countries] & (codes == 0)
    )
    return {
        kind: [lexicon.word(each) for each in numbers[at].tolist()]
        for at, kind in enumerate(EVERY_KIND)
        if len(numbers[at])
    }


def _texts(rows: Sequence[tuple[str, str, str, Sequence[str]]]) -> RowTexts:
    columns = ("name", "address", "country", "other_names")
    types = (pa.string(), pa.string(), pa.string(), pa.list_(pa.string()))
    return RowTexts.of(
        pa.table(
            {column: pa.array([row[at] for row in rows], types[at]) for at, column in enumerate(columns)}
        )
    )


def all_told(rows: Sequence[tuple[str, str, str, Sequence[str]]]) -> list[Told]:
    """What rows tell that are read together."""
    lexicon, texts = Lexicon(), _texts(rows)
    lexicon.begin_anew(texts.letters)
    read = read_rows(lexicon, texts)
    names = read.names

    def words(lists: Ragged, at: int) -> list[str]:
        return [lexicon.word(each) for each in lists[at].tolist()]

    return [
        Told(
            name=words(names.names, at),
            other_names=[words(names.others, each) for each in range(*names.others_of[at : at + 2])],
            address=words(read.addresses, at),
            numbers={
                kind: found
                for each, kind in enumerate(KINDS)
                if (found := words(read.numbers, at * len(KINDS) + each))
            },
            places=[place_name(each) for each in read.places[at].tolist()],
            acronyms=names.acronyms[at].tolist(),
            postcode=int(read.postcodes[at]),
        )
        for at in range(len(rows))
    ]
