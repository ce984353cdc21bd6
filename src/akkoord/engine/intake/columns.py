"""Working on whole columns of text at once."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

BLANKS = r"[\s\p{Z}\x{200B}\x{FEFF}\x{00AD}]+"
"""Every kind of blank, with those of no width."""


def tidy(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Text without blanks around it, and with single blanks for line breaks, tabs and runs of blanks."""
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(column, BLANKS, " "))


def one_array(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """The column in one piece."""
    if isinstance(column, pa.Array):
        return column
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def joined(columns: Iterable[pa.ChunkedArray | pa.Array], separator: str) -> pa.Array:
    """Cells side by side in one text, leaving out the empty ones."""
    first, *others = [one_array(column) for column in columns]
    for other in others:
        both = pc.binary_join_element_wise(first, other, separator)
        first = pc.if_else(pc.equal(first, ""), other, pc.if_else(pc.equal(other, ""), first, both))
    return first


def first_filled(columns: Iterable[pa.ChunkedArray | pa.Array]) -> pa.Array:
    """For each row the first cell that is not empty, "" where all are."""
    texts = [one_array(column) for column in columns]
    full = [pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text) for text in texts]
    return pc.fill_null(pc.coalesce(*full), "")
