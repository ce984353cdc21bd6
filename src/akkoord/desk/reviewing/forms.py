"""Forms about a reviewer's appointment, the person, and what the reviewer proposes."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import day_input
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.meetings import Decision


class _DecisionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when run
    """Decisions told by day and subject."""

    def label_from_instance(self, obj: Decision) -> str:
        """The day of the meeting, and what was decided about."""
        return f"{obj.item.meeting.on:%Y-%m-%d} · {obj.object}"


class AppointmentForm(EntryForm):
    """By which decision, from when to when, and about which years."""

    decision = _DecisionField(
        Decision.objects.none(),
        label=_("By which decision"),
        help_text=_("Of the steering group or another body."),
    )
    starts = forms.DateField(label=_("Access from"), widget=day_input())
    ends = forms.DateField(
        label=_("Access until"),
        widget=day_input(),
        help_text=_("The last day; at midnight nothing opens any more."),
    )
    ends_on_receipt = forms.BooleanField(
        label=_("Access ends earlier, on the day on which the report is received"), required=False
    )
    years = forms.TypedMultipleChoiceField(
        label=_("Which years"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        made = Decision.objects.filter(item__meeting__body__agreement=agreement)
        fields["decision"].queryset = made.select_related("item__meeting").order_by(
            "-item__meeting__on", "pk"
        )
        years = agreement.cycles.order_by("year").values_list("year", flat=True)
        fields["years"].choices = [(year, str(year)) for year in years]

    def values(self) -> dict[str, Any]:
        """What was filled in, the years in their order."""
        return {**super().values(), "years": sorted(self.cleaned_data["years"])}


class ReviewerForm(forms.Form):
    """Who is to be let in."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class ProposalForm(EntryForm):
    """What the reviewer wants to recommend, and to whom."""

    text = forms.CharField(
        label=_("What you recommend"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
    to_whom = forms.CharField(
        label=_("To whom"), max_length=200, help_text=_("The secretariat, the steering group, all companies.")
    )
