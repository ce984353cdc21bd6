"""The tables of a data set and what each column holds, read from `dictionary.yaml`; nothing else fits in.

A cell is a pseudonym, a number, a year, a day, yes or no, a country, or one of the codes that the column
lists: free text cannot stand in a data set.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from akkoord.engine.yaml_data import yaml_data

Cell = str | int | None
ALLOWED = {
    "company": re.compile(r"C-[A-Z2-7]{10}"),
    "location": re.compile(r"L-[A-Z2-7]{10}"),
    "number": re.compile(r"-?\d{1,9}"),
    "year": re.compile(r"(19|20)\d\d"),
    "years": re.compile(r"(19|20)\d\d(–(19|20)\d\d)?"),
    "day": re.compile(r"(19|20)\d\d(-\d\d-\d\d)?"),
    "flag": re.compile(r"yes|no"),
    "country": re.compile(r"[A-Z]{2}"),
    "code": re.compile(r"[\w<>. -]{1,30}"),
    "codes": re.compile(r"[A-Z]{2}\d( [A-Z]{2}\d)*"),
}


class ForeignCell(ValueError):
    """A value that the column cannot hold: a mistake in the program, which must not leave the house."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its kind, what it holds, and what was made coarser."""

    name: str
    kind: str
    en: str
    nl: str
    codes: tuple[str, ...] = ()

    def holds(self, value: Cell) -> bool:
        """Whether the column can hold this value; every column may be empty."""
        if value in {None, ""}:
            return True
        if self.codes:
            return value in self.codes
        return ALLOWED[self.kind].fullmatch(str(value)) is not None


@dataclass(frozen=True, slots=True)
class TableShape:
    """One table of the data set."""

    name: str
    en: str
    nl: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table with its rows."""

    shape: TableShape
    rows: tuple[tuple[Cell, ...], ...]


@cache
def dictionary() -> Mapping[str, TableShape]:
    """Name of the table → its shape, in the order of the data set."""
    tables = yaml_data("akkoord.desk.reviewing.rules", "dictionary.yaml")["tables"]
    return {
        table["name"]: TableShape(
            table["name"],
            table["en"],
            table["nl"],
            tuple(
                Column(each["name"], each["kind"], each["en"], each["nl"], tuple(each.get("codes", ())))
                for each in table["columns"]
            ),
        )
        for table in tables
    }


def filled(name: str, rows: Iterable[Sequence[Cell]]) -> SetTable:
    """A table with its rows in an order that tells nothing; raises `ForeignCell` for what does not fit."""
    shape = dictionary()[name]
    checked = [_checked(shape, row) for row in rows]
    return SetTable(shape, tuple(sorted(checked, key=lambda row: [str(cell or "") for cell in row])))


def _checked(shape: TableShape, row: Sequence[Cell]) -> tuple[Cell, ...]:
    for column, value in zip(shape.columns, row, strict=True):
        if not column.holds(value):
            raise ForeignCell(f"{shape.name}.{column.name}")
    return tuple("" if value is None else value for value in row)
