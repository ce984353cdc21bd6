"""The pages on what agreements achieved: figures over the years, and annual reports."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from akkoord.engine.disclosure.yearly_figures_table import figures_as_csv
from akkoord.engine.disclosure.yearly_report import PublicReport
from akkoord.engine.yearly_tables import shown, years_of
from akkoord.public.yearly import agreements_with_figures, figures_of, reports_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The agreements that have released figures or reports."""
    language = _language()
    agreements = [
        {"code": each.agreement, "name": each.agreement_name[language], "years": years_of(each)}
        for each in agreements_with_figures()
    ]
    return render(request, "public/agreements.html", {"agreements": agreements})


@require_safe
def figures_page(request: HttpRequest, agreement: str) -> HttpResponse:
    """The figures of one agreement over the years."""
    figures, language = figures_of(agreement), _language()
    if figures is None:
        raise Http404
    content = {
        "figures": figures,
        "agreement_name": figures.agreement_name[language],
        "years": years_of(figures),
        "reports": newest_reports(agreement),
        "long_term": shown(figures, term="long", language=language),
        "short_term": shown(figures, term="short", language=language),
    }
    return render(request, "public/figures.html", content)


@require_safe
def report_page(request: HttpRequest, agreement: str, year: int, version: int | None = None) -> HttpResponse:
    """An annual report: the newest version, or the one that is asked for."""
    versions = [each for each in reports_of(agreement) if each.year == year]
    asked = [each for each in versions if version in {None, each.version}]
    if not asked:
        raise Http404
    report, language = asked[0], _language()
    written_in = language if language == "nl" else "en"
    content = {
        "report": report,
        "agreement_name": report.agreement_name[language],
        "chapters": [
            {
                "title": each.title[language],
                "blocks": each.in_language(written_in),
                "language": written_in,
            }
            for each in report.chapters
        ],
        "newest": versions[0] if report != versions[0] else None,
        "has_figures": has_figures(agreement, year),
        "earlier": [each.version for each in versions[1:]] if report == versions[0] else [],
    }
    return render(request, "public/report.html", content)


@require_safe
def figures_file(_request: HttpRequest, agreement: str, year: int) -> HttpResponse:
    """The released figures of one year, for programs and spreadsheets."""
    figures = figures_of(agreement)
    if figures is None or year not in years_of(figures):
        raise Http404
    name = f"{agreement}-{year}.csv"
    return HttpResponse(
        figures_as_csv(figures, year),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def newest_reports(agreement: str) -> list[PublicReport]:
    """The newest version of each year's report."""
    newest: dict[int, PublicReport] = {}
    for each in reports_of(agreement):
        newest.setdefault(each.year, each)
    return list(newest.values())


def has_figures(agreement: str, year: int) -> bool:
    """Whether figures of the year are released."""
    figures = figures_of(agreement)
    return figures is not None and year in years_of(figures)


def _language() -> str:
    return (get_language() or "en")[:2]
