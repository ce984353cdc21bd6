"""Forms of the account pages."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from akkoord.desk.people.actions import forget_failures, note_failure
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import is_locked_out


class SignInForm(LoginForm):
    """E-mail address and password; `sign_in.AccountAdapter` says what is answered."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["password"].help_text = ""


class _CountsFailures(BaseAuthenticateForm):
    """A code of the second factor, with a pause after repeated failures."""

    def clean_code(self) -> str:
        """Refuse during the pause without looking at the code; count failures."""
        account = f"second factor {self.user.email}"
        network = get_adapter().get_client_ip(context.request)
        if is_locked_out(account, network=network):
            raise get_adapter().validation_error("too_many_login_attempts")
        try:
            code: str = super().clean_code()
        except ValidationError:
            note_failure(account, network=network)
            raise
        forget_failures(account)
        return code


class CodeForm(_CountsFailures, AuthenticateForm):
    """The code at sign-in."""


class CodeAgainForm(_CountsFailures, ReauthenticateForm):
    """The code before a grave act."""


class AccountForm(forms.Form):
    """What people set for themselves."""

    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class WelcomeForm(forms.Form):
    """What an invited person sets: name, language, password."""

    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least twelve characters; a sentence is easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        options["initial"] = {"name": user.name, "language": user.language}
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        """Refuse what is guessed easily."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class AddressForm(forms.Form):
    """An e-mail address."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class NewPasswordForm(forms.Form):
    """A new password for an account whose owner forgot the old one."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least twelve characters; a sentence is easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        """Refuse what is guessed easily."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class OrganisationForm(forms.Form):
    """Which of the own organisations to work for now."""

    organisation = forms.UUIDField()
