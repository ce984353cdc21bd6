"""How is the work divided into blocks of bounded size? Counts only: no result depends on it."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from akkoord.engine.matching.candidates.kinds import KEY_BITS

PACKED_BITS = 64

Batches = Iterable[pa.RecordBatch]
"""What Spark hands to a task, and what it takes back."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks for `rows` rows; a block is what one task holds in memory at a time."""

    rows: int
    rows_in_block: int = 20_000
    """Of which one task holds the descriptions, or the pairs with the rows on their other side."""
    keys_in_block: int = 4_000_000
    """Of which one task holds 8 bytes each, and what follows from them."""
    keys_of_row: int = 100

    @property
    def row_blocks(self) -> int:
        """Blocks of rows."""
        return max(1, -(-self.rows // self.rows_in_block))

    @property
    def owner_bits(self) -> int:
        """Bits of the position of a row."""
        return max(1, self.rows.bit_length())

    @property
    def key_bits(self) -> int:
        """Bits of a key that say its block; what is left of it fits 64 bits with the row behind it."""
        wanted = max(1, self.rows * self.keys_of_row // self.keys_in_block).bit_length()
        return max(wanted, KEY_BITS + self.owner_bits - PACKED_BITS)
