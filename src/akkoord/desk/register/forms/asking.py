"""A question about one row, and the company's answer."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """Which of the two texts, and what to ask."""

    about = forms.CharField(max_length=32)
    question = forms.CharField(max_length=1000)


class AnswerForm(forms.Form):
    """The answer in words, and the row as it should read."""

    answer = forms.CharField(
        label=_("Your answer"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    better_name = forms.CharField(
        label=_("Name, if it should read otherwise"), max_length=300, required=False
    )
    better_address = forms.CharField(
        label=_("Address, if it should read otherwise"), max_length=500, required=False
    )

    def clean(self) -> dict[str, str]:
        """Something must be said."""
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError(_("Write an answer, or correct the name or the address."))
        return self.cleaned_data
