"""Pages on which the annual report is written, approved and published."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.progress.queries import statistics_thing
from akkoord.desk.publication import actions
from akkoord.desk.publication.forms import ChapterForm, OpenReportForm
from akkoord.desk.publication.models import AnnualReport, ReportChapter
from akkoord.desk.publication.queries.reports import marks_of, report_page, reports_of, years_to_report
from akkoord.desk.publication.rules.reports import ChapterMoved, ReportStep, UnknownMark
from akkoord.engine.text import gettext_noop

STEPS_TOLD = {
    ReportStep.OFFER: gettext_noop("The report is offered: somebody else can approve it now."),
    ReportStep.TAKE_BACK: gettext_noop("The report can be written in again."),
    ReportStep.APPROVE: gettext_noop("You have approved the report."),
    ReportStep.PUBLISH: gettext_noop("The report is published."),
}


@require_safe
def reports(request: HttpRequest, slug: str) -> HttpResponse:
    """The reports of an agreement, and the form that opens one."""
    return _reports_page(request, _to_work_on(request, slug))


@require_POST
def open_report(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the report on a year."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.WRITE, statistics_thing(found.pk))
    form = OpenReportForm(request.POST, years=years_to_report(found))
    if not form.is_valid():
        return _reports_page(request, found, form)
    given = form.cleaned_data
    opened = actions.open_report(actor(request), found, given["year"], reason=given["reason"])
    return redirect("publication:report", slug=slug, year=opened.year, version=opened.version)


@require_safe
def report(request: HttpRequest, slug: str, year: int, version: int) -> HttpResponse:
    """One version of a report as it will be read, and what can be done with it now."""
    found = _report(request, slug, year, version)
    page = report_page(found, actor(request))
    return render(request, "publication/report.html", with_tabs(request, found.agreement, page=page))


@require_http_methods(["GET", "HEAD", "POST"])
def chapter(request: HttpRequest, slug: str, year: int, version: int, chapter: str) -> HttpResponse:
    """Write a chapter; what a colleague saved meanwhile is not overwritten."""
    found = _report(request, slug, year, version)
    require(actor(request), Action.WRITE, statistics_thing(found.agreement_id))
    row = found.chapters.filter(code=chapter).first()
    if row is None:
        raise NotAllowed
    if request.method != "POST":
        form = ChapterForm(initial={"revision": row.revision, "text_nl": row.text_nl, "text_en": row.text_en})
        return _chapter_page(request, row, form)
    form = ChapterForm(request.POST)
    if not form.is_valid():
        return _chapter_page(request, row, form)
    try:
        actions.write_chapter(actor(request), row, **form.cleaned_data)
    except UnknownMark as refusal:
        messages.error(request, gettext(refusal.sentence) % refusal.details)
        return _chapter_page(request, row, form)
    except ChapterMoved as refusal:
        messages.error(request, gettext(refusal.sentence))
        again = ChapterForm({**form.cleaned_data, "revision": row.revision})
        return _chapter_page(request, row, again, theirs=row)
    messages.success(request, gettext("Saved."))
    return redirect("publication:report", slug=slug, year=year, version=version)


@require_POST
def step(request: HttpRequest, slug: str, year: int, version: int) -> HttpResponse:
    """Offer, take back, approve or publish the report."""
    found, person = _report(request, slug, year, version), actor(request)
    asked, written = request.POST.get("step", ""), request.POST.get("revision", "")
    revision = int(written) if written.isascii() and written.isdigit() else -1
    if asked not in set(ReportStep):
        raise NotAllowed
    if asked == ReportStep.OFFER:
        actions.offer_report(person, found, revision=revision)
    elif asked == ReportStep.TAKE_BACK:
        actions.take_back_report(person, found, revision=revision)
    elif asked == ReportStep.APPROVE:
        accepted = request.POST.getlist("accepted")
        actions.approve_report(person, found, revision=revision, accepted=accepted)
    else:
        actions.publish_report(person, found)
    messages.success(request, gettext(STEPS_TOLD[ReportStep(asked)]))
    return redirect("publication:report", slug=slug, year=year, version=version)


def _reports_page(request: HttpRequest, found: Agreement, form: OpenReportForm | None = None) -> HttpResponse:
    years = years_to_report(found)
    may_open = bool(years) and may(actor(request), Action.WRITE, statistics_thing(found.pk))
    content = {
        "reports": reports_of(found),
        "years": years,
        "form": form or (OpenReportForm(years=years) if may_open else None),
    }
    status = 422 if form else 200
    return render(request, "publication/reports.html", with_tabs(request, found, **content), status=status)


def _chapter_page(
    request: HttpRequest, row: ReportChapter, form: ChapterForm, *, theirs: ReportChapter | None = None
) -> HttpResponse:
    content = {
        "chapter": row,
        "report": row.report,
        "form": form,
        "marks": marks_of(row.report),
        "theirs": theirs,
    }
    status = 422 if form.is_bound else 200
    page = with_tabs(request, row.report.agreement, **content)
    return render(request, "publication/chapter.html", page, status=status)


def _to_work_on(request: HttpRequest, slug: str) -> Agreement:
    """The agreement, for those who write its report or approve it."""
    found, person = agreement_or_refuse(slug), actor(request)
    thing = statistics_thing(found.pk)
    if not (may(person, Action.WRITE, thing) or may(person, Action.APPROVE, thing)):
        raise NotAllowed
    return found


def _report(request: HttpRequest, slug: str, year: int, version: int) -> AnnualReport:
    agreement = _to_work_on(request, slug)
    found = reports_of(agreement).filter(year=year, version=version).first()
    if found is None:
        raise NotAllowed
    return found
