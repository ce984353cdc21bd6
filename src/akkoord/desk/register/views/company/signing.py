"""Signing a list, its receipt, and answering what the secretariat asks."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.second_factor import signed_in_just_now
from akkoord.desk.people.signed_in import actor, person
from akkoord.desk.register import actions
from akkoord.desk.register.actions.submissions import check_is_draft, list_of
from akkoord.desk.register.forms.sites import SignForm
from akkoord.desk.register.models import Receipt
from akkoord.desk.register.queries.signing import is_unchanged, summary_of
from akkoord.desk.register.views.company.own import list_to_read, own_list


def sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What is signed, counted, and the form in which the company's admin signs it.

    Who signs in without a password of ours, through the own organisation, confirms by signing in again.
    """
    has_password = request.user.is_authenticated and person(request).has_usable_password()
    return (_sign if has_password else signed_in_just_now(_sign))(request, public_id)


def _sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = own_list(request, public_id)
    require(actor(request), Action.SUBMIT, list_of(found))
    check_is_draft(found)
    summary = summary_of(found)
    form = SignForm(
        request.POST or None,
        leaves_out=bool(summary.left_out),
        publishes=bool(summary.public),
        check_password=_password_check(request),
    )
    if request.method == "POST" and form.is_valid():
        actions.submit(actor(request), found, seen_revision=form.cleaned_data["revision"])
        messages.success(request, gettext("Your list is handed in. Thank you."))
        return redirect("register:receipt", public_id=found.public_id)
    context = {
        "submission": found,
        "summary": summary,
        "public": summary.public,
        "form": form,
        "step": "sign",
    }
    return render(request, "register/company_sign.html", context, status=422 if form.is_bound else 200)


def _password_check(request: HttpRequest) -> Callable[[str], bool] | None:
    """How the signer's password is checked, None for an account without one."""
    signer = person(request)
    return signer.check_password if signer.has_usable_password() else None


def receipt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The proof that the list was signed, checked anew at every look."""
    found = list_to_read(request, public_id)
    kept = Receipt.objects.select_related("signed_by").filter(submission=found).first()
    if kept is None:
        raise NotAllowed
    context = {"submission": found, "receipt": kept, "is_unchanged": is_unchanged(kept)}
    return render(request, "register/company_receipt.html", context)


@require_POST
def answer(request: HttpRequest, public_id: UUID, question_id: int) -> HttpResponse:
    """Answer one question of the secretariat."""
    found = own_list(request, public_id)
    actions.answer_question(actor(request), found, question_id, request.POST.get("answer", ""))
    messages.success(request, gettext("Your answer is saved. The secretariat sees it when you sign again."))
    return redirect("register:company_list", public_id=found.public_id)
