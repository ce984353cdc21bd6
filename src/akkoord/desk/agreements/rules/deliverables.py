"""What every company and party delivers, how a monitor judges it, and what is counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

COMPANIES_TO_COUNT = 5
"""Counts over fewer companies are not told to parties (handbook, disclosure 5.7)."""


class Owes(StrEnum):
    """Who delivers it: every company, or every party of a kind."""

    COMPANIES = "companies"
    PARTIES = "parties"
    GOVERNMENT = "government"
    TRADE_ASSOCIATIONS = "trade_association"
    UNIONS = "union"
    NGOS = "ngo"


OWES_TITLES = {
    Owes.COMPANIES: gettext_noop("every company"),
    Owes.PARTIES: gettext_noop("every party"),
    Owes.GOVERNMENT: gettext_noop("the government"),
    Owes.TRADE_ASSOCIATIONS: gettext_noop("the trade association"),
    Owes.UNIONS: gettext_noop("the unions"),
    Owes.NGOS: gettext_noop("civil society organisations"),
}


class Verdict(StrEnum):
    """What the monitor found."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_SHOWN = "not_shown"


VERDICT_TITLES = {
    Verdict.MET: gettext_noop("delivered"),
    Verdict.PARTLY: gettext_noop("partly delivered"),
    Verdict.NOT_MET: gettext_noop("not delivered"),
    Verdict.NOT_SHOWN: gettext_noop("nothing shows it"),
}


@dataclass(frozen=True, slots=True)
class YearlyDeliverable:
    """Something that is to be delivered every year, as the agreement is set up with it."""

    owes: Owes
    code: str
    name_en: str
    name_nl: str = ""
    is_key: bool = False

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """The deliverable in a row."""
        is_key = row.get("key") in {True, "yes", "on"}
        name_nl = str(row.get("name_nl") or "")
        return cls(Owes(row["owes"]), str(row["code"]), str(row["name_en"]), name_nl, is_key)

    @property
    def owes_title(self) -> str:
        """Who delivers it, to be translated."""
        return OWES_TITLES[self.owes]

    def named(self, language: str) -> str:
        """What it is, in `language`."""
        return (self.name_nl if language.startswith("nl") else "") or self.name_en

    def is_owed_by(self, *, is_company: bool, kind: str) -> bool:
        """Whether an organisation delivers it."""
        if self.owes is Owes.COMPANIES or is_company:
            return self.owes is Owes.COMPANIES and is_company
        return self.owes is Owes.PARTIES or self.owes == kind


class NotOnItsYear(AkkoordError):
    """Nothing is set up that could be delivered."""

    code = "no_deliverables"
    sentence = gettext_noop("First write down what is delivered every year, under “What was agreed”.")


class ReportHandedIn(AkkoordError):
    """The monitor has reported on the year; its judgements are fixed."""

    code = "monitoring_report_handed_in"
    sentence = gettext_noop("The report on this year is handed in; nothing about it changes any more.")


class NothingShown(AkkoordError):
    """Neither words, file nor address were given."""

    code = "nothing_shown"
    sentence = gettext_noop("Say what shows it, choose a file, or give the web address where it stands.")


class NotAllJudged(AkkoordError):
    """A report says something about every deliverable of the year."""

    code = "not_all_judged"
    sentence = gettext_noop("%(number)d deliverables of this year are not judged yet.")


@dataclass(frozen=True, slots=True)
class Judged:
    """One deliverable as the counts see it."""

    owner: str
    is_company: bool
    is_key: bool
    verdict: Verdict | None


def counts_of(judged: Iterable[Judged]) -> list[dict[str, Any]]:
    """One row each for companies and parties, key or not: how many were judged in which way.

    Of companies nothing is counted where fewer than `COMPANIES_TO_COUNT` of them deliver.
    """
    rows = list(judged)
    sorts = [(is_company, is_key) for is_company in (True, False) for is_key in (True, False)]
    counted = (_count([each for each in rows if (each.is_company, each.is_key) == sort]) for sort in sorts)
    return [row for row in counted if row]


def _count(those: list[Judged]) -> dict[str, Any]:
    owners = {each.owner for each in those}
    if not those or (those[0].is_company and len(owners) < COMPANIES_TO_COUNT):
        return {}
    return {
        "is_company": those[0].is_company,
        "is_key": those[0].is_key,
        "owners": len(owners),
        "all": len(those),
        **{str(verdict): sum(each.verdict is verdict for each in those) for verdict in Verdict},
    }
