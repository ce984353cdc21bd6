"""What every form has with which something is written down about a location."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def day_field(label: Any, *, required: bool = False) -> forms.DateField:  # noqa: ANN401 - a text to translate
    """A day, by the calendar of the browser."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, required=required)


class FactForm(forms.Form):
    """The reason that everything written down has, and what the page knew when it was opened."""

    reason = forms.CharField(
        label=_("Why, and how do you know?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
