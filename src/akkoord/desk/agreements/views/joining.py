"""The pages of a company on its participation, and of a party on the companies that want to join."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements import actions, queries
from akkoord.desk.agreements.forms import ApplyForm, ObjectionForm, SignForm, StepBackForm
from akkoord.desk.agreements.models import Agreement, Organisation, Participation, SignedDocument
from akkoord.desk.agreements.rules import (
    COMPANY_ROLES,
    STATES_IN_FORCE,
    STATES_ON_THE_WAY,
    DocumentVersion,
    ParticipationState,
    PartyRole,
)
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Role, may
from akkoord.desk.people.signed_in import actor, chosen_organisation


def own(request: HttpRequest) -> HttpResponse:
    """What the company is in each agreement, what it has to sign, and what it may join."""
    organisation = _own_organisation(request)
    may_write = may(actor(request), Action.WRITE, queries.participation_thing(0, organisation.pk))
    found = queries.own_participations(organisation.pk)
    newest = {each.agreement_id: each for each in reversed(found)}.values()
    return render(
        request,
        "agreements/own.html",
        {
            "organisation": organisation,
            "may_write": may_write,
            "participations": [
                (each, _to_sign(each), _way_back(each), each.way_back_in_words if each in newest else "")
                for each in found
            ],
            "has_left": any(each.is_over for each in found),
            "is_the_last": sum(not each.is_over for each in found) == 1,
            "joinable": [
                (each, ApplyForm(agreement=each, prefix=each.slug))
                for each in queries.agreements_to_join(organisation.pk)
            ],
            "step_back": StepBackForm(),
        },
    )


def _to_sign(participation: Participation) -> list[tuple[DocumentVersion, SignForm]]:
    if participation.state not in STATES_ON_THE_WAY:
        return []
    return [
        (each, SignForm(initial={"kind": each.kind}, auto_id=f"{participation.pk}-{each.kind}-%s"))
        for each in queries.documents_to_sign(participation)
    ]


def _way_back(participation: Participation) -> str:
    """The move by which the company steps back itself; "" where there is none."""
    if participation.role not in COMPANY_ROLES or participation.state == ParticipationState.ADMITTED:
        return ""
    if participation.state in STATES_IN_FORCE:
        return ParticipationState.WITHDRAWN
    return ParticipationState.CANCELLED if participation.state in STATES_ON_THE_WAY else ""


@require_POST
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """Apply to an agreement."""
    organisation, agreement = _own_organisation(request), _joinable(request, slug)
    form = ApplyForm(request.POST, agreement=agreement, prefix=agreement.slug)
    if form.is_valid():
        actions.apply_for_participation(
            actor(request),
            agreement,
            organisation,
            role=PartyRole.PARTICIPATING_COMPANY,
            reason=form.cleaned_data["reason"],
            size_class=form.cleaned_data.get("size_class", ""),
        )
        messages.success(request, gettext("You have applied. Now hand in the signed documents."))
    else:
        messages.error(request, gettext("Say in a few words why you want to join."))
    return redirect("agreements:own")


def _joinable(request: HttpRequest, slug: str) -> Agreement:
    organisation = _own_organisation(request)
    require(actor(request), Action.WRITE, queries.participation_thing(0, organisation.pk))
    return agreement_or_refuse(slug)


@require_POST
def sign(request: HttpRequest, participation_id: int) -> HttpResponse:
    """Hand a signed document in."""
    participation = _own_participation(request, participation_id)
    form = SignForm(request.POST, request.FILES)
    wanted = {str(each.kind): each for each in participation.agreement.document_rows}
    if not form.is_valid() or form.cleaned_data["kind"] not in wanted:
        messages.error(request, gettext("Say who signed and when, and choose the file (at most 10 MB)."))
        return redirect("agreements:own")
    file = form.cleaned_data["file"]
    signing = actions.Signing(
        form.cleaned_data["signatory"], form.cleaned_data["signed_on"], file.name, file.read()
    )
    actions.sign_document(actor(request), participation, wanted[form.cleaned_data["kind"]], signing)
    messages.success(request, gettext("The document is received."))
    return redirect("agreements:own")


@require_POST
def step_back(request: HttpRequest, participation_id: int) -> HttpResponse:
    """Take the application back, or leave the agreement."""
    participation = _own_participation(request, participation_id)
    way, form = _way_back(participation), StepBackForm(request.POST)
    if not form.is_valid() or not way:
        messages.error(request, gettext("Say in a few words why."))
        return redirect("agreements:own")
    actions.change_participation_state(
        actor(request), participation, ParticipationState(way), form.cleaned_data["reason"]
    )
    messages.success(request, gettext("The secretariat has your message."))
    if way == ParticipationState.WITHDRAWN and not queries.takes_part(participation.organisation_id):
        messages.info(request, gettext("You and your colleagues can sign in until the end of today."))
    return redirect("agreements:own")


def _own_organisation(request: HttpRequest) -> Organisation:
    chosen = chosen_organisation(request)
    found = Organisation.objects.filter(pk=chosen).first() if chosen else None
    if found is None:
        raise NotAllowed
    return found


def _own_participation(request: HttpRequest, participation_id: int) -> Participation:
    found = Participation.objects.select_related("agreement").filter(pk=participation_id).first()
    if found is None:
        raise NotAllowed
    require(
        actor(request), Action.WRITE, queries.participation_thing(found.agreement_id, found.organisation_id)
    )
    return found


def document(request: HttpRequest, document_id: int) -> FileResponse:
    """A signed document, for the company that signed it and for the secretariat."""
    found = SignedDocument.objects.select_related("participation").filter(pk=document_id).first()
    if found is None:
        raise NotAllowed
    part = found.participation
    thing = queries.participation_thing(part.agreement_id, part.organisation_id)
    require(actor(request), Action.WRITE, thing)
    return FileResponse(queries.document_file(found), as_attachment=True, filename=found.filename)


def joining(request: HttpRequest) -> HttpResponse:
    """The companies to which a party may object now: name, category and trade names, nothing else."""
    reader = actor(request)
    if not any(held.role is Role.PARTY_REPRESENTATIVE for held in reader.roles):
        raise NotAllowed
    companies = queries.companies_to_object_to(reader)
    return render(
        request,
        "agreements/joining.html",
        {"companies": [(each, ObjectionForm(auto_id=f"{each.pk}-%s")) for each in companies]},
    )


@require_POST
def object_to(request: HttpRequest, participation_id: int) -> HttpResponse:
    """Object to a company that wants to join."""
    found = Participation.objects.filter(pk=participation_id).first()
    if found is None:
        raise NotAllowed
    thing = queries.participation_thing(found.agreement_id, found.organisation_id)
    require(actor(request), Action.OBJECT, thing)
    form = ObjectionForm(request.POST)
    if form.is_valid():
        actions.object_to(actor(request), found, reason=form.cleaned_data["reason"])
        messages.success(request, gettext("Your objection is with the secretariat."))
    else:
        messages.error(request, gettext("Give your reasons."))
    return redirect("agreements:joining")
