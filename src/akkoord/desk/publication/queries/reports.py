"""Reads about annual reports: which there are, what a text says with its figures, what may be done now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext, override

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import Moment
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.progress.models import FigureSet
from akkoord.desk.progress.queries import statistics_thing
from akkoord.desk.progress.queries.counting import year_of
from akkoord.desk.progress.rules import SetState
from akkoord.desk.publication.models import AnnualReport, ReportChapter
from akkoord.desk.publication.queries.internal import internal_values, organisation_names
from akkoord.desk.publication.queries.page import FindingShown
from akkoord.desk.publication.rules.reports import (
    REPORT_IS_OPEN,
    REPORT_IS_PUBLIC,
    REPORT_STEPS,
    WRITTEN_IN,
    ReportState,
    ReportStep,
    chapter_plans,
    filled,
    report_findings,
)
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.appearing import agreed_day, report_day
from akkoord.desk.register.rules import CycleState
from akkoord.engine.disclosure import Finding, shown_share
from akkoord.engine.disclosure.yearly_report import (
    REPORTS,
    Block,
    PublicChapter,
    PublicReport,
    blocks_of,
    report_name,
)
from akkoord.engine.text import gettext_noop

NOT_SHOWN = gettext_noop("a number that is not shown")
TOLD_BEFORE = timedelta(days=60)
"""How long before its day a report is told of in the morning."""
LANGUAGE_NAMES = {"nl": gettext_noop("Dutch"), "en": gettext_noop("English")}
_SEPARATORS = {"nl": (".", ","), "en": (",", ".")}
"""Language → between thousands, before decimals."""


@dataclass(frozen=True, slots=True)
class MarkShown:
    """A figure that can stand in a text."""

    mark: str
    title: str
    number: str
    """Empty where it is not shown."""


@dataclass(frozen=True, slots=True)
class ChapterShown:
    """A chapter as it will be read."""

    chapter: ReportChapter
    blocks: Mapping[str, tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything that the page of a report shows, and what the reader may do now."""

    report: AnnualReport
    chapters: tuple[ChapterShown, ...]
    findings: tuple[FindingShown, ...]
    may_write: bool
    steps: tuple[ReportStep, ...]
    is_own: bool
    """Whether it waits for approval and the reader wrote in it."""
    is_too_early: bool


def reports_of(agreement: Agreement) -> QuerySet[AnnualReport]:
    """All versions, the newest year and version first."""
    return agreement.reports.select_related("figures").order_by("-year", "-version")


def years_to_report(agreement: Agreement) -> list[int]:
    """The years with released figures, the newest first."""
    released = agreement.figure_sets.filter(state=SetState.RELEASED)
    return list(released.order_by("-year").values_list("year", flat=True))


def reports_under_way(agreements: Sequence[Agreement]) -> QuerySet[AnnualReport]:
    """The reports of these agreements that are inside the house."""
    found = AnnualReport.objects.filter(agreement__in=agreements, state__in=REPORT_IS_OPEN)
    return found.select_related("agreement").order_by("year")


def reports_due(agreements: Sequence[Agreement]) -> list[tuple[Cycle, date]]:
    """The newest year of each agreement whose report appears soon, or should be out, and its day."""
    newest: dict[int, Cycle] = {}
    cycles = Cycle.objects.filter(agreement__in=agreements).exclude(state=CycleState.DRAFT)
    for each in cycles.select_related("agreement").order_by("year"):
        newest[each.agreement_id] = each
    out = AnnualReport.objects.filter(agreement__in=agreements, state__in=REPORT_IS_PUBLIC)
    there = set(out.values_list("agreement", "year"))
    until = timezone.localdate() + TOLD_BEFORE
    due = [
        (each, report_day(each)) for each in newest.values() if (each.agreement_id, each.year) not in there
    ]
    return [(each, day) for each, day in due if day <= until]


def day_of_report(agreement: Agreement, year: int) -> date:
    """When the report on the year appears: as the year has it, else the agreement."""
    cycle = year_of(agreement, year)
    return report_day(cycle) if cycle else agreed_day(agreement, year, Moment.ANNUAL_REPORT)


def numbers_in(figures: FigureSet, language: str) -> dict[str, str | None]:
    """Mark → the figure as a text in `language` writes it; None where it is not shown."""
    rows = list(figures.rows.all())
    wholes = {each.series: each for each in rows if not each.cell and not each.hidden}
    found: dict[str, str | None] = {}
    for each in rows:
        mark = f"{each.series}.{each.cell}" if each.cell else each.series
        found[mark] = None if each.hidden else _written(each.number, language)
        whole = wholes.get(each.series)
        if each.cell and whole and whole.value:
            share = shown_share(int(each.value), int(whole.value))
            found[f"{mark}%"] = None if each.hidden else _written(share.normalize() + 0, language)
    return found


def _written(number: object, language: str) -> str:
    thousands, decimals = _SEPARATORS[language]
    whole, _, part = f"{number:,f}".partition(".") if not isinstance(number, int) else (f"{number:,}", "", "")
    return whole.replace(",", thousands) + (decimals + part if part else "")


def marks_of(report: AnnualReport) -> list[MarkShown]:
    """Every figure of the report's year, with its number in the language of the reader."""
    language = "nl" if (get_language() or "").startswith("nl") else "en"
    numbers = numbers_in(report.figures, language)
    title, found = "", list[MarkShown]()
    for each in report.figures.rows.all():
        title = title if each.cell else each.title
        name = f"{title}: {each.title}" if each.cell else each.title
        mark = f"{each.series}.{each.cell}" if each.cell else each.series
        found.append(MarkShown(f"{{{mark}}}", name, numbers[mark] or ""))
    return found


def texts_of(report: AnnualReport) -> dict[tuple[str, str], str]:
    """Chapter and language → its text with the marks."""
    return {
        (each.code, language): getattr(each, f"text_{language}")
        for each in report.chapters.all()
        for language in WRITTEN_IN
    }


def findings_of(report: AnnualReport) -> tuple[Finding, ...]:
    """What has to be looked at before the report leaves the house."""
    internal = [(each.kind, each.value) for each in internal_values()]
    return report_findings(texts_of(report), names=organisation_names(), internal=internal)


def chapters_shown(report: AnnualReport) -> tuple[ChapterShown, ...]:
    """The chapters with their figures."""
    return tuple(
        ChapterShown(each, {language: _blocks(report, each, language) for language in WRITTEN_IN})
        for each in report.chapters.all()
    )


def _blocks(report: AnnualReport, chapter: ReportChapter, language: str) -> tuple[Block, ...]:
    with override(language):
        not_shown = gettext(NOT_SHOWN)
    text = getattr(chapter, f"text_{language}")
    return blocks_of(filled(text, numbers_in(report.figures, language), not_shown=not_shown))


def public_report(report: AnnualReport) -> PublicReport:
    """The report as everybody will read it: nothing of the desk but texts, names of chapters and dates."""
    agreement = report.agreement
    return PublicReport(
        agreement=agreement.slug,
        agreement_name=agreement.names,
        year=report.year,
        version=report.version,
        dated=report.publish_on.isoformat(),
        figures_as_of=report.figures.as_of.isoformat(),
        figures_number=report.figures.number,
        reason=report.reason,
        chapters=tuple(
            PublicChapter(
                each.chapter.code, dict(chapter_plans()[each.chapter.code].title), dict(each.blocks)
            )
            for each in chapters_shown(report)
            if each.blocks["en"]
        ),
    )


def report_file(report: AnnualReport) -> Path:
    """Where the public site reads it."""
    folder = Path(settings.EDITIONS_DIR) / report.agreement.slug / REPORTS
    return folder / report_name(report.year, report.version)


def report_page(report: AnnualReport, actor: Actor) -> ReportPage:
    """The page of `report` for `actor`."""
    thing, state = statistics_thing(report.agreement_id), ReportState(report.state)
    writes, approves = may(actor, Action.WRITE, thing), may(actor, Action.APPROVE, thing)
    is_own = actor.user_id in report.makers
    too_early = timezone.localdate() < report.publish_on
    open_to = {
        ReportStep.OFFER: writes,
        ReportStep.TAKE_BACK: writes or approves,
        ReportStep.APPROVE: approves and not is_own,
        ReportStep.PUBLISH: writes and not too_early,
    }
    shows_findings = state in {ReportState.DRAFT, ReportState.OFFERED}
    return ReportPage(
        report=report,
        chapters=chapters_shown(report),
        findings=_in_words(findings_of(report)) if shows_findings else (),
        may_write=writes and report.is_draft,
        steps=tuple(step for step, (states, _) in REPORT_STEPS.items() if state in states and open_to[step]),
        is_own=approves and is_own and state is ReportState.OFFERED,
        is_too_early=too_early and state is ReportState.APPROVED,
    )


def _in_words(findings: Sequence[Finding]) -> tuple[FindingShown, ...]:
    return tuple(
        FindingShown(gettext(each.sentence) % _named(each), each.level, each.key) for each in findings
    )


def _named(finding: Finding) -> dict[str, str | int]:
    """What the sentence of a finding speaks of, the chapter and its language by their names."""
    language = (get_language() or "en")[:2]
    return {
        **finding.params,
        "chapter": chapter_plans()[str(finding.params["chapter"])].title[language],
        "language": gettext(LANGUAGE_NAMES[str(finding.params["language"])]),
    }
