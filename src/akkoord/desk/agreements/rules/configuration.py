"""What an agreement is set up with: rows of themes, enforcement, targets, sizes, norms, days, documents.

A row is kept as plain data, as the ready configurations write it, and read here into its shape.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Self

from akkoord.desk.agreements.rules.vocabulary import (
    DOCUMENT_KIND_TITLES,
    ENFORCEMENT_TITLES,
    METRIC_TITLES,
    MOMENT_TITLES,
    NORM_KIND_TITLES,
    DocumentKind,
    EnforcementForm,
    Metric,
    Moment,
    NormKind,
)
from akkoord.engine.disclosure import PublicationMode
from akkoord.engine.insight import PLACES, InsightUnit

Row = Mapping[str, Any]
YEARS_WITH_NORMS = 5
A_LEAP_YEAR = 2024
MONTHS = (
    *("lists_months", "documents_months", "signed_months", "talks_months"),
    *("drafts_months", "papers_months", "stories_months"),
)
"""The terms of a policy."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row with a text that the desk reads; English stands in for a missing one."""

    name_en: str
    name_nl: str = ""

    def named(self, language: str) -> str:
        """The text in `language`."""
        return (self.name_nl if language.startswith("nl") else "") or self.name_en


@dataclass(frozen=True, slots=True)
class NamedRow(TextRow):
    """A row that companies or everybody read, so that it has a name in the four languages of the house."""

    name_de: str = ""
    name_fr: str = ""

    def named(self, language: str) -> str:
        """The name in `language`, else in English."""
        further = {"de": self.name_de, "fr": self.name_fr}
        return further.get(language[:2], "") or TextRow.named(self, language)


@dataclass(frozen=True, slots=True)
class Theme(NamedRow):
    """A subject of the agreement, such as child labour."""

    code: str = ""

    @classmethod
    def read(cls, row: Row) -> Self:
        """The theme in a row."""
        return cls(**_known(cls, row))


@dataclass(frozen=True, slots=True)
class Enforcement:
    """A form of enforcement, from one day to another."""

    form: EnforcementForm
    starts: date | None = None
    ends: date | None = None
    note: str = ""

    @classmethod
    def read(cls, row: Row) -> Self:
        """The form of enforcement in a row."""
        return cls(
            EnforcementForm(row["form"]), day(row.get("starts")), day(row.get("ends")), _text(row, "note")
        )

    @property
    def title(self) -> str:
        """What it is, to be translated."""
        return ENFORCEMENT_TITLES[self.form]

    def is_in_force(self, on: date) -> bool:
        """Whether it counts on that day; without dates it always does."""
        return (self.starts is None or self.starts <= on) and (self.ends is None or on <= self.ends)


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached, and by which day."""

    metric: Metric
    by: date
    value: Decimal
    source: str = ""

    @classmethod
    def read(cls, row: Row) -> Self:
        """The target in a row."""
        by = day(row["by"])
        if by is None:
            raise ValueError("A target has a day.")
        return cls(Metric(row["metric"]), by, Decimal(str(row["value"])), _text(row, "source"))

    @property
    def title(self) -> str:
        """What it counts, to be translated."""
        return METRIC_TITLES[self.metric]


@dataclass(frozen=True, slots=True)
class SizeClass(NamedRow):
    """A class of companies by size, and what they pay; fees in euros, None where not known."""

    code: str = ""
    definition: str = ""
    yearly_fee: Decimal | None = None
    one_off_fee: Decimal | None = None

    @classmethod
    def read(cls, row: Row) -> Self:
        """The size class in a row."""
        known = _known(cls, row)
        return cls(
            **{**known, "yearly_fee": _amount(row, "yearly_fee"), "one_off_fee": _amount(row, "one_off_fee")}
        )


@dataclass(frozen=True, slots=True)
class YearNorm(NamedRow):
    """What a company has to reach in each of its years in the agreement; "" where nothing yet."""

    code: str = ""
    kind: NormKind = NormKind.SCORED
    year_1: str = ""
    year_2: str = ""
    year_3: str = ""
    year_4: str = ""
    year_5: str = ""
    shown_by: str = ""
    """What in the desk shows that it is met (`rules.norms.SHOWN_BY_TITLES`); "" where nothing does."""
    theme: str = ""
    """Of the collective project, where taking part in one shows it."""

    @classmethod
    def read(cls, row: Row) -> Self:
        """The norm in a row."""
        return cls(**{**_known(cls, row), "kind": NormKind(row["kind"])})

    @property
    def by_year(self) -> tuple[str, ...]:
        """The five norms in order."""
        return tuple(getattr(self, f"year_{number}") for number in range(1, YEARS_WITH_NORMS + 1))

    @property
    def kind_title(self) -> str:
        """Mandatory or scored, to be translated."""
        return NORM_KIND_TITLES[self.kind]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A moment that returns every year."""

    moment: Moment
    month: int
    day: int

    @classmethod
    def read(cls, row: Row) -> Self:
        """The moment in a row."""
        return cls(Moment(row["moment"]), int(row["month"]), int(row["day"]))

    @property
    def title(self) -> str:
        """What happens, to be translated."""
        return MOMENT_TITLES[self.moment]

    @property
    def sample(self) -> date:
        """The moment as a day, to be shown without its year."""
        return self.in_year(A_LEAP_YEAR)

    def in_year(self, year: int) -> date:
        """The day in that year; 29 February is the 28th where there is none."""
        return day_in(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DocumentVersion:
    """A document that companies sign, in the version that is in force since a day."""

    kind: DocumentKind
    version: str
    since: date | None = None

    @classmethod
    def read(cls, row: Row) -> Self:
        """The document in a row."""
        return cls(DocumentKind(row["kind"]), _text(row, "version"), day(row.get("since")))

    @property
    def title(self) -> str:
        """What it is, to be translated."""
        return DOCUMENT_KIND_TITLES[self.kind]


@dataclass(frozen=True, slots=True)
class Retention:
    """What is kept, given back and destroyed at the end; `years` counts from the end of the agreement.

    The months of lists, documents, what was signed and talks count from the day on which a company left,
    those of drafts from the last upload, those of papers from the end of the agreement, those of stories
    from the day on which nobody outside could read them any more.
    """

    years: int | None = None
    kept: str = ""
    returned: str = ""
    destroyed: str = ""
    lists_months: int = 24
    documents_months: int = 24
    signed_months: int = 84
    talks_months: int = 24
    drafts_months: int = 12
    papers_months: int = 84
    stories_months: int = 12

    @classmethod
    def read(cls, row: Row) -> Self:
        """The policy in a row."""
        years = row.get("years")
        terms = {name: int(row[name]) for name in MONTHS if row.get(name) not in {None, ""}}
        kept, returned, destroyed = (_text(row, name) for name in ("kept", "returned", "destroyed"))
        return cls(int(years) if years else None, kept, returned, destroyed, **terms)


def day_in(year: int, month: int, day: int) -> date:
    """The day of a year; 29 February is the 28th where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def hands_in_lists(units: Iterable[str]) -> bool:
    """Whether companies hand in lists of places: they do where a unit of insight stands on the map."""
    return any(InsightUnit(unit) in PLACES for unit in units)


def publishes(mode: str) -> bool:
    """Whether the agreement brings out a public list."""
    return PublicationMode(mode) is not PublicationMode.NONE


def day(written: object) -> date | None:
    """A day as data has it: a date, an ISO string, or nothing."""
    if isinstance(written, date) or not written:
        return written if isinstance(written, date) else None
    return date.fromisoformat(str(written))


def _known(shape: type, row: Row) -> dict[str, Any]:
    """The parts of a row that its shape knows, without empty ones."""
    return {each.name: str(row[each.name]) for each in fields(shape) if row.get(each.name) not in {None, ""}}


def _text(row: Row, name: str) -> str:
    return str(row.get(name) or "")


def _amount(row: Row, name: str) -> Decimal | None:
    written = row.get(name)
    return None if written in {None, ""} else Decimal(str(written))
