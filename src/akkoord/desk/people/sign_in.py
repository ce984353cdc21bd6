"""How allauth signs people in here: no sign-up, one answer for all that fails, a pause after guessing."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import perform_password_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from qrcode import QRCode
from qrcode.image.svg import SvgPathImage

from akkoord.desk.people.actions import forget_failures, note_failure
from akkoord.desk.people.models import User
from akkoord.desk.people.own_login import SecondFactorStage, note_own_login
from akkoord.desk.people.queries import actor_of, is_locked_out
from akkoord.desk.people.rules import needs_second_factor
from akkoord.desk.people.rules.own_login import login_for
from akkoord.desk.people.sealed import sealed, unsealed
from akkoord.desk.people.signed_in import remember_language
from akkoord.engine.text import gettext_noop

SAID = {
    "mfa/messages/totp_activated.txt": gettext_noop("Your authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": gettext_noop("Your authenticator app is removed."),
    "mfa/messages/webauthn_added.txt": gettext_noop("Your passkey is set up."),
    "mfa/messages/webauthn_removed.txt": gettext_noop("The passkey is removed."),
    "usersessions/messages/sessions_logged_out.txt": gettext_noop("You are signed out everywhere else."),
}
"""What allauth reports, in our words; of what is not listed nothing is said."""


class AccountAdapter(DefaultAccountAdapter):
    """Passwords: who may sign in, and what is said when it fails."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy("This address and password do not belong together."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "own_login_only": gettext_lazy(
            "Your organisation has its own login. Use the button below that leads there."
        ),
        "too_many_login_attempts": gettext_lazy(
            "Too many attempts. Wait a quarter of an hour and try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from invitations only."""
        del request
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401 - allauth's signature
        """Refuse during the pause without looking at the password."""
        login = login_for(credentials.get("email", ""), settings.OWN_LOGINS)
        if login and not login.passwords:
            raise self.validation_error("own_login_only")
        if is_locked_out(credentials.get("email", ""), network=self.get_client_ip(request)):
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:  # noqa: ANN401 - allauth's signature
        """The account, if it may sign in: a closed one is answered like a wrong password."""
        user = super().authenticate(request, **credentials)
        if not isinstance(user, User) or not user.is_active:
            return None
        forget_failures(user.email)
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401 - allauth's signature
        """Count it."""
        note_failure(credentials.get("email", ""), network=self.get_client_ip(request))

    def get_login_stages(self) -> list[str]:
        """The stages of signing in, with our look at the second factor."""
        ours = f"{SecondFactorStage.__module__}.{SecondFactorStage.__name__}"
        stages = super().get_login_stages()
        return [ours if each == "allauth.mfa.stages.AuthenticateStage" else each for each in stages]

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:  # noqa: ANN401 - allauth's signature
        """Go on in the person's own language; who signed in just now is not asked for the password again."""
        response = super().post_login(request, user, **options)
        record_authentication(request, user, method="sign_in", reauthenticated=True)
        note_own_login(request, (options.get("signal_kwargs") or {}).get("sociallogin"))
        return remember_language(response, user.language)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_args: object,
        **options: Any,  # noqa: ANN401 - allauth's signature
    ) -> None:
        """Say it in our words."""
        known = SAID.get(message_template or "")
        sentence = options.get("message") or (gettext(known) if known else "")
        if sentence:
            messages.add_message(request, level, sentence)


def begin_first_session(request: HttpRequest, user: User) -> HttpResponse:
    """Sign somebody in who has just set the first password, and lead on to the second factor."""
    if request.user.is_authenticated:
        logout(request)
    login = Login(user=user, redirect_url=reverse("mfa_index"))
    response: HttpResponse = perform_password_login(request, {"email": user.email}, login)
    return response


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are encrypted, and who must have one keeps the last."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("This code is not right. Look at the app for the present one."),
        "cannot_delete_authenticator": gettext_lazy(
            "Your role needs a second factor. Set up another one before you remove this one."
        ),
    }

    def get_totp_issuer(self) -> str:
        """The name under which the app shows the code."""
        return "Akkoord"

    def build_totp_svg(self, url: str) -> str:
        """The address as a picture that an app scans, to stand inside a page."""
        code = QRCode(image_factory=SvgPathImage, border=2)
        code.add_data(url)
        return code.make_image().to_string(encoding="unicode")  # type: ignore[no-any-return]  # qrcode has no types

    def encrypt(self, text: str) -> str:
        """A secret as it is stored."""
        return sealed(text, purpose="second factor")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return unsealed(encrypted_text, purpose="second factor")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one only of people who need none."""
        kept = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        is_last = not kept.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        roles = actor_of(authenticator.user).roles
        return not (is_last and needs_second_factor(roles, settings.SECOND_FACTOR))
