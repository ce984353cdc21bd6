"""Answering how a site was left that the company chose to leave."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions
from akkoord.desk.register.actions.submissions import list_of
from akkoord.desk.register.forms.leaving import ExitForm
from akkoord.desk.register.models import Submission
from akkoord.desk.register.queries.leaving import SiteLeft, exits_in
from akkoord.desk.register.rules import SubmissionState
from akkoord.desk.register.views.company.own import own_list


def leaving(request: HttpRequest, public_id: UUID, site: str) -> HttpResponse:
    """The questions about one site, and on request the same answers for all that wait for them."""
    found = own_list(request, public_id)
    require(actor(request), Action.WRITE, list_of(found))
    exits = exits_in(found)
    left = next((each for each in exits if each.fingerprint == site), None)
    if left is None:
        raise NotAllowed
    waiting = [each.fingerprint for each in exits if each.exit is None and each != left]
    given = request.POST if request.method == "POST" else None
    form = ExitForm(given, initial=left.exit.answers if left.exit else {}, others=len(waiting))
    if form.is_valid():
        sites = [site, *waiting] if form.cleaned_data.pop("for_all", False) else [site]
        actions.answer_exits(actor(request), found, sites, form.cleaned_data)
        messages.success(request, gettext("Kept. The secretariat reads it with your list."))
        return _on(found, exits_in(found))
    context = {"submission": found, "left": left, "form": form, "waiting": len(waiting)}
    return render(request, "register/company_leaving.html", context, status=422 if given else 200)


def _on(found: Submission, exits: list[SiteLeft]) -> HttpResponse:
    """To the next site that waits, or back to where the site was ended."""
    if following := next((each for each in exits if each.exit is None), None):
        return redirect("register:leaving", found.public_id, following.fingerprint)
    if found.state == SubmissionState.DRAFT:
        return redirect("register:last_year", found.public_id)
    return redirect("register:company_locations")
