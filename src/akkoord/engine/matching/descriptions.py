"""What the comparison sees of rows: words, numbers, points and identifiers as flat arrays."""

from dataclasses import dataclass
from typing import NamedTuple

from akkoord.engine.arrays import Array, Ragged

NUMBER_KINDS = ("unit", "building", "plot", "floor", "way", "house", "every", "code")
"""Of each row as many lists of numbers, in this order (`cleaning.site_numbers`)."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All distinct words of a batch of rows in the order of their keys; a word is its position."""

    letters: Ragged
    """uint8, the ASCII letters of each word; `?` stands for a lost one."""
    keys: Array
    """uint64, a hash of the letters: the same for a word in every batch."""
    trades: Array
    """uint32, a bit for each trade that the word can stand for in a name."""

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, at: int) -> str:
        """The word at a position."""
        return self.letters[at].tobytes().decode("ascii")


class RowArrays(NamedTuple):
    """The arrays of `Descriptions` as the kernels take them."""

    letter_starts: Array
    letters: Array
    keys: Array
    trades: Array
    country: Array
    name_starts: Array
    name: Array
    name_rarity: Array
    name_order: Array
    acronym_starts: Array
    acronyms: Array
    address_starts: Array
    address: Array
    address_rarity: Array
    others_of: Array
    other_starts: Array
    other: Array
    other_rarity: Array
    number_starts: Array
    numbers: Array
    postcode: Array
    place_starts: Array
    places: Array
    point: Array
    identifier_starts: Array
    identifiers: Array
    text: Array
    handed_in: Array


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Rows as the kernels compare them; position `at` is the row at `at` in every array."""

    vocabulary: Vocabulary
    country: Array
    """uint16: both letters of the code as `first * 256 + second`, 0 for an unknown country."""
    name: Ragged
    """int32 words of the name in their order, standard forms, without legal form."""
    name_rarity: Array
    """float32 beside `name.values`: what the word tells, 0 stands everywhere, 1 nowhere else."""
    name_order: Array
    """int32 beside `name.values`: which word of the name comes first by the alphabet, second, and so on."""
    acronyms: Ragged
    """uint64 keys of the words that the name's initials can be."""
    address: Ragged
    """int32 words of the address in their order, standard forms."""
    address_rarity: Array
    """float32 beside `address.values`."""
    others_of: Array
    """int64, rows + 1: the other names of row `at` are `others[others_of[at]]` to `others_of[at + 1]`."""
    others: Ragged
    """int32 words of each other name (operator, parent, former and local names)."""
    other_rarity: Array
    """float32 beside `others.values`."""
    numbers: Ragged
    """int32 words; list `at * len(NUMBER_KINDS) + kind` holds the row's numbers of that kind."""
    postcode: Array
    """uint64 hash of the postal code, 0 when none is given."""
    places: Ragged
    """float64, known towns and provinces: number, latitude and longitude in turn; a province is negative."""
    point: Array
    """float64, rows × 2: latitude and longitude in degrees, NaN when not given."""
    identifiers: Ragged
    """uint64 hashes, scheme and value in turn."""
    text: Array
    """uint64: equal for rows whose country, name and address differ in case and punctuation at most."""
    handed_in: Array
    """uint64 hash of the list that the row stands in, 0 when that list repeats itself (`careful_lists`)."""

    def __len__(self) -> int:
        return len(self.country)

    @property
    def arrays(self) -> RowArrays:
        """All arrays for a kernel."""
        return RowArrays(
            self.vocabulary.letters.starts,
            self.vocabulary.letters.values,
            self.vocabulary.keys,
            self.vocabulary.trades,
            self.country,
            self.name.starts,
            self.name.values,
            self.name_rarity,
            self.name_order,
            self.acronyms.starts,
            self.acronyms.values,
            self.address.starts,
            self.address.values,
            self.address_rarity,
            self.others_of,
            self.others.starts,
            self.others.values,
            self.other_rarity,
            self.numbers.starts,
            self.numbers.values,
            self.postcode,
            self.places.starts,
            self.places.values,
            self.point,
            self.identifiers.starts,
            self.identifiers.values,
            self.text,
            self.handed_in,
        )
