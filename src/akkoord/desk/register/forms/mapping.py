"""Which column is which field, and which country a spelling means: what a person can put right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import pycountry
from django import forms
from django.forms import BoundField
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.fields import field_title
from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.intake import ColumnMapping, SheetMapping
from akkoord.engine.intake.mapping import FIELDS


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    sheet: str | None
    header: str
    sample: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column with its first cells and the box in which its field is chosen."""

    box: BoundField
    sample: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetShown:
    """One sheet with the row in which its headers stand and its columns."""

    name: str
    is_used: bool
    header_row: BoundField
    columns: tuple[ColumnShown, ...]


class MappingForm(forms.Form):
    """One select box for each column of each sheet, and one for each spelling of a country not understood."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        sheets: list[dict[str, Any]],
        mapping: dict[str, Any],
        spellings: Mapping[str, str],
    ) -> None:
        """`spellings` leads from what the list says to the country that it perhaps means, or ""."""
        super().__init__(data)
        self.mapping, self.sheets = mapping, sheets
        self.made_for = _mark(sheets)
        self.columns = list(_columns(sheets))
        for number, sheet in enumerate(sheets):
            self.fields[f"header-{number}"] = forms.IntegerField(
                label=_("Row with the names of the columns"),
                min_value=1,
                max_value=1_000,
                required=False,
                initial=sheet["header_row"],
            )
        self.spellings = {_name_of(spelling): spelling for spelling in spellings}
        proposed = {entry["sheet"]: _field_by_header(entry["columns"]) for entry in mapping["sheets"]}
        for column in self.columns:
            self.fields[column.field] = forms.ChoiceField(
                label=column.header,
                choices=[("", _("kept, not used")), *((each, field_title(each)) for each in FIELDS)],
                required=False,
                initial=proposed.get(column.sheet, {}).get(column.header, ""),
            )
        for name, spelling in self.spellings.items():
            self.fields[name] = forms.ChoiceField(
                label=gettext("“%(name)s”") % {"name": spelling},
                choices=[("", _("choose the country")), *country_choices()],
                required=False,
                initial=spellings[spelling],
            )

    def sheets_shown(self) -> list[SheetShown]:
        """Every sheet with its columns, in the order of the file."""
        return [
            SheetShown(
                name=sheet["name"] or "",
                is_used=sheet["is_used"],
                header_row=self[f"header-{number}"],
                columns=tuple(
                    ColumnShown(self[column.field], column.sample)
                    for column in self.columns
                    if column.sheet == sheet["name"]
                ),
            )
            for number, sheet in enumerate(self.sheets)
        ]

    def country_fields(self) -> list[BoundField]:
        """The select boxes for countries."""
        return [self[name] for name in self.spellings]

    def chosen(self) -> ColumnMapping:
        """The mapping as the person wants it; a sheet with any chosen column is read."""
        by_sheet: dict[str | None, dict[str, list[str]]] = {}
        for column in self.columns:
            if field := self.cleaned_data[column.field]:
                by_sheet.setdefault(column.sheet, {}).setdefault(field, []).append(column.header)
        sheets = [
            self._chosen_of(number, entry, by_sheet.get(entry["sheet"], {}))
            for number, entry in enumerate(self.mapping["sheets"])
        ]
        countries = {spelling: self.cleaned_data[name] for name, spelling in self.spellings.items()}
        return ColumnMapping(
            sheets=tuple(sheets), countries={spelling: code for spelling, code in countries.items() if code}
        )

    def _chosen_of(self, number: int, entry: dict[str, Any], chosen: dict[str, list[str]]) -> SheetMapping:
        """One sheet as the person wants it; of another row of headers the columns are proposed anew."""
        header_row = self.cleaned_data[f"header-{number}"]
        if header_row and header_row != entry["header_row"]:
            return SheetMapping(entry["sheet"], header_row, {})
        columns = {field: tuple(dict.fromkeys(headers)) for field, headers in chosen.items()}
        return SheetMapping(entry["sheet"], entry["header_row"], columns, is_used=bool(columns))


def _columns(sheets: list[dict[str, Any]]) -> Iterator[_Column]:
    for number, sheet in enumerate(sheets):
        for position, header in enumerate(dict.fromkeys(sheet["headers"])):
            cells = (row[position] for row in sheet.get("sample", []) if position < len(row))
            yield _Column(f"column-{number}-{position}", sheet["name"], header, tuple(filter(None, cells)))


def _mark(sheets: list[dict[str, Any]]) -> str:
    """Tells the sheets and headers for which a page was made, so that its answers go to no other columns."""
    said = repr([(sheet["name"], sheet["headers"]) for sheet in sheets])
    return blake2b(said.encode(), digest_size=8).hexdigest()


def _name_of(spelling: str) -> str:
    return f"country-{blake2b(spelling.encode(), digest_size=6).hexdigest()}"


def country_choices() -> list[tuple[str, str]]:
    """Every country: its code and what the reader calls it, by the alphabet."""
    language = get_language() or "en"
    named = ((each.alpha_2, country_name(each.alpha_2, language=language)) for each in pycountry.countries)
    return sorted(named, key=lambda pair: pair[1].casefold())


def _field_by_header(columns: Mapping[str, list[str]]) -> dict[str, str]:
    return {header: field for field, headers in columns.items() for header in headers}
