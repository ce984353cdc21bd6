"""Pages with the figures of an agreement's years: for its readers, and for those who draw them up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.progress import actions
from akkoord.desk.progress.forms import CountForm, DatesForm, EnterForm, YearForm
from akkoord.desk.progress.models import Figure
from akkoord.desk.progress.queries import (
    agreements_with_figures,
    draft_of,
    figures_of,
    newest_of,
    released_figures,
    sets_of,
    statistics_thing,
    years_to_count,
)
from akkoord.desk.progress.queries.counting import year_of
from akkoord.desk.progress.rules import Entered
from akkoord.desk.register.actions import set_appearances
from akkoord.desk.register.queries.appearing import list_day, report_day
from akkoord.engine.yearly_tables import shown, years_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The agreements whose figures the reader may see."""
    agreements = agreements_with_figures(actor(request))
    if agreements is None:
        raise NotAllowed
    if len(agreements) == 1:
        return redirect("progress:results", slug=agreements[0].slug)
    return render(request, "progress/overview.html", {"agreements": agreements})


@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """The released figures of an agreement over the years; its years, for those who draw them up."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.READ, statistics_thing(found.pk))
    figures, language = released_figures(found), (get_language() or "en")[:2]
    content: dict[str, Any] = {
        "figures": figures,
        "years": years_of(figures),
        "long_term": shown(figures, term="long", language=language),
        "short_term": shown(figures, term="short", language=language),
    }
    if _draws_up(request, found):
        content |= {"years_to_count": years_to_count(found), "year_form": YearForm()}
    return render(request, "progress/results.html", with_tabs(request, found, **content))


@require_safe
def choose_year(request: HttpRequest, slug: str) -> HttpResponse:
    """Go to a year, be it one before the desk."""
    found = _to_draw_up(request, slug)
    form = YearForm(request.GET)
    if not form.is_valid():
        messages.error(request, gettext("Enter a year, such as 2016."))
        return redirect("progress:results", slug=found.slug)
    return redirect("progress:year", slug=slug, year=form.cleaned_data["year"])


@require_safe
def year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The figures of one year: every number, what is shown of it, where it is from, who released it."""
    return _year_page(request, _to_draw_up(request, slug), year)


@require_POST
def count(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Count the year anew."""
    found = _to_write(request, slug)
    form = CountForm(request.POST)
    if not form.is_valid():
        return _year_page(request, found, year, count_form=form)
    given = form.cleaned_data
    actions.count_figures(actor(request), found, year, as_of=given["as_of"], reason=given["reason"])
    messages.success(request, gettext("Counted."))
    return redirect("progress:year", slug=slug, year=year)


@require_POST
def enter(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Enter a figure by hand."""
    found = _to_write(request, slug)
    form = EnterForm(request.POST)
    if not form.is_valid():
        return _year_page(request, found, year, enter_form=form)
    series, cell = form.series_and_cell
    given = form.cleaned_data
    entered = Entered(series, given["value"], given["source"], cell)
    actions.enter_figure(actor(request), found, year, entered, reason=given["reason"])
    messages.success(request, gettext("Saved."))
    return redirect("progress:year", slug=slug, year=year)


@require_POST
def take_out(request: HttpRequest, slug: str, year: int, figure_id: int) -> HttpResponse:
    """Take out a figure that was entered by hand."""
    found = _to_write(request, slug)
    figure = Figure.objects.filter(pk=figure_id, figures__agreement=found, figures__year=year).select_related(
        "figures"
    )
    if not (row := figure.first()):
        raise NotAllowed
    actions.take_out_figure(actor(request), row)
    messages.success(request, gettext("Taken out."))
    return redirect("progress:year", slug=slug, year=year)


@require_POST
def set_dates(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Set the days on which the list and the annual report of the year appear."""
    found = _to_write(request, slug)
    form, cycle = DatesForm(request.POST), year_of(found, year)
    if cycle is None:
        raise NotAllowed
    if not form.is_valid():
        return _year_page(request, found, year, dates_form=form)
    set_appearances(actor(request), cycle, **form.cleaned_data)
    messages.success(request, gettext("Saved."))
    return redirect("progress:year", slug=slug, year=year)


def _year_page(request: HttpRequest, found: Agreement, year: int, **forms: Any) -> HttpResponse:  # noqa: ANN401 - forms as they are
    newest, draft, cycle = newest_of(found, year), draft_of(found, year), year_of(found, year)
    reader = actor(request)
    days = {"list_on": list_day(cycle), "report_on": report_day(cycle)} if cycle else {}
    content = {
        "year": year,
        "newest": newest,
        "rows": figures_of(newest) if newest else [],
        "earlier": [each for each in sets_of(found, year) if each != newest],
        "is_in_desk": cycle is not None,
        "days": days,
        "count_form": CountForm(),
        "enter_form": EnterForm(),
        "dates_form": DatesForm(initial=days),
        "writes": may(reader, Action.WRITE, statistics_thing(found.pk)),
        "may_release": draft is not None
        and may(reader, Action.APPROVE, statistics_thing(found.pk))
        and reader.user_id not in draft.makers,
        **forms,
    }
    status = 422 if forms else 200
    return render(request, "progress/year.html", with_tabs(request, found, **content), status=status)


def _draws_up(request: HttpRequest, found: Agreement) -> bool:
    thing = statistics_thing(found.pk)
    return may(actor(request), Action.WRITE, thing) or may(actor(request), Action.APPROVE, thing)


def _to_draw_up(request: HttpRequest, slug: str) -> Agreement:
    """The agreement, for those who draw up its figures or release them."""
    found = agreement_or_refuse(slug)
    if not _draws_up(request, found):
        raise NotAllowed
    return found


def _to_write(request: HttpRequest, slug: str) -> Agreement:
    found = agreement_or_refuse(slug)
    require(actor(request), Action.WRITE, statistics_thing(found.pk))
    return found
