"""Gives every location of a generated register its lasting identifier, none of them twice."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from akkoord.engine.matching.identifiers import minting_for
from akkoord.engine.rows import ROW_SCHEMA

Mapped = Callable[[Callable[[Path], list[str]], Sequence[Path]], Iterator[list[str]]]


def identify(parts: Sequence[Path], mapped: Mapped) -> None:
    """Write a `location_id` into every row of the parts, which are small Parquet files of ROW_SCHEMA.

    `mapped` is `map` or one that spreads its work. Where an identifier is drawn that an earlier location
    has, another one is drawn.
    """
    taken: set[str] = set()
    for part, drawn in zip(parts, mapped(draw_identifiers, parts), strict=True):
        is_free = taken.isdisjoint(drawn) and len(set(drawn)) == len(drawn)
        taken.update(drawn if is_free else _settled(part, drawn, taken))


def draw_identifiers(part: Path) -> list[str]:
    """Draw an identifier for every row of a part, write and return them."""
    register = pq.read_table(part, schema=ROW_SCHEMA)
    mint = minting_for(register)
    drawn = [mint(row_key, 0) for row_key in register["row_key"].to_pylist()]
    _write(part, register, drawn)
    return drawn


def _settled(part: Path, drawn: Sequence[str], taken: Collection[str]) -> list[str]:
    """The identifiers of a part, which is written anew, none of them twice or in `taken`."""
    register = pq.read_table(part, schema=ROW_SCHEMA)
    mint = minting_for(register)
    settled: dict[str, None] = {}
    for row_key, identifier in zip(register["row_key"].to_pylist(), drawn, strict=True):
        free, attempt = identifier, 0
        while free in taken or free in settled:
            attempt += 1
            free = mint(row_key, attempt)
        settled[free] = None
    _write(part, register, list(settled))
    return list(settled)


def _write(part: Path, register: pa.Table, identifiers: Sequence[str]) -> None:
    at = ROW_SCHEMA.get_field_index("location_id")
    column = pa.array(identifiers, type=pa.string())
    pq.write_table(register.set_column(at, ROW_SCHEMA.field(at), column), part)
