"""Forms about reviews and their recommendations, and about files."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.actions.papers import Upload
from akkoord.desk.agreements.forms.fields import choices, day_field
from akkoord.desk.agreements.forms.following import MoveForm, StandingFilterForm
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.rules import COMPANY_ROLES
from akkoord.desk.agreements.rules.papers import ACCEPTED, FileRefused, check_file
from akkoord.desk.agreements.rules.reviews import (
    NEEDS_DATE,
    RECOMMENDATION_MOVE_TITLES,
    RECOMMENDATION_STANDING_TITLES,
    REVIEW_KIND_TITLES,
)


class UploadField(forms.FileField):
    """A file of a kind and size that is taken; a wrong one is told beside the field."""

    widget = forms.ClearableFileInput(attrs={"accept": ACCEPTED})
    default_help = _("A PDF, a document, sheet or slides, a text or a picture, of at most 25 MB.")

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 - Django's signature
        """The name and content of the file."""
        file = super().clean(data, initial)
        if not file:
            return None
        content = file.read()
        try:
            check_file(file.name, content)
        except FileRefused as refusal:
            raise forms.ValidationError(gettext(refusal.sentence)) from refusal
        return file.name, content


class FileForm(EntryForm):
    """A file, and who may have it."""

    file = UploadField(label=_("File"), help_text=UploadField.default_help)
    is_open = forms.BooleanField(
        label=_("Open to everybody"),
        required=False,
        help_text=_("Only where everybody may read what it belongs to. Otherwise it stays with the parties."),
    )

    def upload(self) -> Upload:
        """What was given."""
        filename, content = self.cleaned_data["file"]
        return Upload(filename, content, self.cleaned_data["is_open"])


class ReviewForm(EntryForm):
    """A review that is expected or received."""

    kind = forms.ChoiceField(label=_("What it is"), choices=choices(REVIEW_KIND_TITLES))
    title = forms.CharField(label=_("Title"), max_length=200)
    author = forms.CharField(
        label=_("By whom"), max_length=200, help_text=_("The office, committee or person that reports.")
    )
    expected_on = day_field(_("Expected on"))
    received_on = day_field(_("Received on"))
    summary = forms.CharField(
        label=_("In short"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What it found. All parties read this, so no company is named."),
    )
    is_public = forms.BooleanField(
        label=_("Public"),
        required=False,
        help_text=_("Everybody may read it once it is received. Otherwise it is for the parties."),
    )


class RecommendationForm(EntryForm):
    """What is recommended, to whom, and by when an answer is expected."""

    text = forms.CharField(label=_("What is recommended"), widget=forms.Textarea(attrs={"rows": 4}))
    addressee = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("To which party"),
        required=False,
        empty_label="–",
        help_text=_("Its people see the recommendation, answer it and are reminded of it."),
    )
    addressee_role = forms.CharField(
        label=_("Or to whom"),
        max_length=200,
        required=False,
        help_text=_("As the report calls them: the secretariat, the steering group, all companies."),
    )
    due = day_field(_("Answer expected by"))

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        parties = Organisation.objects.filter(
            pk__in=agreement.participations.exclude(role__in=COMPANY_ROLES).values("organisation")
        )
        self.fields["addressee"].queryset = parties  # type: ignore[attr-defined]  # a choice of models

    def clean(self) -> dict[str, Any]:
        """It must be addressed to somebody."""
        if not self.cleaned_data.get("addressee") and not self.cleaned_data.get("addressee_role"):
            self.add_error("addressee", _("Say to whom it is addressed."))
        return self.cleaned_data


class RecommendationMoveForm(MoveForm):
    """What became of a recommendation, and why."""

    titles = RECOMMENDATION_MOVE_TITLES
    needs_date = NEEDS_DATE
    date_missing = _("Give the day by which it is done.")

    text = forms.CharField(
        label=_("The answer, the reason, or what shows it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    due = day_field(_("Done by"), _("Where it is accepted, or another date was agreed."))


class RecommendationFilterForm(StandingFilterForm):
    """Which recommendations to show."""

    titles = RECOMMENDATION_STANDING_TITLES
    whom_of = "{0.addressee_role} {0.addressee}".format

    whom = forms.CharField(label=_("To whom"), max_length=100, required=False)
