"""Forms about the figures of a year."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import day_field, year_field
from akkoord.desk.progress.rules import catalogue

PARTS = {
    "handed_in": ("handed_in", "handed_in.on_time", "handed_in.late", "never"),
    "talks": ("held", "not_held"),
    "questions": ("answered", "open"),
}
"""Beginning of a figure's name → the parts that can be entered."""


class YearForm(forms.Form):
    """A year of which figures are entered."""

    year = year_field(_("Year"))


class CountForm(forms.Form):
    """As of which day a year is counted, and why again."""

    as_of = day_field(_("As of"), _("Only what happened until this day is counted."))
    reason = forms.CharField(
        label=_("What is corrected"),
        help_text=_("Only when figures of this year are released already; everybody can read it."),
        max_length=300,
        required=False,
    )


class EnterForm(forms.Form):
    """A figure of a year that the desk cannot count, with its source."""

    figure = forms.ChoiceField(label=_("Figure"))
    value = forms.DecimalField(label=_("The number"), min_value=0, max_digits=12, decimal_places=1)
    source = forms.CharField(
        label=_("Where it is from"), help_text=_("A report or page, with its date."), max_length=300
    )
    reason = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["figure"].choices = _choices()  # type: ignore[attr-defined]  # a choice field

    @property
    def series_and_cell(self) -> tuple[str, str]:
        """The figure and the part of it that was chosen."""
        series, _, cell = self.cleaned_data["figure"].partition("/")
        return series, cell


class DatesForm(forms.Form):
    """On which day of the year the list and the annual report appear."""

    list_on = day_field(_("The public list appears on"))
    report_on = day_field(_("The annual report appears on"))


def _choices() -> list[tuple[str, str]]:
    language = (get_language() or "en")[:2]
    found = []
    for code, series in catalogue().series.items():
        name = series.newest.name[language]
        found.append((f"{code}/", name))
        for start, cells in PARTS.items():
            if code.startswith(start):
                found += [
                    (f"{code}/{cell}", f"{name}: {catalogue().words_of(cell)[language]}") for cell in cells
                ]
    return found
