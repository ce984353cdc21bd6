"""Guess the columns of a list without a header from what is in them."""

import re
from collections.abc import Callable

from akkoord.engine.cleaning.countries import country_of
from akkoord.engine.intake.sheets import Sheet

ROWS_TO_LOOK_AT = 300
MOST_ARE = 0.7
LETTERS = re.compile(r"[^\W\d_]{2}")


def guess_columns(sheet: Sheet, headers: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Country: most cells name one. Address: the longest texts. Name: the first of the other texts.

    Empty when there is no name or no address to be found.
    """
    cells = {
        header: [text for text in column.slice(0, ROWS_TO_LOOK_AT).to_pylist() if text.strip()]
        for header, column in zip(headers, sheet.columns, strict=True)
    }
    texts = {header: found for header, found in cells.items() if _share(found, LETTERS.search) > MOST_ARE}
    country = next((header for header, found in texts.items() if _share(found, country_of) > MOST_ARE), None)
    others = [header for header in texts if header != country]
    if len(others) < 2:  # noqa: PLR2004 - a name and an address
        return {}
    address = max(others, key=lambda header: sum(map(len, texts[header])) / len(texts[header]))
    name = next(header for header in others if header != address)
    columns: dict[str, tuple[str, ...]] = {"name": (name,), "address": (address,)}
    if country:
        columns["country"] = (country,)
    return columns


def _share(texts: list[str], holds: Callable[[str], object]) -> float:
    return sum(bool(holds(text)) for text in texts) / len(texts) if texts else 0.0
