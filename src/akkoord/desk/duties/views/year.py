"""One year for the secretariat: every company beside everything it owes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.queries.trainings import certificates_of
from akkoord.desk.agreements.rules import Step
from akkoord.desk.agreements.views.finding import organisation_or_refuse
from akkoord.desk.duties import actions, queries
from akkoord.desk.duties.forms import DutyForm, ExtensionForm, NoteReminderForm
from akkoord.desk.duties.queries.norms import norms_of_year
from akkoord.desk.duties.queries.talks import TalkCounts, talk_counts
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.duties.views.asked_for import kind_or_refuse
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.hand_in import hand_in_thing
from akkoord.desk.register.rules import CYCLE_MOVES, CycleState
from akkoord.desk.register.views.secretariat import cycle_or_refuse

ALL = "all"
MISSING = "missing"
ASKED_AGAIN = "returned"


def year(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Who has handed in what, who has not, since when, and who reminded them."""
    found = cycle_or_refuse(actor(request), cycle_id)
    hidden = actor(request).recused_from
    overview = queries.year_overview(found, without=hidden)
    show = request.GET.get("show", MISSING)
    return render(
        request,
        "duties/year.html",
        {
            "cycle": found,
            "overview": overview,
            "companies": _shown(overview, show),
            "show": show if show in {ALL, ASKED_AGAIN, *DutyKind} else MISSING,
            "norms": norms_of_year(found, overview.companies),
            "talks": _talks(found, len(overview.companies), hidden),
            "documents": list(queries.documents_waiting([found.pk], without=hidden)),
            "may_write": may(actor(request), Action.WRITE, hand_in_thing(found)),
            "moves": sorted(CYCLE_MOVES[CycleState(found.state)]),
            "duty_form": DutyForm(),
        },
    )


def _talks(found: Cycle, companies: int, hidden: frozenset[UUID]) -> TalkCounts | None:
    """How far the yearly talks are, where the agreement has them."""
    has_talks = Step.ANNUAL_TALK in found.agreement.steps()
    return talk_counts(found, companies=companies, without=hidden) if has_talks else None


def _shown(overview: queries.YearOverview, show: str) -> tuple[queries.CompanyStanding, ...]:
    if show == ALL:
        return overview.companies
    if show == ASKED_AGAIN:
        return overview.asked_again
    return overview.that_miss(DutyKind(show)) if show in set(DutyKind) else overview.missing


def company(request: HttpRequest, cycle_id: int, organisation_id: UUID) -> HttpResponse:
    """One company in one year: what it owes, more time, reminders, and everything it handed in."""
    found = cycle_or_refuse(actor(request), cycle_id, organisation_id)
    standing = queries.company_standing(found, organisation_id)
    if standing is None:
        raise NotAllowed
    return render(
        request,
        "duties/company.html",
        {
            "cycle": found,
            "company": standing,
            "norms": norms.standings[organisation_id] if (norms := norms_of_year(found, [standing])) else (),
            "form": ExtensionForm(),
            "note_form": NoteReminderForm(),
            "certificates": certificates_of(
                organisation_id, agreement_id=found.agreement_id, year=found.year
            ),
            "may_write": may(actor(request), Action.WRITE, hand_in_thing(found)),
        },
    )


@require_POST
def extend(request: HttpRequest, cycle_id: int, organisation_id: UUID, duty: str) -> HttpResponse:
    """Give a company more time, or take that back."""
    found = cycle_or_refuse(actor(request), cycle_id, organisation_id)
    organisation = organisation_or_refuse(organisation_id)
    kind = kind_or_refuse(duty)
    form = ExtensionForm(request.POST)
    if "withdraw" in request.POST:
        actions.withdraw_extension(actor(request), found, organisation, kind)
        messages.success(request, gettext("The ordinary day counts again."))
    elif form.is_valid():
        actions.grant_extension(actor(request), found, organisation, kind, **form.cleaned_data)
        messages.success(request, gettext("The company has more time now."))
    else:
        messages.error(request, gettext("Give a day and a reason."))
    return redirect("duties:company", cycle_id=found.pk, organisation_id=organisation.pk)


@require_POST
def note_reminder(request: HttpRequest, cycle_id: int, organisation_id: UUID) -> HttpResponse:
    """Write down that the company was reminded without a letter."""
    found = cycle_or_refuse(actor(request), cycle_id, organisation_id)
    form = NoteReminderForm(request.POST)
    if form.is_valid():
        actions.note_reminder(actor(request), found, organisation_id, **form.cleaned_data)
        messages.success(request, gettext("Saved."))
    else:
        messages.error(request, gettext("Give the day, not later than today, and a few words."))
    return redirect("duties:company", cycle_id=found.pk, organisation_id=organisation_id)


@require_POST
def set_duty(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Ask for something in this year, change its day, or ask for it no longer."""
    found = cycle_or_refuse(actor(request), cycle_id)
    if "drop" in request.POST:
        actions.drop_duty(actor(request), found, kind_or_refuse(request.POST["drop"]))
        messages.success(request, gettext("Saved."))
        return redirect("duties:year", cycle_id=found.pk)
    form = DutyForm(request.POST)
    if form.is_valid():
        actions.set_duty(
            actor(request),
            found,
            DutyKind(form.cleaned_data["kind"]),
            due_on=form.cleaned_data["due_on"],
            first_year=form.cleaned_data["first_year"] or 1,
        )
        messages.success(request, gettext("Saved."))
    else:
        messages.error(request, gettext("Give the day on which it is due."))
    return redirect("duties:year", cycle_id=found.pk)
