"""The report of the monitor on one year: written by it, read by the parties once it is handed in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from akkoord.desk.agreements.actions.deliverables import (
    hand_in_monitoring_report,
    write_monitoring_report,
)
from akkoord.desk.agreements.forms.deliverables import HandInReportForm, MonitoringReportForm
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries.deliverables import (
    judged_in,
    lines_of,
    monitors,
    report_of,
    years_of,
)
from akkoord.desk.agreements.rules.deliverables import VERDICT_TITLES, counts_of
from akkoord.desk.agreements.views.deliverables.finding import monitored_agreement
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.signed_in import actor


def monitoring_report(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The report on a year; the monitor writes it and hands it in."""
    found = monitored_agreement(request, slug)
    reader, report = actor(request), report_of(found, year)
    is_handed_in = report is not None and report.is_handed_in
    may_write = monitors(reader, found.pk) and not is_handed_in
    if year not in years_of(found) or not (is_handed_in or may_write):
        raise NotAllowed
    if request.method == "POST" and may_write:
        return _write(request, found, year)
    judged = judged_in(found, year)
    content = {
        "agreement": found,
        "year": year,
        "report": report,
        "counts": _in_words(report.counts if report and is_handed_in else counts_of(judged)),
        "verdicts": [gettext(title) for title in VERDICT_TITLES.values()],
        "missing": sum(each.verdict is None for each in judged),
        "parties": [each for each in lines_of(reader, found, year) if not each.deliverable.is_company],
        "form": MonitoringReportForm(initial={"text": report.text if report else ""}) if may_write else None,
        "hand_in": HandInReportForm(initial=_suggested(found, year)) if may_write else None,
    }
    return render(request, "agreements/deliverables/report.html", content)


def _suggested(found: Agreement, year: int) -> dict[str, str]:
    title = gettext("Monitoring report %(year)s") % {"year": year}
    return {"title": f"{title}, {found}", "author": gettext("Monitoring committee")}


def _write(request: HttpRequest, found: Agreement, year: int) -> HttpResponse:
    if "hand_in" in request.POST:
        form = HandInReportForm(request.POST)
        if form.is_valid():
            hand_in_monitoring_report(actor(request), found, year, **form.cleaned_data)
            messages.success(request, gettext("Handed in. All parties read it now."))
    else:
        written = MonitoringReportForm(request.POST)
        if written.is_valid():
            write_monitoring_report(actor(request), found, year, **written.cleaned_data)
            messages.success(request, gettext("Saved."))
    return redirect("agreements:monitoring_report", slug=found.slug, year=year)


def _in_words(counts: Sequence[Mapping[str, Any]]) -> list[tuple[str, int, int, list[tuple[str, int]]]]:
    """Each count: of whom, how many of them, how many deliverables, and how many of each verdict."""
    return [(_title(row), row["owners"], row["all"], _by_verdict(row)) for row in counts]


def _by_verdict(row: Mapping[str, Any]) -> list[tuple[str, int]]:
    return [(gettext(title), row[str(verdict)]) for verdict, title in VERDICT_TITLES.items()]


def _title(row: Mapping[str, Any]) -> str:
    if row["is_company"]:
        return (
            gettext("Companies, key deliverables")
            if row["is_key"]
            else gettext("Companies, other deliverables")
        )
    return gettext("Parties, key deliverables") if row["is_key"] else gettext("Parties, other deliverables")
