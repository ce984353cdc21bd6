"""What the comparison sees of rows: words, numbers, points and identifiers as flat arrays."""

from dataclasses import dataclass

from akkoord.engine.matching.arrays import Array, Ragged

NUMBER_KINDS = ("unit", "building", "plot", "floor", "way", "house", "every")
"""Of each row as many lists of numbers, in this order (`cleaning.site_numbers`)."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All distinct words of a batch of rows in alphabetical order, so that a word is its position."""

    letters: Ragged
    """uint8, the ASCII letters of each word; `?` stands for a lost one."""
    keys: Array
    """uint64, a hash of the letters: the same for a word in every batch."""
    name_rarity: Array
    """float32, what a word of a name tells: 0 stands everywhere, 1 nowhere else."""
    address_rarity: Array
    """float32, the same for a word of an address."""
    trades: Array
    """uint32, a bit for each trade that the word can stand for."""


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Rows as the kernels compare them; position `at` is the row at `at` in every array."""

    vocabulary: Vocabulary
    country: Array
    """uint16: both letters of the code as `first * 256 + second`, 0 for an unknown country."""
    name: Ragged
    """int32 words of the name in their order, standard forms, without legal form."""
    address: Ragged
    """int32 words of the address in their order, standard forms."""
    numbers: Ragged
    """int32 words; list `at * len(NUMBER_KINDS) + kind` holds the row's numbers of that kind, ascending."""
    point: Array
    """float64, rows × 2: latitude and longitude in degrees, NaN when not given."""
    identifiers: Ragged
    """uint64 hashes, scheme and value in turn."""
    text: Array
    """uint64: equal for rows whose country, name and address differ in case and punctuation at most."""

    def __len__(self) -> int:
        return len(self.country)
