"""What companies hand in every year: of which kind, by which day, from which year on, and who."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from akkoord.desk.agreements.rules.configuration import day_in
from akkoord.engine.text import gettext_noop


class DutyKind(StrEnum):
    """The kinds of things that companies hand in every year (handbook, agreements 2.8)."""

    LOCATIONS = "locations"
    SELF_EVALUATION = "self_evaluation"
    MATERIALS = "materials"
    PLAN = "plan"
    PROGRESS = "progress"
    STATEMENT = "statement"


DUTY_TITLES = {
    DutyKind.LOCATIONS: gettext_noop("the list"),
    DutyKind.SELF_EVALUATION: gettext_noop("self-evaluation"),
    DutyKind.MATERIALS: gettext_noop("materials"),
    DutyKind.PLAN: gettext_noop("plan of action"),
    DutyKind.PROGRESS: gettext_noop("progress report"),
    DutyKind.STATEMENT: gettext_noop("public statement"),
}


@dataclass(frozen=True, slots=True)
class YearlyDuty:
    """Something that companies owe every year by a day, from a year of taking part on.

    `size_classes` are the codes of those that owe it; none are named where all do.
    """

    kind: DutyKind
    month: int
    day: int
    first_year: int = 1
    size_classes: tuple[str, ...] = ()

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """The duty in a row."""
        codes = row.get("size_classes") or ()
        named = codes.split(",") if isinstance(codes, str) else codes
        return cls(
            DutyKind(row["kind"]),
            int(row["month"]),
            int(row["day"]),
            int(row.get("first_year") or 1),
            tuple(code.strip() for code in named if code.strip()),
        )

    @property
    def title(self) -> str:
        """What is owed, to be translated."""
        return DUTY_TITLES[self.kind]

    def due_in(self, year: int) -> date:
        """The day on which it is due in that year."""
        return day_in(year, self.month, self.day)


def is_owed(*, first_year: int, size_classes: tuple[str, ...], year: int, size_class: str) -> bool:
    """Whether a company in its `year` of taking part owes it; an unknown size never lets it off."""
    return year >= first_year and (not size_classes or not size_class or size_class in size_classes)
