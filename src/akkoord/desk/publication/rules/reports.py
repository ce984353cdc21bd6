"""Which way an annual report goes, how figures stand in its text, and what has to be looked at."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from akkoord.engine.disclosure import Finding, Level, PublicText, names_in
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop
from akkoord.engine.yaml_data import yaml_data

WRITTEN_IN = ("nl", "en")
"""The languages in which a report is written; its frame is there in four."""
MARK = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
SHORTEST_VALUE = 8
"""Characters; a shorter internal value says nothing when it is found."""


class ReportState(StrEnum):
    """Where a version of a report stands on its way out of the house."""

    DRAFT = "draft"
    OFFERED = "offered"
    APPROVED = "approved"
    PUBLISHED = "published"
    REPLACED = "replaced"


REPORT_STATE_TITLES = {
    ReportState.DRAFT: gettext_noop("being written"),
    ReportState.OFFERED: gettext_noop("to be approved"),
    ReportState.APPROVED: gettext_noop("approved, to be published"),
    ReportState.PUBLISHED: gettext_noop("published"),
    ReportState.REPLACED: gettext_noop("replaced by a correction"),
}
REPORT_IS_OPEN = (ReportState.DRAFT, ReportState.OFFERED, ReportState.APPROVED)
REPORT_IS_PUBLIC = (ReportState.PUBLISHED, ReportState.REPLACED)


class ReportStep(StrEnum):
    """What somebody does with a whole report."""

    OFFER = "offer"
    TAKE_BACK = "take_back"
    APPROVE = "approve"
    PUBLISH = "publish"


REPORT_STEPS = {
    ReportStep.OFFER: ({ReportState.DRAFT}, ReportState.OFFERED),
    ReportStep.TAKE_BACK: ({ReportState.OFFERED, ReportState.APPROVED}, ReportState.DRAFT),
    ReportStep.APPROVE: ({ReportState.OFFERED}, ReportState.APPROVED),
    ReportStep.PUBLISH: ({ReportState.APPROVED}, ReportState.PUBLISHED),
}
"""Step → from which states, to which."""


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """A chapter as it is proposed."""

    code: str
    title: Mapping[str, str]
    sentences: tuple[Mapping[str, str], ...]
    needs_lists: bool = False

    def drafted(self, numbers: Mapping[str, str | None], language: str) -> str:
        """The sentences of which every figure is there and shown."""
        sentences = (each[language] for each in self.sentences)
        return " ".join(each for each in sentences if all(numbers.get(mark) for mark in marks_in(each)))


@cache
def chapter_plans() -> Mapping[str, ChapterPlan]:
    """The chapters as `chapters.yaml` has them, by code."""
    data: dict[str, Any] = yaml_data("akkoord.desk.publication", "chapters.yaml")
    return {
        row["code"]: ChapterPlan(row["code"], row["title"], tuple(row["sentences"]), bool(row.get("lists")))
        for row in data["chapters"]
    }


def marks_in(text: str) -> list[str]:
    """The figures that a text names, such as `handed_in_plan.handed_in`."""
    return [match.strip() for match in MARK.findall(text)]


def check_marks(text: str, known: Collection[str]) -> None:
    """Raise `UnknownMark` where a text names a figure that the year does not have."""
    for mark in marks_in(text):
        if mark not in known:
            raise UnknownMark(mark=mark)


def filled(text: str, numbers: Mapping[str, str | None], *, not_shown: str) -> str:
    """The text with its figures; one that may not be told reads `not_shown`."""
    return MARK.sub(lambda found: numbers.get(found[1].strip()) or not_shown, text)


def typed_numbers(text: str) -> Iterator[str]:
    """Numbers that somebody typed, other than years: they do not follow the figures."""
    for number in _NUMBER.findall(MARK.sub("", text)):
        if not _YEAR.fullmatch(number):
            yield number


NAMED = gettext_noop(
    "The chapter “%(chapter)s” (%(language)s) names “%(name)s”. A name may stand there only where the fact "
    "is public."
)
TYPED = gettext_noop(
    "The chapter “%(chapter)s” (%(language)s) holds the number %(number)s, which does not come from the "
    "released figures."
)
INTERNAL = gettext_noop("The chapter “%(chapter)s” (%(language)s) holds something internal (%(kind)s).")


def report_findings(
    texts: Mapping[tuple[str, str], str], *, names: Collection[str], internal: Collection[tuple[str, str]]
) -> tuple[Finding, ...]:
    """What whoever approves must look at, and what forbids it; `texts` by chapter and language."""
    found = list[Finding]()
    public = [PublicText(language, chapter, "", text) for (chapter, language), text in texts.items()]
    for each in dict.fromkeys(names_in(public, names)):
        params: dict[str, str | int] = {"chapter": each.place, "language": each.file, "name": each.name}
        found.append(Finding("report_names", Level.ACCEPT, NAMED, params))
    for (chapter, language), text in texts.items():
        for number in dict.fromkeys(typed_numbers(text)):
            params = {"chapter": chapter, "language": language, "number": number}
            found.append(Finding("report_number_typed", Level.ACCEPT, TYPED, params))
        folded = text.casefold()
        values = (each for each in internal if len(each[1]) >= SHORTEST_VALUE)
        for kind in sorted({kind for kind, value in values if value.casefold() in folded}):
            params = {"chapter": chapter, "language": language, "kind": kind}
            found.append(Finding("report_internal_value", Level.BLOCK, INTERNAL, params))
    return tuple(found)


def check_day(publish_on: date, *, today: date) -> None:
    """Raise `TooEarly` before the day of the report."""
    if today < publish_on:
        raise TooEarly(day=publish_on.isoformat())


class ReportMoved(AkkoordError):
    """The report is not what was looked at, or is not in a state for this."""

    code = "report_moved"
    sentence = gettext_noop("The report has changed since you opened the page. Look at it once more.")


class ChapterMoved(AkkoordError):
    """A colleague saved the chapter meanwhile."""

    code = "chapter_moved"
    sentence = gettext_noop(
        "A colleague has saved this chapter meanwhile. Your text stands below; compare it and save again."
    )


class UnknownMark(AkkoordError):
    """A text names a figure that is not there."""

    code = "unknown_mark"
    sentence = gettext_noop(
        "There is no figure {%(mark)s} in this year. The list beside the text has them all."
    )


class OwnReport(AkkoordError):
    """Who wrote a report does not approve it."""

    code = "own_report"
    sentence = gettext_noop("You wrote in this report, so somebody else must approve it.")


class FiguresNeeded(AkkoordError):
    """A report is written about released figures."""

    code = "figures_needed"
    sentence = gettext_noop("Release the figures of this year first; the report is written about them.")


class BothLanguages(AkkoordError):
    """A chapter stands in one language only, or none has a text."""

    code = "both_languages"
    sentence = gettext_noop(
        "Write at least one chapter, and each in Dutch and English, before you offer the report."
    )


class TooEarly(AkkoordError):
    """The day of the report is still to come."""

    code = "report_too_early"
    sentence = gettext_noop("This report appears on %(day)s and cannot be published before.")


class SomethingInternal(AkkoordError):
    """The texts hold what must never leave the house."""

    code = "report_holds_internal"
    sentence = gettext_noop("A chapter holds something internal. Take the report back and take it out.")
