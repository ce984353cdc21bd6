"""Forms of the account pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from akkoord.desk.people.actions import forget_failures, note_failure
from akkoord.desk.people.queries import is_locked_out


class SignInForm(AuthenticationForm):
    """E-mail address and password, with a pause after repeated failures.

    The answer is the same whether or not there is such an account.
    """

    error_messages = {
        "invalid_login": _("This address and password do not belong together."),
        "inactive": _("This address and password do not belong together."),
        "locked": _("Too many attempts. Wait a quarter of an hour and try again."),
    }

    def clean(self) -> dict[str, Any]:
        """Refuse during the pause without looking at the password; count failures."""
        email = self.cleaned_data.get("username", "")
        if is_locked_out(email):
            raise ValidationError(self.error_messages["locked"], code="locked")
        try:
            cleaned = super().clean()
        except ValidationError:
            note_failure(email)
            raise
        forget_failures(email)
        return cleaned


class AccountForm(forms.Form):
    """What people set for themselves."""

    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class OrganisationForm(forms.Form):
    """Which of the own organisations to work for now."""

    organisation = forms.UUIDField()
