"""Pages of one's own account, and the log of looks."""

from typing import Any
from uuid import UUID

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LogoutView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import override as in_language
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from akkoord.desk.people.actions import (
    InvitationOver,
    NotAllowed,
    accept_invitation,
    change_account,
    choose_company,
    invitation_behind,
    require,
)
from akkoord.desk.people.forms import AccountForm, OrganisationForm, WelcomeForm
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import last_day_of, looks_at, mandates_in_force, organisations_of
from akkoord.desk.people.rules import MAY_KEEP_AWAY, Action, AskedOf, Kind, Thing, work_of
from akkoord.desk.people.sign_in import begin_first_session
from akkoord.desk.people.signed_in import CHOSEN, actor, chosen_organisation, person, remember_language

LOOKS_PER_PAGE = 50


class SignIn(LoginView):
    """Sign in with e-mail address and password, then with the second factor."""

    template_name = "people/sign_in.html"

    def get_context_data(self, **values: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's signature
        """Say so where no second factor is asked for."""
        is_tryout = settings.SECOND_FACTOR is AskedOf.NOBODY
        own = {"is_tryout": is_tryout, "own_logins": bool(settings.OWN_LOGINS)}
        return {**super().get_context_data(**values), **own}


class SignOut(LogoutView):
    """Sign out; only by a button, never by a link."""


class ChangePassword(SuccessMessageMixin, PasswordChangeView):  # type: ignore[type-arg]  # not generic when run
    """A new password, with the old one."""

    template_name = "people/password.html"
    success_url = reverse_lazy("people:account")
    success_message = gettext_lazy("Your password is changed.")


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Name, language and roles of the one who is signed in."""
    user = person(request)
    form = AccountForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if request.method == "POST" and form.is_valid():
        change_account(user, **form.cleaned_data)
        with in_language(user.language):
            messages.success(request, gettext("Saved."))
        return remember_language(redirect("people:account"), user.language)
    mandates = mandates_in_force().filter(user=user).select_related("organisation", "agreement")
    return render(
        request,
        "people/account.html",
        {
            "form": form,
            "mandates": mandates,
            "keeps_away": any(work_of(each) in MAY_KEEP_AWAY for each in actor(request).roles),
        },
    )


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Set name, language and password by the link of an invitation, then go on to the second factor."""
    try:
        user = invitation_behind(token).user
        form = WelcomeForm(request.POST or None, user=user)
        if request.method == "POST" and form.is_valid():
            user = accept_invitation(token, **form.cleaned_data)
            return begin_first_session(request, user)
    except InvitationOver:
        return render(request, "people/invitation_over.html", status=410)
    return render(request, "people/invitation.html", {"form": form, "email": user.email})


@login_required
def nothing_here(request: HttpRequest) -> HttpResponse:
    """The start page of an account without work in this house."""
    return render(request, "people/nothing_here.html", {"last_day": last_day_of(person(request))})


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Go on in another language, and remember it for the one who is signed in."""
    response = set_language(request)
    chosen = request.POST.get("language", "")
    if isinstance(request.user, User) and chosen in dict(settings.LANGUAGES):
        change_account(request.user, name=request.user.name, language=chosen)
    return response


@require_POST
def choose_organisation(request: HttpRequest) -> HttpResponse:
    """Work for another of the own organisations from now on.

    Pages that stand open in other windows were made for the company before: what they send is refused.
    """
    form = OrganisationForm(request.POST)
    if not form.is_valid() or form.cleaned_data["organisation"] not in organisations_of(actor(request)):
        raise NotAllowed
    chosen = form.cleaned_data["organisation"]
    request.session[CHOSEN] = str(chosen)
    choose_company(person(request), chosen)
    rotate_token(request)
    sentence = gettext("From now on you work for %(name)s.")
    messages.success(request, sentence % {"name": actor(request).companies[chosen]})
    return redirect("home")


def access_log(request: HttpRequest, organisation_id: UUID | None = None) -> HttpResponse:
    """Who looked at a company's confidential things, when and why; roles, no names."""
    organisation_id = organisation_id or chosen_organisation(request)
    if organisation_id is None:
        raise Http404
    require(actor(request), Action.READ, Thing(Kind.ACCESS_LOG, organisation_id=organisation_id))
    page = Paginator(looks_at(organisation_id), LOOKS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/access_log.html", {"page": page})
