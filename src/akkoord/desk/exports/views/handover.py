"""The page on which an agreement is handed over at its end."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries.permission import may_hand_over
from akkoord.desk.agreements.rules import Work
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.exports import actions
from akkoord.desk.exports.actions.handing_over import EXPORTS
from akkoord.desk.exports.forms import ExportForm
from akkoord.desk.exports.models import AgreementExport
from akkoord.desk.exports.queries import export_or_none, exports_of
from akkoord.desk.exports.rules import UNFINISHED_EXPORTS
from akkoord.desk.exports.tasks import make_confirmed_exports
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Action
from akkoord.desk.people.second_factor import signed_in_just_now
from akkoord.desk.people.signed_in import actor
from akkoord.desk.retention.rules import leads


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """What handing over means, what was handed over, and the next step."""
    return _page(request, _agreement(request, slug), ExportForm())


@require_POST
@signed_in_just_now
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """The lead proposes it."""
    agreement, form = _agreement(request, slug), ExportForm(request.POST)
    if not form.is_valid():
        return _page(request, agreement, form)
    wanted = actions.Request(**form.cleaned_data)
    actions.propose_export(actor(request), agreement, wanted, language=get_language() or "en")
    messages.success(request, gettext("Proposed. A colleague has to confirm it."))
    return redirect("handover:page", slug=slug)


@require_POST
@signed_in_just_now
def decide(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """A colleague confirms it, somebody stops it, or the file is removed."""
    found = _export(request, export_id)
    decision = request.POST.get("decision")
    if decision == "confirm":
        actions.confirm_export(actor(request), found)
        make_confirmed_exports.enqueue()
        messages.success(request, gettext("Confirmed. It is being made; you get a letter when it is ready."))
    elif decision == "remove":
        actions.remove_export(actor(request), found)
        messages.success(request, gettext("The file is removed. That it was handed over stays."))
    else:
        actions.withdraw_export(actor(request), found)
        messages.success(request, gettext("It is not handed over."))
    return redirect("handover:page", slug=found.agreement.slug)


@require_safe
@signed_in_just_now
def fetch(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """The encrypted file, for whoever signed in just now."""
    found = actions.fetch_export(actor(request), _export(request, export_id))
    name = f"akkoord-{found.agreement.slug}-{found.pk}.tar.gz.age"
    file = EXPORTS.path_of(found.stored_as).open("rb")
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")
    response.headers["Cache-Control"] = "no-store"
    return cast("HttpResponse", response)  # it is streamed, which no caller has to know


def _page(request: HttpRequest, agreement: Agreement, form: ExportForm) -> HttpResponse:
    exports = list(exports_of(agreement.pk)[:20])
    open_one = next((each for each in exports if each.state in UNFINISHED_EXPORTS), None)
    is_its_end = agreement.allows(Work.HANDING_OVER)
    person = actor(request)
    return render(
        request,
        "exports/handover.html",
        with_tabs(
            request,
            agreement,
            exports=[each for each in exports if each != open_one],
            open_one=open_one,
            form=form if is_its_end and not open_one and leads(person, agreement.pk) else None,
            is_its_end=is_its_end,
            may_confirm=bool(open_one and open_one.proposed_by_id != person.user_id),
        ),
    )


def _agreement(request: HttpRequest, slug: str) -> Agreement:
    found = agreement_or_refuse(slug)
    if not may_hand_over(actor(request), Action.READ, found.pk):
        raise NotAllowed
    return found


def _export(request: HttpRequest, export_id: UUID) -> AgreementExport:
    found = export_or_none(export_id)
    if found is None or not may_hand_over(actor(request), Action.READ, found.agreement_id):
        raise NotAllowed
    return found
