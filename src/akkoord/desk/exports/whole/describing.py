"""What the export of an agreement holds, in words: its tables, their columns, and what is kept back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from akkoord.engine.yaml_data import yaml_data

FILE = "file"
"""The column that stands in the export for the desk's own name of a file."""
STORED = "stored_as"
Words = Mapping[str, str]
"""Language → text; English and Dutch."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, where its value comes from, what it holds, and to which table it refers."""

    name: str
    field: "Field[Any, Any]"
    words: Words
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class TableOfAgreement:
    """One table of the export."""

    model: type[Model]
    name: str
    words: Words
    rows: str
    """A path from a row to the agreement, or `=` and the name of a choice."""
    columns: tuple[Column, ...]
    within: frozenset[str]
    """References that are left empty where they lead out of the agreement."""

    @property
    def key(self) -> str:
        """The column that no two rows share."""
        return self.model._meta.pk.name

    @property
    def has_files(self) -> bool:
        """Whether its rows have files."""
        return any(column.name == FILE for column in self.columns)


@cache
def tables_of_agreement() -> tuple[TableOfAgreement, ...]:
    """Every table, in the order in which they are written."""
    words = _words()
    names = {row["model"]: row["name"] for row in words["tables"]}
    return tuple(_table(row, words["columns"], names) for row in words["tables"])


def kept_back() -> Mapping[str, Words]:
    """Table of the desk, or a whole part of it → why it is not in the export."""
    return {name: _both(text) for name, text in _words()["kept_back"].items()}


def columns_kept_back() -> Mapping[str, Words]:
    """Column → why it is left out of a table that is in the export."""
    return {name: _both(text) for name, text in _words()["kept_back_columns"].items()}


@cache
def _words() -> dict[str, Any]:
    return yaml_data("akkoord.desk.exports.whole", "tables.yaml")


def _table(
    row: Mapping[str, Any], meanings: Mapping[str, tuple[str, str]], names: Mapping[str, str]
) -> TableOfAgreement:
    model = apps.get_model(row["model"])
    left_out = set(row.get("without", ()))
    columns = tuple(
        _column(field, meanings, names) for field in model._meta.concrete_fields if field.name not in left_out
    )
    within = frozenset(row.get("within", ()))
    return TableOfAgreement(model, row["name"], _both(row), row["rows"], columns, within)


def _column(
    field: "Field[Any, Any]", meanings: Mapping[str, tuple[str, str]], names: Mapping[str, str]
) -> Column:
    name = FILE if field.name == STORED else field.name
    referred = names.get(field.related_model._meta.label, "") if isinstance(field.related_model, type) else ""
    english, dutch = meanings.get(name, ("", ""))
    if not english and not referred:
        raise ValueError(f"The column {name} of {field.model._meta.label} has no words.")
    return Column(name, field, {"en": english, "nl": dutch}, referred)


def _both(row: Mapping[str, Any]) -> Words:
    return {"en": row["en"], "nl": row["nl"]}
