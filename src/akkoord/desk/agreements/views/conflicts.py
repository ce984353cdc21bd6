"""Pages about conflicts of interest: one's own, and those of all for the lead."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions.conflicts import declare_own_conflict, end_conflict, record_conflict
from akkoord.desk.agreements.forms.conflicts import ConflictForm, EndConflictForm, OwnConflictForm
from akkoord.desk.agreements.queries.conflicts import conflicts_open_to, may_lead, organisations_to_name
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import ConflictOfInterest
from akkoord.desk.people.queries import conflicts_of
from akkoord.desk.people.rules import Actor
from akkoord.desk.people.signed_in import actor, person

CONFLICTS_PER_PAGE = 50


def own(request: HttpRequest) -> HttpResponse:
    """The own conflicts of interest, and declaring one; for whoever sees what is others'."""
    reader = actor(request)
    if reader.user_id is None:
        raise NotAllowed
    found, may_name = list(conflicts_of(person(request))), organisations_to_name(reader).exists()
    if not found and not may_name:
        raise NotAllowed
    form = OwnConflictForm(request.POST or None, actor=reader)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        declare_own_conflict(reader, given["organisation"], reason=given["reason"])
        said = gettext("Noted. From now on you see nothing about %(name)s, and are not asked about it.")
        messages.success(request, said % {"name": given["organisation"]})
        return redirect("accounts:own_conflicts")
    content = {"conflicts": found, "form": form if may_name else None}
    return render(request, "agreements/own_conflicts.html", content)


def conflicts(request: HttpRequest) -> HttpResponse:
    """Every conflict of interest, and recording one for a colleague; for the lead."""
    reader = _lead(request)
    form = ConflictForm(request.POST or None, actor=reader)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        record_conflict(reader, given["user"], given["organisation"], reason=given["reason"])
        messages.success(request, gettext("Noted."))
        return redirect("accounts:conflicts")
    page = Paginator(conflicts_open_to(reader), CONFLICTS_PER_PAGE).get_page(request.GET.get("page"))
    content = {"page": page, "form": form, "end_form": EndConflictForm(auto_id=False), "reader": reader}
    return render(request, "agreements/conflicts.html", content)


@require_POST
def end(request: HttpRequest, conflict_id: int) -> HttpResponse:
    """End one conflict, with the reason."""
    reader = _lead(request)
    found = conflicts_open_to(reader).filter(pk=conflict_id).first() or _own_of(reader.user_id, conflict_id)
    form = EndConflictForm(request.POST)
    if form.is_valid():
        end_conflict(reader, found, reason=form.cleaned_data["reason"])
        messages.success(request, gettext("The conflict of interest has ended."))
    else:
        messages.error(request, gettext("Say in a few words why."))
    return redirect("accounts:conflicts")


def _lead(request: HttpRequest) -> Actor:
    reader = actor(request)
    if not may_lead(reader):
        raise NotAllowed
    return reader


def _own_of(user_id: int | None, conflict_id: int) -> ConflictOfInterest:
    """A conflict of the lead's own, which only somebody else ends."""
    found = ConflictOfInterest.objects.filter(pk=conflict_id, user=user_id).first()
    if found is None:
        raise NotAllowed
    return found
