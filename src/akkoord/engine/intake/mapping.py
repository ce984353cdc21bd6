"""Which column of a file holds which field: proposed by us, changed by a person, applied again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from akkoord.engine.cleaning.countries import is_country_code
from akkoord.engine.intake.headers import meaning_of, other_meanings_of, vocabulary

FIELDS = vocabulary().fields
"""Every field that a column can hold, in the order in which they are proposed."""
ADDRESS_PARTS = ("address", "district", "city", "region", "postal_code")
"""Fields that together are an address, in the order in which they are joined."""
POINTS = ("lat", "lng", "coordinates")


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is read.

    `header_row` is the spreadsheet row of the header, None when there is none (columns are then
    called "column A", "column B" …); `columns` leads from a field to the headers that hold it.
    """

    sheet: str | None
    header_row: int | None
    columns: Mapping[str, tuple[str, ...]]
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How a file is read. `countries` are corrections by a person: a spelling → ISO 3166-1 alpha-2."""

    sheets: tuple[SheetMapping, ...]
    countries: Mapping[str, str] = field(default_factory=dict)

    def of(self, sheet: str | None) -> SheetMapping | None:
        return next((mapping for mapping in self.sheets if mapping.sheet == sheet), None)

    def as_dict(self) -> dict[str, Any]:
        """Plain lists and dictionaries, for JSON."""
        sheets = [
            {
                "sheet": mapping.sheet,
                "header_row": mapping.header_row,
                "columns": {name: list(headers) for name, headers in mapping.columns.items()},
                "is_used": mapping.is_used,
            }
            for mapping in self.sheets
        ]
        return {"sheets": sheets, "countries": dict(self.countries)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of `as_dict`. Raises ValueError when a field or a country does not exist."""
        sheets = tuple(
            SheetMapping(
                sheet=entry["sheet"],
                header_row=entry["header_row"],
                columns={_known(name): tuple(headers) for name, headers in entry["columns"].items()},
                is_used=entry.get("is_used", True),
            )
            for entry in data["sheets"]
        )
        countries = {str(spelling): _country(code) for spelling, code in data.get("countries", {}).items()}
        return cls(sheets=sheets, countries=countries)


def _country(code: str) -> str:
    if not is_country_code(code):
        raise ValueError(f"{code!r} is not the two-letter code of a country.")
    return code


def _known(name: str) -> str:
    if name not in FIELDS:
        raise ValueError(f"There is no field {name!r}; there are {', '.join(FIELDS)}.")
    return name


def propose_columns(headers: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Field → headers, in the order of FIELDS; several headers of one field keep their order in the sheet."""
    found: dict[str, list[str]] = {}
    for header in headers:
        if meaning := meaning_of(header):
            found.setdefault(meaning.field, []).append(header)
    for header in headers:
        free = [name for name in other_meanings_of(header) if name not in found]
        if free and meaning_of(header) is None:
            found[free[0]] = [header]
    return {name: tuple(found[name]) for name in FIELDS if name in found}
