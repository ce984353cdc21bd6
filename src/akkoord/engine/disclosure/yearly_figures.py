"""The released figures of an agreement's years: the file that the desk writes and the public site reads."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

FIGURES = "figures.json"
"""Beside the editions of the agreement and in none of them."""
Words = Mapping[str, str]
"""Language → text."""


@dataclass(frozen=True, slots=True)
class YearlyFigure:
    """One number of one year; `value` is None where it is not shown."""

    year: int
    cell: str
    value: Decimal | None
    is_by_hand: bool
    source: str
    """Where it is from, when somebody entered it."""


@dataclass(frozen=True, slots=True)
class YearlySeries:
    """What is counted every year, in words, with its numbers."""

    code: str
    term: str
    unit: str
    version: int
    name: Words
    means: Words
    cells: Mapping[str, Words]
    """Parts, in the order in which they are shown."""
    figures: tuple[YearlyFigure, ...]


@dataclass(frozen=True, slots=True)
class CountedYear:
    """A year with released figures: of which day they are, and which version."""

    year: int
    as_of: str
    """ISO 8601."""
    number: int
    reason: str
    """What the version corrects."""

    @property
    def day(self) -> date:
        """As of which day it was counted."""
        return date.fromisoformat(self.as_of)


@dataclass(frozen=True, slots=True)
class YearlyTarget:
    """What is to be reached in one series, and by when."""

    series: str
    by: str
    """ISO 8601."""
    value: Decimal

    @property
    def day(self) -> date:
        """By when."""
        return date.fromisoformat(self.by)


@dataclass(frozen=True, slots=True)
class YearlyFigures:
    """Everything that is released of an agreement's figures."""

    agreement: str
    agreement_name: Words
    years: tuple[CountedYear, ...]
    series: tuple[YearlySeries, ...]
    targets: tuple[YearlyTarget, ...]

    def as_json(self) -> str:
        """The content of the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, default=str) + "\n"

    @classmethod
    def read(cls, text: str) -> Self:
        """What stands in the file. Raises `ValueError`, `KeyError` or `TypeError` where it is another one."""
        row = json.loads(text)
        return cls(
            agreement=row["agreement"],
            agreement_name=row["agreement_name"],
            years=tuple(CountedYear(**each) for each in row["years"]),
            series=tuple(_series(each) for each in row["series"]),
            targets=tuple(
                YearlyTarget(each["series"], each["by"], Decimal(each["value"])) for each in row["targets"]
            ),
        )


def _series(row: Mapping[str, Any]) -> YearlySeries:
    figures = tuple(
        YearlyFigure(**{**each, "value": None if each["value"] is None else Decimal(each["value"])})
        for each in row["figures"]
    )
    return YearlySeries(**{**row, "figures": figures})
