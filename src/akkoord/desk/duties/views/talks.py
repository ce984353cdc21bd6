"""The yearly talks: the secretariat's list, the page of one talk, and what the company sees of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.agreements.views.finding import organisation_or_refuse
from akkoord.desk.duties.actions.talks import (
    agree_in_talk,
    confirm_report,
    plan_talk,
    report_talk,
    send_report,
)
from akkoord.desk.duties.forms import PlanTalkForm, ReportTalkForm, TalkPromiseForm
from akkoord.desk.duties.models import Talk
from akkoord.desk.duties.queries import company_standing
from akkoord.desk.duties.queries.talks import agenda_for, talk_counts, talk_of, talk_thing, talks_of
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.views.company.own import own_company, own_cycle


def talks(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Every company of the year with its talk; those without one first."""
    cycle = _year(request, cycle_id)
    hidden = actor(request).recused_from
    found = talks_of(cycle, without=hidden)
    counts = talk_counts(cycle, companies=len(found), without=hidden)
    content = {"cycle": cycle, "talks": found, "counts": counts}
    return render(request, "duties/talks.html", content)


def talk(request: HttpRequest, cycle_id: int, organisation_id: UUID) -> HttpResponse:
    """The talk with one company: plan it, write down what was said, and what was agreed."""
    cycle, organisation = _of_year(request, cycle_id, organisation_id)
    found = talk_of(cycle, organisation.pk)
    return _page(request, cycle, organisation, found, _plan_form(cycle, organisation, found))


def _plan_form(cycle: Cycle, organisation: Organisation, found: Talk | None) -> PlanTalkForm:
    if found is None:
        return PlanTalkForm(initial={"agenda": agenda_for(cycle, organisation.pk)})
    names = [name for name in PlanTalkForm.base_fields if name != "entry"]
    return PlanTalkForm(initial={name: getattr(found, name) for name in names})


def _page(
    request: HttpRequest, cycle: Cycle, organisation: Organisation, found: Talk | None, plan: PlanTalkForm
) -> HttpResponse:
    initial = {name: getattr(found, name) for name in ReportTalkForm.base_fields} if found else None
    content = {
        "cycle": cycle,
        "company": organisation,
        "talk": found,
        "plan": plan,
        "report": ReportTalkForm(initial=initial),
        "promise": TalkPromiseForm(auto_id="promise-%s"),
        "promises": found.promises.select_related("owner") if found else (),
        "is_fixed": found is not None and found.confirmed_at is not None,
    }
    return render(request, "duties/talk.html", content, status=422 if plan.is_bound else 200)


@require_POST
def plan(request: HttpRequest, cycle_id: int, organisation_id: UUID) -> HttpResponse:
    """Plan the talk, or move it."""
    cycle, organisation = _of_year(request, cycle_id, organisation_id)
    form = PlanTalkForm(request.POST)
    if not form.is_valid():
        return _page(request, cycle, organisation, talk_of(cycle, organisation.pk), form)
    entry = form.cleaned_data["entry"]
    plan_talk(actor(request), cycle, organisation, entry=entry, values=form.values())
    messages.success(request, gettext("The talk is planned; the company gets a letter."))
    return _back(cycle, organisation)


@require_POST
def report(request: HttpRequest, cycle_id: int, organisation_id: UUID) -> HttpResponse:
    """Write down what was said, and send it where that was asked."""
    cycle, organisation = _of_year(request, cycle_id, organisation_id)
    found, form = _talk(cycle, organisation), ReportTalkForm(request.POST)
    if form.is_valid():
        written = report_talk(actor(request), found, form.cleaned_data)
        if "send" in request.POST:
            send_report(actor(request), written)
            messages.success(
                request, gettext("The company can read the report now, and is asked to confirm it.")
            )
        else:
            messages.success(request, gettext("Saved."))
    return _back(cycle, organisation)


@require_POST
def agree(request: HttpRequest, cycle_id: int, organisation_id: UUID) -> HttpResponse:
    """Write down what was agreed."""
    cycle, organisation = _of_year(request, cycle_id, organisation_id)
    found, form = _talk(cycle, organisation), TalkPromiseForm(request.POST)
    if form.is_valid():
        entry = form.cleaned_data["entry"]
        agree_in_talk(actor(request), found, entry=entry, values=form.promise(organisation))
        messages.success(request, gettext("The promise is written down."))
    else:
        messages.error(request, gettext("Say what was promised."))
    return _back(cycle, organisation)


def own_talk(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """The company's own talk: when it is, what was said and agreed; the admin confirms the report."""
    company, cycle, found = _own(request, cycle_id)
    content = {
        "cycle": cycle,
        "talk": found,
        "promises": found.promises.select_related("owner"),
        "may_confirm": may(actor(request), Action.WRITE, talk_thing(cycle, company.pk)),
    }
    return render(request, "duties/own_talk.html", content)


@require_POST
def confirm(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Confirm that the report is right."""
    company, cycle, found = _own(request, cycle_id)
    require(actor(request), Action.WRITE, talk_thing(cycle, company.pk))
    confirm_report(actor(request), found, report=request.POST.get("report", ""))
    messages.success(request, gettext("Thank you; the report is confirmed."))
    return redirect("duties:own_talk", cycle_id=cycle.pk)


def _own(request: HttpRequest, cycle_id: int) -> tuple[Organisation, Cycle, Talk]:
    company = own_company(request)
    cycle = own_cycle(company, cycle_id)
    require(actor(request), Action.READ, talk_thing(cycle, company.pk))
    return company, cycle, _talk(cycle, company)


def _talk(cycle: Cycle, organisation: Organisation) -> Talk:
    found = talk_of(cycle, organisation.pk)
    if found is None:
        raise NotAllowed
    return found


def _year(request: HttpRequest, cycle_id: int) -> Cycle:
    found = Cycle.objects.select_related("agreement").filter(pk=cycle_id).first()
    if found is None:
        raise NotAllowed
    require(actor(request), Action.WRITE, talk_thing(found))
    return found


def _of_year(request: HttpRequest, cycle_id: int, organisation_id: UUID) -> tuple[Cycle, Organisation]:
    """The year and a company that takes part in it, or with which there is a talk already."""
    cycle, organisation = _year(request, cycle_id), organisation_or_refuse(organisation_id)
    require(actor(request), Action.READ, talk_thing(cycle, organisation.pk))
    if company_standing(cycle, organisation.pk) is None and talk_of(cycle, organisation.pk) is None:
        raise NotAllowed
    return cycle, organisation


def _back(cycle: Cycle, organisation: Organisation) -> HttpResponse:
    return redirect("duties:talk", cycle_id=cycle.pk, organisation_id=organisation.pk)
