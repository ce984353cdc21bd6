"""Forms for the rows that an agreement is set up with: one line a row, an emptied line is taken out."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choice_field, day_field
from akkoord.desk.agreements.rules import (
    DOCUMENT_KIND_TITLES,
    ENFORCEMENT_TITLES,
    METRIC_TITLES,
    MOMENT_TITLES,
    NORM_KIND_TITLES,
)
from akkoord.desk.agreements.rules.duties import DUTY_TITLES
from akkoord.desk.agreements.rules.meetings import BODY_KIND_TITLES, SEAT_GROUP_TITLES

LINES_TO_ADD = 3
A_LEAP_YEAR = 2024


class RowForm(forms.Form):
    """One line; `needed` are the fields that a line that is not empty must have."""

    needed: ClassVar[tuple[str, ...]] = ()
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        """Ask for what a filled line lacks."""
        if self.row():
            for name in self.needed:
                if self.cleaned_data.get(name) in {None, ""} and name not in self.errors:
                    self.add_error(name, gettext("Fill this in, or empty the whole line."))
        return self.cleaned_data

    def row(self) -> dict[str, Any]:
        """What the line says, without what is empty; nothing for an empty line."""
        return {name: value for name, value in self.cleaned_data.items() if value not in {None, ""}}


class ThemeForm(RowForm):
    """A subject of the agreement."""

    needed = ("code", "name_en")
    code = forms.CharField(label=_("Code"), max_length=20, required=False)
    name_en = forms.CharField(label=_("In English"), max_length=100, required=False)
    name_nl = forms.CharField(label=_("In Dutch"), max_length=100, required=False)
    name_de = forms.CharField(label=_("In German"), max_length=100, required=False)
    name_fr = forms.CharField(label=_("In French"), max_length=100, required=False)


class EnforcementRowForm(RowForm):
    """A form of enforcement with its dates."""

    needed = ("form",)
    form = choice_field(_("Form"), ENFORCEMENT_TITLES)
    starts = day_field(_("From"))
    ends = day_field(_("To"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class TargetForm(RowForm):
    """What is to be reached and when."""

    needed = ("metric", "by", "value")
    metric = choice_field(_("What counts"), METRIC_TITLES)
    by = day_field(_("Due on"))
    value = forms.DecimalField(label=_("Figure"), required=False, min_value=0, max_digits=9, decimal_places=1)
    source = forms.CharField(label=_("Where it is from"), max_length=300, required=False)


class SizeClassForm(RowForm):
    """A class of companies by size, with what they pay."""

    needed = ("code", "name_en")
    code = forms.CharField(label=_("Code"), max_length=8, required=False)
    name_en = forms.CharField(label=_("In English"), max_length=100, required=False)
    name_nl = forms.CharField(label=_("In Dutch"), max_length=100, required=False)
    name_de = forms.CharField(label=_("In German"), max_length=100, required=False)
    name_fr = forms.CharField(label=_("In French"), max_length=100, required=False)
    definition = forms.CharField(label=_("Who belongs to it"), max_length=200, required=False)
    yearly_fee = forms.DecimalField(
        label=_("Yearly fee (€)"), required=False, min_value=0, max_digits=10, decimal_places=2
    )
    one_off_fee = forms.DecimalField(
        label=_("One-off fee (€)"), required=False, min_value=0, max_digits=10, decimal_places=2
    )


class YearNormForm(RowForm):
    """A norm with what it asks in each of five years."""

    needed = ("code", "name_en", "kind")
    code = forms.CharField(label=_("Code"), max_length=30, required=False)
    name_en = forms.CharField(label=_("In English"), max_length=150, required=False)
    name_nl = forms.CharField(label=_("In Dutch"), max_length=150, required=False)
    name_de = forms.CharField(label=_("In German"), max_length=150, required=False)
    name_fr = forms.CharField(label=_("In French"), max_length=150, required=False)
    kind = choice_field(_("Kind"), NORM_KIND_TITLES)
    year_1 = forms.CharField(label=_("Year 1"), max_length=10, required=False)
    year_2 = forms.CharField(label=_("Year 2"), max_length=10, required=False)
    year_3 = forms.CharField(label=_("Year 3"), max_length=10, required=False)
    year_4 = forms.CharField(label=_("Year 4"), max_length=10, required=False)
    year_5 = forms.CharField(label=_("Year 5"), max_length=10, required=False)


class CalendarDayForm(RowForm):
    """A moment that returns every year."""

    needed = ("moment", "month", "day")
    moment = choice_field(_("Moment"), MOMENT_TITLES)
    day = forms.IntegerField(label=_("Day"), required=False, min_value=1, max_value=31)
    month = forms.IntegerField(label=_("Month"), required=False, min_value=1, max_value=12)

    def clean(self) -> dict[str, Any]:
        """Refuse a day that no month has."""
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("month"):
            try:
                date(A_LEAP_YEAR, cleaned["month"], cleaned["day"])
            except ValueError:
                self.add_error("day", gettext("This month has no such day."))
        return cleaned


class YearlyDutyForm(CalendarDayForm):
    """Something that companies hand in every year."""

    needed = ("kind", "month", "day")
    moment = None  # type: ignore[assignment]  # Django's way to leave a field of the parent out
    kind = choice_field(_("What"), DUTY_TITLES)
    first_year = forms.IntegerField(
        label=_("From which year of taking part"), required=False, min_value=1, max_value=20
    )
    size_classes = forms.CharField(
        label=_("Only size classes"), max_length=100, required=False, help_text=_("Codes, with commas.")
    )
    field_order = ("kind", "day", "month", "first_year", "size_classes")


class GroupSeatsForm(RowForm):
    """The seats of a group in a sort of body."""

    needed = ("body", "group", "seats")
    body = choice_field(_("Body"), BODY_KIND_TITLES)
    group = choice_field(_("Group"), SEAT_GROUP_TITLES)
    seats = forms.IntegerField(label=_("Number of seats"), required=False, min_value=0, max_value=50)


class DocumentVersionForm(RowForm):
    """A document to sign, in its version."""

    needed = ("kind", "version")
    kind = choice_field(_("Document"), DOCUMENT_KIND_TITLES)
    version = forms.CharField(label=_("Version"), max_length=20, required=False)
    since = day_field(_("Since"))
