"""Forms of the publication pages."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models import Agreement
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
