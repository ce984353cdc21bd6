"""Opening a year: what the agreement asks for every year is proposed, changed, and confirmed."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from akkoord.desk.agreements.forms.fields import FIRST_YEAR, LAST_YEAR
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import Moment, Phase, Work, check_allows
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.duties import actions
from akkoord.desk.duties.forms import OpenYearForm, YearDutyForm
from akkoord.desk.duties.queries.calendar import proposed_duties
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Kind, Thing
from akkoord.desk.people.signed_in import actor


def open_year(request: HttpRequest, slug: str) -> HttpResponse:
    """The proposal for a new year of an agreement; what is confirmed opens it."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.WRITE, Thing(Kind.HAND_IN, agreement_id=found.pk))
    check_allows(Phase(found.phase), Work.INTAKE)
    year = _year(request, found)
    form = OpenYearForm(request.POST or None, initial={"year": year, "opens": _opens(found, year)})
    lines = _lines(request, found, year)
    if request.method == "POST" and all([form.is_valid(), *(each.is_valid() for each in lines)]):
        given = form.cleaned_data
        duties = [duty for each in lines if (duty := each.duty())]
        opened = actions.open_year(actor(request), found, given["year"], opens=given["opens"], duties=duties)
        messages.success(request, gettext("The year %(year)s is open.") % {"year": opened.year})
        return redirect("duties:year", cycle_id=opened.pk)
    content = {"agreement": found, "form": form, "lines": lines, "year": year}
    return render(request, "duties/open_year.html", content, status=422 if form.is_bound else 200)


def _year(request: HttpRequest, agreement: Agreement) -> int:
    """The year that is asked for, else the one after the newest, else this one."""
    asked = request.GET.get("year", "")
    if asked.isdecimal() and FIRST_YEAR <= int(asked) <= LAST_YEAR:
        return int(asked)
    newest = agreement.cycles.order_by("-year").values_list("year", flat=True).first()
    return newest + 1 if newest else timezone.localdate().year


def _opens(agreement: Agreement, year: int) -> date:
    moments = (each for each in agreement.calendar_rows if each.moment is Moment.OPENS)
    return next((each.in_year(year) for each in moments), date(year, 1, 15))


def _lines(request: HttpRequest, agreement: Agreement, year: int) -> list[YearDutyForm]:
    """One line for everything that could be asked for; what is proposed is ticked."""
    proposed = {each.kind: each for each in proposed_duties(agreement, year)}
    kinds = [kind for kind in DutyKind if kind is not DutyKind.LOCATIONS or agreement.hands_in_lists]
    lines = []
    for kind in kinds:
        duty = proposed.get(kind)
        initial: dict[str, object] = {"asked": duty is not None}
        if duty:
            initial |= {"due_on": duty.due_on, "first_year": duty.first_year, "sizes": duty.size_classes}
        lines.append(YearDutyForm(request.POST or None, kind=kind, agreement=agreement, initial=initial))
    return lines
