"""Forms about deliverables: what is asked, what shows it, and what the monitor found."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.actions.deliverables import Shown
from akkoord.desk.agreements.forms.fields import choices, year_field
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.forms.reviews import UploadField
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.rules import STATES_IN_FORCE
from akkoord.desk.agreements.rules.deliverables import VERDICT_TITLES, Verdict


class YearForm(forms.Form):
    """For which year."""

    year = year_field(_("Year"))


class DeliverableForm(EntryForm):
    """What one company or party delivers besides."""

    owner = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who"), empty_label=None)
    year = year_field(_("Year"))
    name_en = forms.CharField(label=_("In English"), widget=forms.Textarea(attrs={"rows": 2}))
    name_nl = forms.CharField(label=_("In Dutch"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    is_key = forms.BooleanField(label=_("Key deliverable"), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - handed on as given
        agreement: Agreement,
        without: frozenset[UUID] = frozenset(),
        **options: Any,  # noqa: ANN401 - handed on as given
    ) -> None:
        super().__init__(*args, **options)
        here = agreement.participations.filter(state__in=STATES_IN_FORCE).values("organisation")
        owners = Organisation.objects.filter(pk__in=here).exclude(pk__in=without)
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]  # a choice of models


class EvidenceForm(EntryForm):
    """What shows that it is delivered."""

    text = forms.CharField(
        label=_("What shows it"), widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=4000
    )
    file = UploadField(label=_("File"), help_text=UploadField.default_help, required=False)
    address = forms.URLField(
        label=_("Or the web address where it stands"), required=False, assume_scheme="https"
    )

    def shown(self) -> Shown:
        """What was given."""
        filename, content = self.cleaned_data["file"] or ("", b"")
        return Shown(self.cleaned_data["text"], filename, content, self.cleaned_data["address"])


class JudgementForm(EntryForm):
    """What the monitor found."""

    verdict = forms.ChoiceField(label=_("What was found"), choices=choices(VERDICT_TITLES))
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )

    def chosen(self) -> Verdict:
        """The verdict."""
        return Verdict(self.cleaned_data["verdict"])


class MonitoringReportForm(forms.Form):
    """The report on a year."""

    text = forms.CharField(
        label=_("What was found"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("All parties read this, so no company is named. The figures stand below by themselves."),
    )


class HandInReportForm(forms.Form):
    """As what the report is received."""

    title = forms.CharField(label=_("Title"), max_length=200)
    author = forms.CharField(label=_("By whom"), max_length=200)
