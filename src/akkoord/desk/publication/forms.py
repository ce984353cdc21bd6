"""Forms of the publication pages."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choices
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.publication.rules.decisions import DECISION_TITLES, OF_A_COMPANY, DecisionKind
from akkoord.desk.register.models import Cycle


class BuildForm(forms.Form):
    """Of which year the next edition is, and its date."""

    cycle = forms.ModelChoiceField(label=_("Year"), queryset=Cycle.objects.none(), empty_label=None)
    dated = forms.DateField(
        label=_("Date of the edition"),
        help_text=_("The only date in the files."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    correction = forms.CharField(
        label=_("What it corrects"),
        help_text=_("Only when it corrects an edition of the same year; everybody can read it."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["cycle"].queryset = agreement.cycles.order_by("-year")  # type: ignore[attr-defined]  # a model choice field
        self.fields["dated"].initial = timezone.localdate()


class PublicFactsForm(forms.Form):
    """What a company shows everybody of itself."""

    brands = forms.CharField(
        label=_("Brands that everybody sees, one a line"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        help_text=_("A brand that you take out is not shown any more; the secretariat still knows it."),
    )
    statement = forms.CharField(
        label=_("Address of your own statement"),
        required=False,
        max_length=300,
        widget=forms.URLInput(),
        help_text=_("The page on your site where you tell what you do. It begins with https://."),
    )


class RefuseForm(forms.Form):
    """Why somebody refuses an edition."""

    reason = forms.CharField(label=_("Why"), max_length=500)


class WithdrawForm(forms.Form):
    """Why an edition is to be withdrawn."""

    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        help_text=_("Everybody reads this in place of the edition. Write no name of a person or company."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecisionForm(forms.Form):
    """What is decided of an edition, of which company or location, and why."""

    entry = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    kind = forms.ChoiceField(choices=choices(DECISION_TITLES), widget=forms.HiddenInput)
    organisation = forms.UUIDField(widget=forms.HiddenInput, required=False)
    location = forms.CharField(label=_("Identifier of the location"), max_length=32, required=False)
    reason = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        """A decision is of a company or of a location."""
        given: dict[str, Any] = super().clean() or {}
        if "kind" in given and not self.subject():
            self.add_error("location", _("Say of which location."))
        return given

    def decision_kind(self) -> DecisionKind:
        """What is decided."""
        return DecisionKind(self.cleaned_data["kind"])

    def subject(self) -> str:
        """The company or the location of which it is decided."""
        of_company = self.decision_kind() in OF_A_COMPANY
        chosen = self.cleaned_data.get("organisation" if of_company else "location")
        return str(chosen or "").strip()


class OpenReportForm(forms.Form):
    """On which year a report is opened."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    reason = forms.CharField(
        label=_("What is corrected"),
        help_text=_("Only when a report on this year is published already; everybody can read it."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]  # a choice field


class ChapterForm(forms.Form):
    """A chapter in Dutch and English."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    text_nl = forms.CharField(
        label=_("In Dutch"), required=False, widget=forms.Textarea(attrs={"rows": 12, "lang": "nl"})
    )
    text_en = forms.CharField(
        label=_("In English"), required=False, widget=forms.Textarea(attrs={"rows": 12, "lang": "en"})
    )
