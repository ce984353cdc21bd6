"""Plays the figures of an agreement's years and its annual report, from counting to publishing."""

from decimal import Decimal

from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.people.rules import Actor
from akkoord.desk.progress.actions import count_figures, enter_figure
from akkoord.desk.progress.queries import draft_of, released_of
from akkoord.desk.progress.rules import Entered
from akkoord.desk.publication.actions import (
    approve_report,
    offer_report,
    open_report,
    publish_report,
    release_figures,
    write_chapter,
)
from akkoord.desk.publication.queries.reports import findings_of
from akkoord.desk.publication.rules.reports import ReportState
from akkoord.engine.yaml_data import yaml_data


def play_years(adviser: Actor, assessor: Actor, agreement: Agreement, *, year: int) -> int:
    """Release the figures of the years before `year` and of `year` itself; answers of how many years.

    Played again it finds what stands. The report on `year` is written by one and approved by the other.
    """
    facts = yaml_data("akkoord.project", "years_and_report.yaml")
    earlier = [each for each in facts["earlier"] if each["year"] < year]
    for each in earlier:
        if released_of(agreement, each["year"]) is None:
            for figure in each["figures"]:
                entered = Entered(
                    figure["series"], Decimal(figure["value"]), figure["source"], figure.get("cell", "")
                )
                enter_figure(adviser, agreement, each["year"], entered)
            _release(assessor, agreement, each["year"])
    if released_of(agreement, year) is None:
        count_figures(adviser, agreement, year, as_of=timezone.localdate())
        _release(assessor, agreement, year)
    _report(adviser, assessor, agreement, year, facts["next_year"])
    return len(earlier) + 1


def _release(assessor: Actor, agreement: Agreement, year: int) -> None:
    draft = draft_of(agreement, year)
    if draft:
        release_figures(assessor, agreement, year, revision=draft.revision)


def _report(
    adviser: Actor, assessor: Actor, agreement: Agreement, year: int, next_year: dict[str, str]
) -> None:
    if agreement.reports.filter(year=year, state=ReportState.PUBLISHED).exists():
        return
    report = open_report(adviser, agreement, year)
    if report.state == ReportState.DRAFT:
        last = report.chapters.select_related("report").get(code="next_year")
        write_chapter(adviser, last, text_nl=next_year["nl"], text_en=next_year["en"], revision=last.revision)
        report.refresh_from_db()
        report = offer_report(adviser, report, revision=report.revision)
    if report.state == ReportState.OFFERED:
        looked_at = [each.key for each in findings_of(report)]
        report = approve_report(assessor, report, revision=report.revision, accepted=looked_at)
    publish_report(adviser, report)
