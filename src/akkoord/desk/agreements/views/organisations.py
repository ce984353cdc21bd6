"""Pages about the organisations that take part."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions import (
    answer_objection,
    apply_for_participation,
    change_participation_state,
)
from akkoord.desk.agreements.forms import AnswerForm, StateForm, StepBackForm
from akkoord.desk.agreements.models import Agreement, Objection, Organisation, Participation
from akkoord.desk.agreements.queries import (
    contacts_of,
    documents_to_sign,
    left_as,
    participation_of,
    participation_thing,
    takes_part,
)
from akkoord.desk.agreements.rules import (
    COMPANY_ROLES,
    STATES_WITHOUT_ACCESS,
    ParticipationState,
    PartyRole,
    Work,
)
from akkoord.desk.agreements.rules.returning import WAYS_BACK, WayBack
from akkoord.desk.agreements.views.finding import (
    agreement_or_refuse,
    agreement_to_change,
    organisation_or_refuse,
)
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor


def organisation(request: HttpRequest, slug: str, organisation_id: UUID) -> HttpResponse:
    """One organisation in one agreement: its names, and the story of its participation."""
    found, party = agreement_or_refuse(slug), organisation_or_refuse(organisation_id)
    thing = participation_thing(found.pk, party.pk)
    require(actor(request), Action.READ, thing)
    participations = list(participation_of(found, party))
    if not participations:
        raise NotAllowed
    may_change = may(actor(request), Action.WRITE, participation_thing(found.pk))
    return render(
        request,
        "agreements/organisation.html",
        {
            "agreement": found,
            "organisation": party,
            "kind": party.kind_title,
            "names": party.names.all(),
            "may_change": may_change,
            "contacts": contacts_of(party) if may_change else (),
            "answer": AnswerForm(),
            "again": StepBackForm() if may_change and _may_be_opened(found, party) else None,
            "participations": [
                (each, _next_step(request, each) if may_change else None, documents_to_sign(each))
                for each in participations
            ],
        },
    )


def _may_be_opened(agreement: Agreement, party: Organisation) -> bool:
    """Whether the secretariat may open a new application for a company that is here no longer."""
    left = left_as(agreement.pk, party.pk)
    return left is not None and WAYS_BACK[left] is not WayBack.NONE and agreement.allows(Work.ADMISSION)


@require_POST
def apply_again(request: HttpRequest, slug: str, organisation_id: UUID) -> HttpResponse:
    """Open a new application for a company that took part before."""
    found, party = agreement_to_change(request, slug), organisation_or_refuse(organisation_id)
    require(actor(request), Action.READ, participation_thing(found.pk, party.pk))
    last = participation_of(found, party).filter(role__in=COMPANY_ROLES).first()
    if last is None:
        raise NotAllowed
    form = StepBackForm(request.POST)
    if form.is_valid():
        apply_for_participation(
            actor(request),
            found,
            party,
            role=PartyRole(last.role),
            reason=form.cleaned_data["reason"],
            size_class=last.size_class,
        )
        messages.success(
            request, gettext("The application is open. The company hands in its documents again.")
        )
    else:
        messages.error(request, gettext("Say in a few words why."))
    return redirect("agreements:organisation", slug=slug, organisation_id=party.pk)


def _next_step(request: HttpRequest, participation: Participation) -> StateForm | None:
    if participation.is_over:
        return None
    return StateForm(
        participation=participation,
        without=actor(request).recused_from,
        initial={"on": timezone.localdate()},
    )


@require_POST
def change_state(request: HttpRequest, slug: str, organisation_id: UUID) -> HttpResponse:
    """Move a participation to another state."""
    found, party = agreement_or_refuse(slug), organisation_or_refuse(organisation_id)
    require(actor(request), Action.WRITE, participation_thing(found.pk))
    require(actor(request), Action.READ, participation_thing(found.pk, party.pk))
    number = request.POST.get("participation", "")
    participation = participation_of(found, party).filter(pk=int(number) if number.isdecimal() else 0).first()
    if participation is None:
        raise NotAllowed
    form = StateForm(request.POST, participation=participation, without=actor(request).recused_from)
    if form.is_valid():
        to = ParticipationState(form.cleaned_data["to"])
        change_participation_state(
            actor(request),
            participation,
            to,
            form.cleaned_data["reason"],
            on=form.cleaned_data["on"],
            successor=form.cleaned_data.get("successor"),
        )
        messages.success(request, gettext("The state is changed."))
        if to in STATES_WITHOUT_ACCESS and not takes_part(party.pk):
            messages.info(request, gettext("Its people can sign in until the end of that day."))
    else:
        messages.error(request, gettext("Choose the new state and say in a few words why."))
    return redirect("agreements:organisation", slug=slug, organisation_id=party.pk)


@require_POST
def answer(request: HttpRequest, slug: str, objection_id: int) -> HttpResponse:
    """Uphold an objection, or set it aside."""
    found = agreement_to_change(request, slug)
    objection = (
        Objection.objects.select_related("participation")
        .filter(pk=objection_id, participation__agreement=found)
        .first()
    )
    if objection is None:
        raise NotAllowed
    thing = participation_thing(found.pk, objection.participation.organisation_id)
    require(actor(request), Action.READ, thing)
    form = AnswerForm(request.POST)
    if form.is_valid():
        is_upheld = form.cleaned_data["verdict"] == "upheld"
        answer_objection(actor(request), objection, is_upheld=is_upheld, answer=form.cleaned_data["answer"])
        messages.success(request, gettext("The objection is answered."))
    else:
        messages.error(request, gettext("Say in a few words why."))
    return redirect(
        "agreements:organisation", slug=slug, organisation_id=objection.participation.organisation_id
    )
