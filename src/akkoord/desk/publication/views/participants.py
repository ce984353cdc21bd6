"""What everybody sees of a company: its own page about it, and how the secretariat takes a statement off."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from akkoord.desk.agreements.models import OrganisationName, Participation
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_IN_FORCE
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor, chosen_organisation
from akkoord.desk.publication.actions import show_to_everybody, take_off
from akkoord.desk.publication.forms import PublicFactsForm
from akkoord.desk.publication.queries import public_participant
from akkoord.desk.publication.queries.private_notes import private_notes
from akkoord.engine.errors import AkkoordError


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """What everybody sees of the company in each agreement, and the form to change it."""
    organisation_id = chosen_organisation(request)
    if organisation_id is None:
        raise NotAllowed
    found = list(_of_company(organisation_id))
    given: dict[int, PublicFactsForm] = {}
    if request.method == "POST":
        chosen = next((each for each in found if str(each.pk) == request.POST.get("participation")), None)
        if chosen is None:
            raise NotAllowed
        form = PublicFactsForm(request.POST, auto_id=f"{chosen.pk}-%s")
        if form.is_valid() and _written(request, chosen, form):
            messages.success(request, gettext("Saved. This is what everybody sees."))
            return redirect("publication:own")
        given[chosen.pk] = form
    content = {
        "shown": [
            (each, public_participant(each), given.get(each.pk) or _form_of(each), _may_write(request, each))
            for each in found
        ],
        "notes": private_notes(organisation_id),
    }
    return render(request, "publication/own.html", content)


def _written(request: HttpRequest, participation: Participation, form: PublicFactsForm) -> bool:
    try:
        show_to_everybody(actor(request), participation, **form.cleaned_data)
    except NotAllowed:
        raise
    except AkkoordError as refusal:
        field = "statement" if refusal.code == "statement_not_understood" else "brands"
        form.add_error(field, forms.ValidationError(gettext(refusal.sentence)))
        return False
    return True


def _of_company(organisation_id: UUID) -> "list[Participation]":
    rows = Participation.objects.filter(
        organisation=organisation_id, role__in=COMPANY_ROLES, state__in=STATES_IN_FORCE, since__isnull=False
    )
    return list(
        rows.select_related("agreement", "organisation")
        .prefetch_related("organisation__names")
        .order_by("agreement__name_en", "pk")
    )


def _form_of(participation: Participation) -> PublicFactsForm:
    brands = [
        each.name
        for each in participation.organisation.names.all()
        if each.kind == OrganisationName.NameKind.BRAND and each.is_public
    ]
    initial = {"brands": "\n".join(brands), "statement": participation.statement}
    return PublicFactsForm(initial=initial, auto_id=f"{participation.pk}-%s")


def _may_write(request: HttpRequest, participation: Participation) -> bool:
    thing = participation_thing(participation.agreement_id, participation.organisation_id)
    return may(actor(request), Action.WRITE, thing)


@require_POST
def remove_statement(request: HttpRequest, participation_id: int) -> HttpResponse:
    """Take the address of a company's statement off the public list."""
    found = Participation.objects.select_related("agreement").filter(pk=participation_id).first()
    if found is None:
        raise NotAllowed
    take_off(actor(request), found)
    messages.success(request, gettext("Taken off. The public list does not show the address any more."))
    return redirect(
        "agreements:organisation", slug=found.agreement.slug, organisation_id=found.organisation_id
    )
