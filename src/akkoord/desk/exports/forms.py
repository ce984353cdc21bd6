"""What the lead fills in to hand an agreement over."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExportForm(forms.Form):
    """Who receives it, on what decision, and the receiver's public key."""

    receiver = forms.CharField(label=_("Who receives it"), max_length=120)
    reason = forms.CharField(
        label=_("On what decision"), max_length=500, help_text=_("Every company reads it in its log.")
    )
    recipient_key = forms.CharField(
        label=_("Public key of the receiver"),
        max_length=120,
        help_text=_("It begins with age1. The receiver makes it with akkoord backup-key or age-keygen."),
    )
