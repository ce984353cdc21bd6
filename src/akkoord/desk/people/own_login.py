"""How allauth speaks with an organisation's own login, and whom the desk lets in from there.

Beyond what allauth checks: the signature of the identity always, a nonce, the name of the issuer, that
sign-in was fresh where it was asked for again. Nobody signs up, and nothing that the login tells is kept.
"""

import logging
import time
from collections.abc import Mapping
from typing import Any, NoReturn

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.http import urlencode
from django.utils.translation import gettext

from akkoord.desk.people.actions import person_of_login
from akkoord.desk.people.rules.own_login import OwnLogin, OwnLoginRefused, SomebodyElse, used_second_factor
from akkoord.desk.people.second_factor import HAS_ONE, OWN_LOGIN
from akkoord.engine.text import gettext_noop

LOG = logging.getLogger("akkoord.own_login")
FRESH = 5 * 60
"""Seconds: how long ago somebody may have signed in there who is asked again."""
NONCE_LENGTH = 43
CANCELLED = gettext_noop("You did not sign in at %(name)s.")
BROKEN = gettext_noop(
    "The login of %(name)s did not answer as it should. Try again in a moment; if it goes on, tell the help "
    "desk of your organisation."
)


def login_or_none(key: str) -> OwnLogin | None:
    """The login with this name in addresses."""
    logins: tuple[OwnLogin, ...] = settings.OWN_LOGINS
    return next((each for each in logins if each.key == key), None)


class OwnLoginAdapter(OpenIDConnectOAuth2Adapter):
    """Fetches and checks what the login tells."""

    state: Mapping[str, Any] = {}

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the login says of itself; it must be the one that the operator entered."""
        config: dict[str, Any] = super().openid_config
        issuer = self.get_provider().app.settings["server_url"]
        if str(config.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
            raise OAuth2Error("another issuer")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Where the login sends people back to: the desk's address as the operator gave it."""
        del request
        return f"{settings.DESK_URL}{reverse('people:own_login_answer', args=[app.provider_id])}"

    def complete_login(
        self,
        request: HttpRequest,
        app: SocialApp,
        token: object,
        **given: Any,  # noqa: ANN401 - allauth's signature
    ) -> SocialLogin:
        """Who signed in, from a signed identity that answers our question and no other."""
        try:
            claims = self._claims(app, str(given["response"]["id_token"]))
            if "email" not in claims:
                claims = self._with_profile(claims, token)
        except (KeyError, TypeError, ValueError) as fault:
            raise OAuth2Error("no identity") from fault
        login = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        login.claims = claims
        return login

    def _claims(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        if not self.state.get("nonce") or claims.get("nonce") != self.state["nonce"]:
            raise OAuth2Error("another nonce")
        if self.state.get("again") and time.time() - float(claims["auth_time"]) > FRESH:
            raise OAuth2Error("not signed in anew")
        return claims

    def _with_profile(self, claims: dict[str, Any], token: Any) -> dict[str, Any]:  # noqa: ANN401 - a token of allauth
        profile = self._fetch_user_info(token.token)
        if profile["sub"] != claims["sub"]:
            raise OAuth2Error("another subject")
        told = {name: profile[name] for name in ("email", "email_verified") if name in profile}
        return {**claims, **told}


class OwnLoginProvider(OpenIDConnectProvider):
    """One login, from the operator's file."""

    oauth2_adapter_class = OwnLoginAdapter
    pkce_enabled_default = True

    def extract_extra_data(self, data: object) -> dict[str, Any]:
        """Nothing of what the login tells is kept."""
        del data
        return {}

    def begin(self, request: HttpRequest, *, next_url: str, again: bool) -> HttpResponse:
        """Send somebody there, with a question that only its own answer fits."""
        nonce = get_random_string(NONCE_LENGTH)
        asked = {"nonce": nonce, **({"prompt": "login", "max_age": "0"} if again else {})}
        response: HttpResponse = self.redirect(
            request, "login", next_url=next_url, auth_params=asked, nonce=nonce, again=again
        )
        return response


def provider_of(request: HttpRequest, login: OwnLogin) -> OwnLoginProvider:
    """The login as allauth wants it."""
    app = SocialApp(
        provider=OpenIDConnectProvider.id,
        provider_id=login.key,
        name=login.name,
        client_id=login.client_id,
        secret=login.secret,
        settings={"server_url": login.issuer},
    )
    return OwnLoginProvider(request, app=app)


class OwnLoginAnswer(OAuth2CallbackView):
    """What comes back from the login."""

    def _get_state(self, request: HttpRequest, provider: OwnLoginProvider) -> tuple[Any, Any]:
        state, refused = super()._get_state(request, provider)
        self.adapter.state = state or {}
        return state, refused


class OwnLoginDoor(DefaultSocialAccountAdapter):
    """Decides who comes in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Accounts come from invitations only."""
        del request, sociallogin
        return False

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> OwnLoginProvider:
        """The provider by the name of its login; allauth looks into its own tables otherwise."""
        del client_id
        login = login_or_none(provider)
        if login is None:
            raise PermissionDenied
        return provider_of(request, login)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let in whoever was invited, and nobody else; confirm a session that asked again."""
        login = login_or_none(sociallogin.account.provider)
        if login is None:
            raise PermissionDenied
        try:
            user = person_of_login(login, sociallogin.claims, subject=sociallogin.account.uid)
            if sociallogin.state.get("again") and user != request.user:
                raise SomebodyElse(name=login.name)
        except OwnLoginRefused as refused:
            _refuse(request, login, refused.sentence, refused.details)
        if sociallogin.state.get("again"):
            record_authentication(request, user, method=OWN_LOGIN, reauthenticated=True)
            raise ImmediateHttpResponse(_go_on(request, str(sociallogin.state.get("next") or "")))
        sociallogin.user = user
        sociallogin.has_second_factor = used_second_factor(login, sociallogin.claims)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: OwnLoginProvider,
        error: object = None,
        exception: Exception | None = None,
        **_: object,
    ) -> None:
        """Say what went wrong; the log says what kind of fault it was."""
        login = login_or_none(provider.app.provider_id)
        if login is None:
            raise PermissionDenied
        if error == AuthError.CANCELLED:
            _refuse(request, login, CANCELLED, {})
        raise ImmediateHttpResponse(self.refused(request, login, exception))

    def refused(self, request: HttpRequest, login: OwnLogin, fault: Exception | None) -> HttpResponse:
        """The page for a login that does not work; the log says what kind of fault it was."""
        LOG.warning("An own login did not answer as it should: %s", type(fault).__name__)
        return _refusal(request, login, BROKEN, {})


class SecondFactorStage(AuthenticateStage):
    """The second factor of the desk, unless the own login's counts."""

    def _should_handle(self, request: HttpRequest) -> bool:
        came_by = (self.login.signal_kwargs or {}).get("sociallogin")
        return not getattr(came_by, "has_second_factor", False) and bool(super()._should_handle(request))


def note_own_login(request: HttpRequest, sociallogin: SocialLogin | None) -> None:
    """Remember by which login a session was opened, and whether its second factor counts."""
    if sociallogin is None:
        return
    request.session[OWN_LOGIN] = sociallogin.account.provider
    if sociallogin.has_second_factor:
        request.session[HAS_ONE] = True


def _go_on(request: HttpRequest, next_page: str) -> HttpResponse:
    """Do what was asked for before the own login was asked again."""
    request.GET = QueryDict(urlencode({"next": next_page}))  # where allauth reads where to go on
    return resume_request(request) or redirect("home")


def _refuse(request: HttpRequest, login: OwnLogin, sentence: str, details: Mapping[str, object]) -> NoReturn:
    raise ImmediateHttpResponse(_refusal(request, login, sentence, details))


def _refusal(
    request: HttpRequest, login: OwnLogin, sentence: str, details: Mapping[str, object]
) -> HttpResponse:
    said = gettext(sentence) % {"name": login.name, **details}
    return render(request, "people/own_login_refused.html", {"login": login, "sentence": said}, status=403)
