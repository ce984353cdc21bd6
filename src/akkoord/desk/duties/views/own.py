"""What a company sees of its own duties."""

from collections.abc import Sequence
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Enrolment, Organisation
from akkoord.desk.agreements.queries.trainings import certificates_of
from akkoord.desk.duties import actions, queries
from akkoord.desk.duties.actions.handing_in import duty_thing
from akkoord.desk.duties.forms import HandInForm
from akkoord.desk.duties.queries.company import documents_taken_over
from akkoord.desk.duties.queries.norms import NormStanding, norms_of_year
from akkoord.desk.duties.queries.talks import talk_of
from akkoord.desk.duties.queries.year import CompanyStanding
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.duties.views.asked_for import kind_or_refuse
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Kind, Thing, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries import company_years
from akkoord.desk.register.views.company.own import own_company, own_cycle


def own_duties(request: HttpRequest) -> HttpResponse:
    """What the company owes in the years that are open, or in the year that is asked for."""
    company = _own_company(request)
    cycles = [year.cycle for year in company_years(company.pk)]
    asked = request.GET.get("year", "")
    years = [
        (cycle, found, _certificates(cycle, company), talk_of(cycle, company.pk), _norms(cycle, found))
        for cycle in _shown(cycles, asked)
        if (found := queries.company_standing(cycle, company.pk))
    ]
    every_year = sorted({cycle.year for cycle in cycles}, reverse=True)
    content = {
        "company": company,
        "years": years,
        "every_year": every_year,
        "asked": asked,
        "taken_over": documents_taken_over(company.pk),
    }
    return render(request, "duties/own_duties.html", content)


def _shown(cycles: Sequence[Cycle], asked: str) -> list[Cycle]:
    """Those of the year that is asked for; else those that are open, or the newest of each agreement."""
    if asked:
        return [each for each in cycles if str(each.year) == asked]
    newest = {each.agreement_id: each for each in sorted(cycles, key=lambda cycle: cycle.year)}
    return [each for each in cycles if each.takes_lists or each == newest[each.agreement_id]]


def _norms(cycle: Cycle, standing: CompanyStanding) -> tuple[NormStanding, ...]:
    """What holds for the company in the year."""
    found = norms_of_year(cycle, [standing])
    return found.standings[standing.organisation_id] if found else ()


def _certificates(cycle: Cycle, company: Organisation) -> list[Enrolment]:
    return list(certificates_of(company.pk, agreement_id=cycle.agreement_id, year=cycle.year))


def own_duty(request: HttpRequest, cycle_id: int, duty: str) -> HttpResponse:
    """One duty: hand in, see what was handed in, and what the secretariat asks."""
    company = _own_company(request)
    cycle = own_cycle(company, cycle_id)
    kind = kind_or_refuse(duty)
    thing = duty_thing(cycle, company.pk, kind)
    require(actor(request), Action.READ, thing)
    page = queries.duty_page(cycle, company, kind)
    if page is None or kind is DutyKind.LOCATIONS:
        raise NotAllowed
    form = HandInForm(request.POST or None, request.FILES or None, initial={"upload_token": uuid4()})
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["upload_token"]
        actions.hand_in(actor(request), cycle, company, kind, form.document(), upload_token=token)
        messages.success(request, gettext("Handed in. The secretariat will look at it."))
        return redirect("duties:own_duty", cycle_id=cycle.pk, duty=duty)
    return render(
        request,
        "duties/own_duty.html",
        {
            "cycle": cycle,
            "page": page,
            "form": form,
            "may_submit": may(actor(request), Action.SUBMIT, thing) and cycle.takes_lists,
        },
        status=422 if form.is_bound else 200,
    )


def _own_company(request: HttpRequest) -> Organisation:
    company = own_company(request)
    require(actor(request), Action.READ, Thing(Kind.HAND_IN, organisation_id=company.pk))
    return company
