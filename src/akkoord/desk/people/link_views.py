"""Pages behind the links in letters: a new password for a forgotten one, a new address."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from akkoord.desk.people.actions import (
    LinkOver,
    ask_for_new_address,
    confirm_new_address,
    link_behind,
    set_forgotten_password,
)
from akkoord.desk.people.forms import AddressForm, NewPasswordForm
from akkoord.desk.people.rules.links import LinkFor
from akkoord.desk.people.sealed import sealed
from akkoord.desk.people.second_factor import signed_in_just_now
from akkoord.desk.people.signed_in import person
from akkoord.desk.people.tasks import answer_forgotten_password


def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link; the answer is the same whether there is such an account or not."""
    form = AddressForm(request.POST or None, auto_id="id_%s")
    if request.method == "POST" and form.is_valid():
        address = sealed(form.cleaned_data["email"], purpose="forgotten password")
        answer_forgotten_password.enqueue(address, get_adapter().get_client_ip(request))
        return render(request, "people/forgotten_sent.html", {"email": form.cleaned_data["email"]})
    return render(request, "people/forgotten.html", {"form": form})


def new_password(request: HttpRequest, token: str) -> HttpResponse:
    """Set a new password by the link; the sign-in that follows asks for the second factor."""
    try:
        user = link_behind(token, LinkFor.PASSWORD).user
        form = NewPasswordForm(request.POST or None, user=user)
        if request.method == "POST" and form.is_valid():
            set_forgotten_password(token, password=form.cleaned_data["password"])
            logout(request)
            messages.success(request, gettext("Your password is changed. Sign in with the new one."))
            return redirect("account_login")
    except LinkOver:
        return render(request, "people/link_over.html", {"again": "people:forgotten"}, status=410)
    return render(request, "people/new_password.html", {"form": form, "email": user.email})


@login_required
@signed_in_just_now
def change_address(request: HttpRequest) -> HttpResponse:
    """Ask for another address; it counts once the link that goes there was followed."""
    user = person(request)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_for_new_address(user, form.cleaned_data["email"])
        sentence = gettext("A letter is on its way to %(email)s.") % form.cleaned_data
        messages.success(request, sentence)
        return redirect("people:account")
    return render(request, "people/change_address.html", {"form": form, "email": user.email})


def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm the new address with a button: a mail program that only looks at the link confirms nothing."""
    try:
        link = link_behind(token, LinkFor.ADDRESS)
        if request.method == "POST":
            confirm_new_address(token)
            messages.success(
                request, gettext("From now on you sign in with %(email)s.") % {"email": link.address}
            )
            return redirect("people:account" if request.user.is_authenticated else "account_login")
    except LinkOver:
        return render(request, "people/link_over.html", {"again": "people:change_address"}, status=410)
    return render(request, "people/confirm_address.html", {"email": link.address})
