"""Files beside papers, reports, trainings and projects: add one, have one, take one away."""

from typing import cast

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions.papers import Owner, keep_file, remove_file, require_to_keep
from akkoord.desk.agreements.forms.reviews import FileForm
from akkoord.desk.agreements.models.meetings import Paper
from akkoord.desk.agreements.models.papers import PaperFile
from akkoord.desk.agreements.models.projects import CollectiveProject
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.agreements.models.trainings import Training
from akkoord.desk.agreements.queries.papers import content_of, file_or_none, may_download
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.signed_in import actor


def add_file(request: HttpRequest, owner: str, owner_id: int) -> HttpResponse:
    """Put a file beside a paper or a report."""
    found = _owner(owner, owner_id)
    require_to_keep(actor(request), found)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        keep_file(actor(request), found, form.upload(), entry=form.cleaned_data["entry"])
        messages.success(request, gettext("The file is received."))
        return redirect(_address_of(found))
    content = {"form": form, "owner": found, "back": _address_of(found), "files": found.files.all()}
    return render(request, "agreements/add_file.html", content, status=422 if form.is_bound else 200)


def file(request: HttpRequest, file_id: int) -> FileResponse:
    """A file, for whoever may read what it belongs to."""
    found = _file(file_id)
    if not may_download(actor(request), found):
        raise NotAllowed
    return FileResponse(content_of(found), as_attachment=True, filename=found.filename)


@require_POST
def take_away(request: HttpRequest, file_id: int) -> HttpResponse:
    """Take a file away."""
    found = _file(file_id)
    back = _address_of(found.owner)
    remove_file(actor(request), found)
    messages.success(request, gettext("The file is gone."))
    return redirect(back)


def _file(file_id: int) -> PaperFile:
    found = file_or_none(file_id)
    if found is None:
        raise NotAllowed
    return found


def _owner(word: str, owner_id: int) -> Owner:
    rows = {
        "paper": Paper.objects.select_related("item__meeting__body__agreement"),
        "review": Review.objects.select_related("agreement"),
        "project": CollectiveProject.objects.select_related("agreement"),
        "training": Training.objects.select_related("agreement", "provider"),
    }
    found = rows[word].filter(pk=owner_id).first() if word in rows else None
    if found is None:
        raise NotAllowed
    return cast("Owner", found)


def _address_of(owner: Owner) -> str:
    if isinstance(owner, Review):
        return reverse("agreements:review", args=[owner.agreement.slug, owner.pk])
    if isinstance(owner, Training):
        return reverse("agreements:training", args=[owner.agreement.slug, owner.pk])
    if isinstance(owner, CollectiveProject):
        return reverse("agreements:project", args=[owner.agreement.slug, owner.pk])
    meeting = owner.item.meeting
    return (
        reverse("agreements:meeting", args=[meeting.body.agreement.slug, meeting.pk])
        + f"#item-{owner.item_id}"
    )
