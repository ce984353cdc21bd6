"""Signing in at an organisation's own login: finding it by the e-mail address, going there, coming back."""

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from requests import RequestException

from akkoord.desk.people.forms import AddressForm
from akkoord.desk.people.own_login import (
    OwnLoginAdapter,
    OwnLoginAnswer,
    OwnLoginDoor,
    login_or_none,
    provider_of,
)
from akkoord.desk.people.rules.own_login import OwnLogin, login_for
from akkoord.desk.people.second_factor import OWN_LOGIN


def own_login(request: HttpRequest) -> HttpResponse:
    """Ask for the e-mail address, and show the login of its organisation."""
    if not settings.OWN_LOGINS:
        raise Http404
    form = AddressForm(request.POST or None)
    next_page = request.GET.get("next", "")
    if request.method == "POST" and form.is_valid():
        found = login_for(form.cleaned_data["email"], settings.OWN_LOGINS)
        if found is None:
            return render(request, "people/own_login_none.html", {"next": next_page})
        begins = reverse("people:own_login_begin", args=[found.key])
        address = f"{begins}?{request.GET.urlencode()}".rstrip("?")
        response = render(request, "people/own_login_found.html", {"login": found, "address": address})
        # A form may not lead to another house, so the page leads there by itself.
        response.headers["Refresh"] = f"0; url={address}"
        return response
    return render(request, "people/own_login.html", {"form": form})


def begin(request: HttpRequest, key: str) -> HttpResponse:
    """Go to the login."""
    return _go(request, _login(key), again=False)


@login_required
def again(request: HttpRequest) -> HttpResponse:
    """Before a grave act: show at the login once more that it is you."""
    if OWN_LOGIN not in request.session:
        return redirect("account_reauthenticate")
    return _go(request, _login(request.session[OWN_LOGIN]), again=True)


def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Come back from the login."""
    login = _login(key)
    view = OwnLoginAnswer.adapter_view(OwnLoginAdapter(request, login.key))
    response: HttpResponse = view(request)
    return response


def _go(request: HttpRequest, login: OwnLogin, *, again: bool) -> HttpResponse:
    wanted = request.GET.get("next", "")
    is_here = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    provider = provider_of(request, login)
    try:
        return provider.begin(request, next_url=wanted if is_here else "", again=again)
    except (OAuth2Error, RequestException, KeyError, ValueError) as fault:
        return OwnLoginDoor(request).refused(request, login, fault)


def _login(key: str) -> OwnLogin:
    found = login_or_none(key)
    if found is None:
        raise Http404
    return found
