"""The habits of companies that write lists, as read from `styles.yaml`."""

from dataclasses import dataclass
from functools import cache

from akkoord.engine.yaml_data import yaml_data


@dataclass(frozen=True, slots=True)
class Style:
    """How one company writes its list.

    `columns` are pairs of header and field; `country` is a language, `iso2`, `iso3` or `mixed`;
    `sloppiness` from 0 to 1 says how often something goes wrong in a row; `title` are lines above the
    header; `total` is the label of a last row with the number of rows; `gap` puts a blank row after so
    many rows; `sheet_per` splits the list over sheets by `country`.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    format: str
    country: str = "en"
    encoding: str = "utf-8"
    delimiter: str = ","
    sloppiness: float = 0.2
    case: str = "as_is"
    is_ascii: bool = False
    missing: str = ""
    title: tuple[str, ...] = ()
    total: str = ""
    gap: int = 0
    sheet: str = "Sheet1"
    sheet_per: str = ""
    notes: tuple[str, ...] = ()
    merges_country: bool = False
    order: str = "shuffled"
    legal: str = "as_is"
    filename: str = "{company} {year}"
    decimal: str = "."


@cache
def styles() -> tuple[Style, ...]:
    """All styles, in the order in which companies get them."""
    content = yaml_data(__package__, "styles.yaml")
    return tuple(_style(entry) for entry in content["styles"])


def _style(entry: dict[str, object]) -> Style:
    lists = {key: _frozen(value) for key, value in entry.items() if isinstance(value, list)}
    return Style(**{**entry, **lists})  # type: ignore[arg-type]  # the YAML is ours and read by a test


def _frozen(value: list[object]) -> tuple[object, ...]:
    return tuple(tuple(item) if isinstance(item, list) else item for item in value)
