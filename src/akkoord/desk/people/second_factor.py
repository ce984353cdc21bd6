"""Nothing without the second factor, and nothing grave without having signed in just now."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows, suspend_request
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse

from akkoord.desk.people.rules import AskedOf, needs_second_factor
from akkoord.desk.people.signed_in import actor

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]
HAS_ONE = "has_second_factor"
"""The key of the session that spares the look into the database."""
OWN_LOGIN = "own_login"
"""The key of the session under which the organisation's own login stands that opened it."""
OPEN_WITHOUT = ("mfa_", "account_reauthenticate", "people:sign_out", "set_language")
"""How the names of the pages begin that are needed to set one up, or to leave."""


class SecondFactorMiddleware:
    """Lead whoever needs a second factor and has none to the page that sets it up, whatever was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _lacks_one(request) and not _is_open_without(request.path_info):
            return redirect("mfa_index")
        return self.get_response(request)


def _lacks_one(request: HttpRequest) -> bool:
    if settings.SECOND_FACTOR is AskedOf.NOBODY or not request.user.is_authenticated:
        return False
    if request.session.get(HAS_ONE) or not needs_second_factor(actor(request).roles, settings.SECOND_FACTOR):
        return False
    if is_mfa_enabled(request.user):
        request.session[HAS_ONE] = True
        return False
    return True


def _is_open_without(path: str) -> bool:
    try:
        return resolve(path).view_name.startswith(OPEN_WITHOUT)
    except Resolver404:
        return False


def _has_only_own_login(request: HttpRequest) -> bool:
    """Whether the desk knows neither password nor second factor of the one who is signed in."""
    return OWN_LOGIN in request.session and not get_reauthentication_flows(request.user)


def _signed_in_recently(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    shown = [each["at"] for each in records if each.get("reauthenticated")]
    return bool(shown) and time.time() - shown[-1] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def signed_in_just_now(view: View[Given]) -> View[Given]:
    """Before a grave act: ask for password or passkey again, unless that was done a quarter of an hour ago.

    What was sent is kept and done afterwards. A demonstration asks nobody.
    """
    asking: View[Given] = reauthentication_required(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        asks = settings.SECOND_FACTOR is not AskedOf.NOBODY
        if asks and _has_only_own_login(request) and not _signed_in_recently(request):
            kept: HttpResponse = suspend_request(request, reverse("people:own_login_again"))
            return kept
        return (asking if asks else view)(request, *args, **kwargs)

    return guarded  # type: ignore[return-value]  # the name of its first parameter is of no matter
