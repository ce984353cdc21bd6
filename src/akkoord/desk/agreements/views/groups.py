"""Signatories, supporters and the seats of the groups, at one look."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from akkoord.desk.agreements.actions.parties import add_party, name_party
from akkoord.desk.agreements.forms.parties import PartyForm
from akkoord.desk.agreements.queries import participation_figures
from akkoord.desk.agreements.queries.groups import parties_thing, party_groups
from akkoord.desk.agreements.queries.meetings import meetings_thing
from akkoord.desk.agreements.queries.seats import seats_by_group
from akkoord.desk.agreements.rules import PartyRole
from akkoord.desk.agreements.views.finding import agreement_or_refuse, agreement_to_change
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor


@login_required
def party_groups_of(request: HttpRequest, slug: str) -> HttpResponse:
    """The parties by group; who sits at the table also reads who left, and who holds which seat."""
    found = agreement_or_refuse(slug)
    reader = actor(request)
    require(reader, Action.READ, parties_thing(found))
    sees_all = may(reader, Action.READ, meetings_thing(found.pk))
    content = with_tabs(
        request,
        found,
        groups=party_groups(found, without=reader.recused_from),
        figures=participation_figures(found),
        sees_all=sees_all,
        bodies=seats_by_group(found, on=timezone.localdate()) if sees_all else [],
    )
    return render(request, "agreements/party_groups.html", content)


def new_party(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring a signatory or supporter in."""
    found = agreement_to_change(request, slug)
    form = PartyForm(request.POST or None, agreement=found, without=actor(request).recused_from)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        organisation = given["organisation"] or name_party(
            actor(request), found, entry=given["entry"], values=form.newcomer()
        )
        add_party(
            actor(request),
            found,
            organisation,
            role=PartyRole(given["role"]),
            since=given["since"],
            reason=given["reason"],
        )
        messages.success(request, gettext("%(name)s takes part.") % {"name": organisation})
        return redirect("agreements:party_groups", slug=slug)
    content = {"agreement": found, "form": form, "title": gettext("New signatory or supporter")}
    return render(request, "agreements/party_form.html", content)
