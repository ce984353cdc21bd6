"""The files of a draft: one a brand if wanted, each uploaded, replaced and taken out on its own."""

import uuid
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, tasks
from akkoord.desk.register.actions.uploads import UploadOutcome
from akkoord.desk.register.forms import BrandForm, FileForm, UploadForm
from akkoord.desk.register.models import Submission
from akkoord.desk.register.queries.files import FileShown, files_shown
from akkoord.desk.register.rules import FileGone
from akkoord.desk.register.views.company.own import own_draft

ACTS = {"brand", "replace", "take_out"}


def add_file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The files of the list, and a form for one more."""
    found = own_draft(request, public_id)
    form = FileForm(request.POST or None, request.FILES or None, initial={"upload_token": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        _tell(request, actions.add_file(actor(request), found, form.sent()))
        return _back(found)
    context = {"submission": found, "files": files_shown(found), "form": form, "step": "check"}
    status = 422 if form.is_bound else 200
    return render(request, "register/company_add_file.html", context, status=status)


def _tell(request: HttpRequest, outcome: UploadOutcome) -> None:
    if outcome is UploadOutcome.NEW:
        messages.success(request, gettext("The file is in your list. Please check what was understood."))
    else:
        messages.info(request, gettext("This file is in your list already; nothing was added."))


def _back(found: Submission) -> HttpResponse:
    found.refresh_from_db()
    if not found.is_read:
        tasks.read_lists.enqueue()
    return redirect("register:company_list", public_id=found.public_id)


@require_http_methods(["GET", "POST"])
def list_file(request: HttpRequest, public_id: UUID, list_file_id: int) -> HttpResponse:
    """One file of the list: its brand, uploading it again, taking it out."""
    found = own_draft(request, public_id)
    shown = next((each for each in files_shown(found) if each.file.pk == list_file_id), None)
    if shown is None and request.method == "GET":
        raise FileGone
    return _carry_out(request, found, list_file_id, shown)


def _carry_out(request: HttpRequest, found: Submission, key: int, shown: FileShown | None) -> HttpResponse:
    act = request.POST.get("act")
    upload = UploadForm(request.POST or None, request.FILES or None) if act == "replace" else _upload_form()
    brand = BrandForm(request.POST if act == "brand" else None, initial=_brand_of(shown))
    if act == "take_out" and request.POST.get("sure"):
        actions.take_file_out(actor(request), found, key)
        messages.success(request, gettext("The file is not in your list any more."))
        return _back(found)
    if act == "brand" and brand.is_valid():
        actions.say_brand(actor(request), found, key, brand.cleaned_data["brand"])
        messages.success(request, gettext("Saved."))
        return _back(found)
    if act == "replace" and upload.is_valid():
        _tell(request, actions.replace_file(actor(request), found, key, upload.sent()))
        return _back(found)
    if shown is None or act not in {None, *ACTS}:
        raise NotAllowed
    context = {"submission": found, "shown": shown, "upload": upload, "brand": brand, "step": "check"}
    return render(request, "register/company_file.html", context, status=422 if act else 200)


def _upload_form() -> UploadForm:
    return UploadForm(initial={"upload_token": uuid.uuid4()})


def _brand_of(shown: FileShown | None) -> dict[str, str]:
    return {"brand": shown.file.brand} if shown else {}
