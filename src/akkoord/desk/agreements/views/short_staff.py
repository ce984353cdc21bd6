"""The page on which the lead says in which years staff is short."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions.short_staff import end_short_staff, note_short_staff
from akkoord.desk.agreements.forms.conflicts import ShortStaffForm
from akkoord.desk.agreements.queries.conflicts import may_lead
from akkoord.desk.agreements.queries.short_staff import short_staff_of
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Actor
from akkoord.desk.people.signed_in import actor


def short_staff(request: HttpRequest) -> HttpResponse:
    """Every exception, and making one."""
    reader = _lead(request)
    initial = {"year": timezone.localdate().year}
    form = ShortStaffForm(request.POST or None, actor=reader, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        note_short_staff(reader, given["agreement"], given["year"], reason=given["reason"])
        messages.success(request, gettext("Noted."))
        return redirect("accounts:short_staff")
    content = {"exceptions": short_staff_of(reader), "form": form}
    return render(request, "agreements/short_staff.html", content)


@require_POST
def end(request: HttpRequest, exception_id: int) -> HttpResponse:
    """End one exception."""
    reader = _lead(request)
    found = short_staff_of(reader).filter(pk=exception_id).first()
    if found is None:
        raise NotAllowed
    end_short_staff(reader, found)
    messages.success(request, gettext("Saved."))
    return redirect("accounts:short_staff")


def _lead(request: HttpRequest) -> Actor:
    reader = actor(request)
    if not may_lead(reader):
        raise NotAllowed
    return reader
