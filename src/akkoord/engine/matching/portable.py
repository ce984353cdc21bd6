"""Descriptions as columns that travel: each row with the letters of its words, so that any rows make a batch.

Inside a batch a word is a position in the batch's vocabulary; between batches only its letters mean
something. A list of numbers is one binary value, so that neither Arrow nor a Java machine looks into it.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.hashing import hash_letters
from akkoord.engine.matching.descriptions import NUMBER_KINDS, Descriptions, Vocabulary

PORTABLE_SCHEMA = pa.schema(
    [
        pa.field("country", pa.int32(), nullable=False),
        pa.field("text", pa.int64(), nullable=False),  # the bits of the uint64
        pa.field("lat", pa.float64(), nullable=False),  # NaN when not given
        pa.field("lng", pa.float64(), nullable=False),
        pa.field("letters", pa.binary(), nullable=False),  # of all words: name, address, other names, numbers
        pa.field("lengths", pa.binary(), nullable=False),  # uint16 by word
        pa.field("trades", pa.binary(), nullable=False),  # uint32 by word
        pa.field("name_rarity", pa.binary(), nullable=False),  # float32 by word of the name
        pa.field("name_order", pa.binary(), nullable=False),  # int32
        pa.field("address_rarity", pa.binary(), nullable=False),  # float32
        pa.field("other_counts", pa.binary(), nullable=False),  # uint16 by other name: its words
        pa.field("other_rarity", pa.binary(), nullable=False),  # float32
        pa.field("number_counts", pa.binary(), nullable=False),  # uint16 by kind: its numbers
        pa.field("identifiers", pa.binary(), nullable=False),  # uint64
        pa.field("acronyms", pa.binary(), nullable=False),  # uint64
        pa.field("places", pa.binary(), nullable=False),  # float64
        pa.field("postcode", pa.int64(), nullable=False),  # the bits of the uint64
        pa.field("handed_in", pa.int64(), nullable=False),  # the bits of the uint64
    ]
)
"""Little-endian numbers, as on every machine that numpy and Spark run on today."""


def to_portable(rows: Descriptions) -> pa.RecordBatch:
    """The rows as PORTABLE_SCHEMA, in their order."""
    others_by_row = rows.others.starts[rows.others_of]
    numbers_by_row = rows.numbers.starts[:: len(NUMBER_KINDS)]
    words = _side_by_side(
        [
            rows.name,
            rows.address,
            Ragged(others_by_row, rows.others.values),
            Ragged(numbers_by_row, rows.numbers.values),
        ]
    )
    letters = rows.vocabulary.letters.taken(words.values)
    number_of_kinds = np.arange(len(rows) + 1, dtype=np.int64) * len(NUMBER_KINDS)
    lengths = np.diff(letters.starts).astype(np.uint16)
    columns = [
        pa.array(rows.country.astype(np.int32)),
        pa.array(rows.text.view(np.int64)),
        pa.array(np.ascontiguousarray(rows.point[:, 0])),
        pa.array(np.ascontiguousarray(rows.point[:, 1])),
        _binary(letters.starts[words.starts], letters.values),
        _binary(words.starts, lengths),
        _binary(words.starts, rows.vocabulary.trades[words.values]),
        _binary(rows.name.starts, rows.name_rarity),
        _binary(rows.name.starts, rows.name_order),
        _binary(rows.address.starts, rows.address_rarity),
        _binary(rows.others_of, np.diff(rows.others.starts).astype(np.uint16)),
        _binary(others_by_row, rows.other_rarity),
        _binary(number_of_kinds, np.diff(rows.numbers.starts).astype(np.uint16)),
        binary_of(rows.identifiers),
        binary_of(rows.acronyms),
        binary_of(rows.places),
        pa.array(rows.postcode.view(np.int64)),
        pa.array(rows.handed_in.view(np.int64)),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=PORTABLE_SCHEMA)


def from_portable(columns: pa.RecordBatch | pa.Table) -> Descriptions:
    """The rows of PORTABLE_SCHEMA (further columns do not matter) as one batch."""
    name_rarity = _ragged(columns, "name_rarity", np.float32)
    address_rarity = _ragged(columns, "address_rarity", np.float32)
    other_rarity = _ragged(columns, "other_rarity", np.float32)
    other_counts = _ragged(columns, "other_counts", np.uint16)
    number_starts = starts_of(_ragged(columns, "number_counts", np.uint16).values)
    vocabulary, words = _vocabulary(columns)
    name, address, others, numbers = _apart(
        Ragged(_ragged(columns, "lengths", np.uint16).starts, words),
        [name_rarity.starts, address_rarity.starts, other_rarity.starts, number_starts[:: len(NUMBER_KINDS)]],
    )
    return Descriptions(
        vocabulary=vocabulary,
        country=_values(columns, "country").astype(np.uint16),
        name=name,
        name_rarity=name_rarity.values,
        name_order=_ragged(columns, "name_order", np.int32).values,
        address=address,
        address_rarity=address_rarity.values,
        others_of=other_counts.starts,
        others=Ragged(starts_of(other_counts.values), others.values),
        other_rarity=other_rarity.values,
        numbers=Ragged(number_starts, numbers.values),
        point=np.column_stack([_values(columns, "lat"), _values(columns, "lng")]),
        identifiers=_ragged(columns, "identifiers", np.uint64),
        acronyms=_ragged(columns, "acronyms", np.uint64),
        places=_ragged(columns, "places", np.float64),
        postcode=_values(columns, "postcode").view(np.uint64),
        text=_values(columns, "text").view(np.uint64),
        handed_in=_values(columns, "handed_in").view(np.uint64),
    )


def _vocabulary(columns: pa.RecordBatch | pa.Table) -> tuple[Vocabulary, Array]:
    """The distinct words in the order of their keys, and the position of each word of the rows in them."""
    starts = starts_of(_ragged(columns, "lengths", np.uint16).values)
    letters = Ragged(starts, _ragged(columns, "letters", np.uint8).values)
    trades = _ragged(columns, "trades", np.uint32).values
    keys = np.asarray(hash_letters(letters.starts, letters.values))
    distinct, first, positions = np.unique(keys, return_index=True, return_inverse=True)
    return Vocabulary(letters.taken(first), distinct, trades[first]), positions.astype(np.int32)


def binary_of(lists: Ragged) -> pa.Array:
    """Each list as the bytes of its numbers, as in PORTABLE_SCHEMA."""
    return _binary(lists.starts, lists.values)


def _binary(starts: Array, values: Array) -> pa.Array:
    """Each list as the bytes of its numbers."""
    values = np.ascontiguousarray(values)
    offsets = (starts * values.itemsize).astype(np.int32)
    return pa.Array.from_buffers(
        pa.binary(), len(starts) - 1, [None, pa.py_buffer(offsets), pa.py_buffer(values)]
    )


def _ragged(columns: pa.RecordBatch | pa.Table, name: str, dtype: npt.DTypeLike) -> Ragged:
    column = columns[name]
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if not len(column):
        return Ragged(np.zeros(1, dtype=np.int64), np.empty(0, dtype=dtype))
    _, offsets, data = column.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    taken = np.frombuffer(data or b"", dtype=np.uint8)[bounds[0] : bounds[-1]]
    starts = (bounds - bounds[0]).astype(np.int64) // np.dtype(dtype).itemsize
    return Ragged(starts, taken.copy().view(dtype))


def _values(columns: pa.RecordBatch | pa.Table, name: str) -> Array:
    return np.array(
        columns[name].to_numpy(zero_copy_only=False)
        if isinstance(columns, pa.RecordBatch)
        else columns[name].to_numpy()
    )


def _side_by_side(parts: Sequence[Ragged]) -> Ragged:
    """For each row the lists of all parts, one after the other."""
    starts = np.zeros_like(parts[0].starts)
    for part in parts:
        starts += part.starts - part.starts[0]
    values = np.empty(starts[-1], dtype=parts[0].values.dtype)
    for to, part in zip(_places(starts, [part.starts for part in parts]), parts, strict=True):
        values[to] = part.values[part.starts[0] : part.starts[-1]]
    return Ragged(starts, values)


def _apart(rows: Ragged, bounds: Sequence[Array]) -> list[Ragged]:
    """The opposite of `_side_by_side`, by the starts of each part."""
    places = _places(rows.starts, bounds)
    return [Ragged(starts, rows.values[at]) for starts, at in zip(bounds, places, strict=True)]


def _places(starts: Array, bounds: Sequence[Array]) -> list[Array]:
    """Where the values of each part stand when the parts of each row stand side by side."""
    begin, places = starts[:-1].copy(), []
    for each in bounds:
        lengths = np.diff(each)
        places.append(np.repeat(begin - (each[:-1] - each[0]), lengths) + np.arange(each[-1] - each[0]))
        begin += lengths
    return places
