"""Forms on the way in: apply, sign, step back, object, answer."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import day_input
from akkoord.desk.agreements.models import Agreement

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes."""


class ApplyForm(forms.Form):
    """A company wants to join."""

    size_class = forms.ChoiceField(label=_("Size of your company"), required=False)
    reason = forms.CharField(
        label=_("Why do you want to join?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        language = get_language() or "en"
        sizes = [(each.code, each.named(language)) for each in agreement.size_class_rows]
        if sizes:
            self.fields["size_class"].choices = [("", "–"), *sizes]  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["size_class"]


class SignForm(forms.Form):
    """A signed document."""

    kind = forms.CharField(widget=forms.HiddenInput)
    signatory = forms.CharField(label=_("Signed by (name and function)"), max_length=200)
    signed_on = forms.DateField(label=_("Signed on"), widget=day_input())
    file = forms.FileField(label=_("The signed document"), help_text=_("At most 10 MB, for instance a PDF."))

    def clean_signed_on(self) -> Any:  # noqa: ANN401 - a day
        """A day that has been."""
        day = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("This day is still to come."))
        return day

    def clean_file(self) -> Any:  # noqa: ANN401 - an uploaded file
        """A file that is not too large."""
        if self.cleaned_data["file"].size > LARGEST_FILE:
            raise forms.ValidationError(gettext("This file is larger than 10 MB."))
        return self.cleaned_data["file"]


class StepBackForm(forms.Form):
    """A company leaves, or takes its application back."""

    reason = forms.CharField(label=_("Why"), max_length=500)


class ObjectionForm(forms.Form):
    """A party objects."""

    reason = forms.CharField(
        label=_("Your reasons"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(forms.Form):
    """The secretariat answers an objection."""

    verdict = forms.ChoiceField(
        label=_("What you do with it"),
        choices=[("set_aside", _("set aside")), ("upheld", _("uphold: the company is not admitted"))],
    )
    answer = forms.CharField(label=_("Why"), max_length=2000)


class MarketShareForm(forms.Form):
    """A figure of the market."""

    on = forms.DateField(label=_("Day"), widget=day_input())
    share = forms.DecimalField(
        label=_("Share of the market (%)"), min_value=0, max_value=100, max_digits=4, decimal_places=1
    )
    source = forms.CharField(label=_("Where it is from"), max_length=300)
