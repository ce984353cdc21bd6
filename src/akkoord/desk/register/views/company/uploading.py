"""Uploading a list: received within the request, read at once or in the background."""

import uuid
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Kind, Thing
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, tasks
from akkoord.desk.register.actions.uploads import Upload, UploadOutcome
from akkoord.desk.register.forms import UploadForm
from akkoord.desk.register.queries.company import draft_of
from akkoord.desk.register.queries.reading import files_of
from akkoord.desk.register.views.company.own import own_company, own_cycle, own_draft, own_list

SLOW = timedelta(seconds=30)
"""After so long the page offers to ask once more."""


def upload(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Take a file; what was understood of it is on the next page."""
    company = own_company(request)
    found = own_cycle(company, cycle_id)
    require(actor(request), Action.WRITE, Thing(Kind.OWN_LINKS, company.pk, found.agreement_id))
    draft = draft_of(found, company.pk)
    files = list(files_of(draft)) if draft else []
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        initial={"upload_token": uuid.uuid4()},
        replaces_files=len(files) > 1,
    )
    if request.method == "POST" and form.is_valid():
        taken = actions.submit_list(
            actor(request),
            found,
            company,
            filename=form.cleaned_data["file"].name,
            content=form.cleaned_data["file"].read(),
            upload_token=form.cleaned_data["upload_token"],
        )
        if not taken.submission.is_read:
            tasks.read_lists.enqueue()
        _say_what_became(request, taken)
        return redirect("register:company_list", public_id=taken.submission.public_id)
    return render(
        request,
        "register/upload.html",
        {"company": company, "cycle": found, "form": form, "draft": draft, "draft_files": files},
        status=422 if form.is_bound else 200,
    )


def _say_what_became(request: HttpRequest, taken: Upload) -> None:
    if taken.outcome is not UploadOutcome.NEW:
        messages.info(request, gettext("This list is here already; nothing was added."))
    elif taken.submission.is_read:
        messages.success(request, gettext("Your list was read. Please check what was understood."))
    else:
        messages.success(request, gettext("Your list was received safely and is being read now."))


def reading(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How far the reading of a list is; the page asks for it again and again."""
    found = own_list(request, public_id)
    context = {"submission": found, "is_slow": timezone.now() - found.uploaded_at > SLOW}
    answer = render(request, "register/company_reading.html", context)
    if found.is_read or found.could_not_be_read:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
def read_again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask once more that the list is read, when the background work seems to stand still."""
    found = own_draft(request, public_id)
    actions.ask_to_read(actor(request), found)
    tasks.read_lists.enqueue()
    return redirect("register:company_list", public_id=found.public_id)
