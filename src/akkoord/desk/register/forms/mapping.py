"""Which column is which field, and which country a spelling means: what a person can put right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import pycountry
from django import forms
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.intake import ColumnMapping, SheetMapping
from akkoord.engine.intake.mapping import FIELDS


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    sheet: str | None
    header: str


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
        self.mapping = mapping
        self.columns = list(_columns(sheets))
        self.spellings = {_name_of(spelling): spelling for spelling in spellings}
        proposed = {entry["sheet"]: _field_by_header(entry["columns"]) for entry in mapping["sheets"]}
        for column in self.columns:
            self.fields[column.field] = forms.ChoiceField(
                label=f"{column.sheet}: {column.header}" if _several(sheets) else column.header,
                choices=[("", _("kept, not used")), *((each, field_title(each)) for each in FIELDS)],
                required=False,
                initial=proposed.get(column.sheet, {}).get(column.header, ""),
            )
        for name, spelling in self.spellings.items():
            self.fields[name] = forms.ChoiceField(
                label=f"“{spelling}”",
                choices=[("", _("choose the country")), *_countries()],
                required=False,
                initial=spellings[spelling],
            )

    def column_fields(self) -> list[BoundField]:
        """The select boxes for columns."""
        return [self[column.field] for column in self.columns]

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
            SheetMapping(
                sheet=entry["sheet"],
                header_row=entry["header_row"],
                columns={
                    field: tuple(dict.fromkeys(headers))
                    for field, headers in by_sheet.get(entry["sheet"], {}).items()
                },
                is_used=entry["sheet"] in by_sheet,
            )
            for entry in self.mapping["sheets"]
        ]
        countries = {spelling: self.cleaned_data[name] for name, spelling in self.spellings.items()}
        return ColumnMapping(
            sheets=tuple(sheets), countries={spelling: code for spelling, code in countries.items() if code}
        )


def _columns(sheets: list[dict[str, Any]]) -> Iterator[_Column]:
    for number, sheet in enumerate(sheets):
        for position, header in enumerate(dict.fromkeys(sheet["headers"])):
            yield _Column(f"column-{number}-{position}", sheet["name"], header)


def _several(sheets: list[dict[str, Any]]) -> bool:
    return len(sheets) > 1


def _name_of(spelling: str) -> str:
    return f"country-{blake2b(spelling.encode(), digest_size=6).hexdigest()}"


def _countries() -> list[tuple[str, str]]:
    language = get_language() or "en"
    named = ((each.alpha_2, country_name(each.alpha_2, language=language)) for each in pycountry.countries)
    return sorted(named, key=lambda pair: pair[1].casefold())


def _field_by_header(columns: Mapping[str, list[str]]) -> dict[str, str]:
    return {header: field for field, headers in columns.items() for header in headers}


FIELD_TITLES = {
    "name": _("name of the location"),
    "local_name": _("name in its own script"),
    "other_names": _("other names"),
    "address": _("address"),
    "district": _("district"),
    "city": _("town or city"),
    "region": _("province or region"),
    "postal_code": _("postal code"),
    "country": _("country"),
    "lat": _("latitude"),
    "lng": _("longitude"),
    "coordinates": _("coordinates in one column"),
    "tier": _("tier"),
    "relation": _("relation"),
    "processes": _("processes"),
    "products": _("products"),
    "workers": _("number of workers"),
    "disclosure": _("disclosure"),
    "remark": _("remark"),
    "row_id": _("your own row number"),
    "location_id": _("our location identifier"),
    "os_id": _("OS ID"),
}


def field_title(field: str) -> str:
    """What people call a field."""
    return str(FIELD_TITLES.get(field) or field.replace("_", " "))
