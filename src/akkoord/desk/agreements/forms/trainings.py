"""Forms about trainings: what is taught, when, who comes, and how it was."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choices, day_input, time_field
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.rules import COMPANY_ROLES
from akkoord.desk.agreements.rules.trainings import EXPECTED_TITLES, SCORES


class TrainingForm(EntryForm):
    """What is taught, by whom, and who should come."""

    title = forms.CharField(label=_("Title"), max_length=200)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    about = forms.CharField(
        label=_("What is taught"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    provider = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Given by which party"), required=False, empty_label="–"
    )
    given_by = forms.CharField(
        label=_("Or by whom"),
        max_length=200,
        required=False,
        help_text=_("For instance a local union. Name nobody who would be in danger for it."),
    )
    languages = forms.CharField(label=_("Languages"), max_length=100, required=False)
    expects = forms.ChoiceField(label=_("Who should come"), choices=choices(EXPECTED_TITLES))
    is_open = forms.BooleanField(
        label=_("Open to everybody"),
        required=False,
        help_text=_("Everybody may read its page, with dates and places; never who comes."),
    )

    protects_speakers = forms.BooleanField(
        label=_("Who speaks would be in danger at home"),
        required=False,
        help_text=_("Nobody outside reads who gives it and where; all who come are told to keep it so."),
    )

    def __init__(self, *args: Any, agreement: Agreement, own_only: bool = False, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        language = get_language() or "en"
        themes = [(each.code, each.named(language)) for each in agreement.theme_rows]
        self.fields["theme"].choices = [("", "–"), *themes]  # type: ignore[attr-defined]  # a choice field
        parties = agreement.participations.exclude(role__in=COMPANY_ROLES).values("organisation")
        self.fields["provider"].queryset = Organisation.objects.filter(pk__in=parties)  # type: ignore[attr-defined]  # a choice of models
        if own_only:
            del self.fields["provider"]


class TrainingDateForm(EntryForm):
    """When and where a training is given."""

    on = forms.DateField(label=_("Day"), widget=day_input())
    begins = time_field(_("From"))
    ends = time_field(_("To"))
    place = forms.CharField(
        label=_("Place"), max_length=200, required=False, help_text=_("An address, or: online.")
    )
    seats = forms.IntegerField(
        label=_("Seats"), required=False, min_value=1, max_value=9999, help_text=_("Empty: as many as come.")
    )
    cost = forms.CharField(label=_("Cost"), max_length=100, required=False)
    is_cancelled = forms.BooleanField(label=_("It does not take place"), required=False)


class EnrolForm(EntryForm):
    """Who of the company comes."""

    person = forms.CharField(label=_("Who comes"), max_length=150)


class EnrolForCompanyForm(EnrolForm):
    """Who of which company comes, written down by the secretariat."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Company"))
    field_order = ("organisation", "person")


class ScoreForm(forms.Form):
    """How it was."""

    score = forms.TypedChoiceField(
        label=_("How was it? (5 is best)"), coerce=int, choices=[(each, each) for each in reversed(SCORES)]
    )
    remark = forms.CharField(label=_("What could be better"), max_length=1000, required=False)
