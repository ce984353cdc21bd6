"""Forms about norms: a version with its lines, the meeting before which it comes, the decision on it."""

from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choices, year_field
from akkoord.desk.agreements.forms.meetings import DecisionField, EntryForm, MeetingField
from akkoord.desk.agreements.forms.rows import LINES_TO_ADD, YearNormForm
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.meetings import Decision, Meeting
from akkoord.desk.agreements.models.norms import NormSet
from akkoord.desk.agreements.queries.norms import decisions_on
from akkoord.desk.agreements.queries.projects import meetings_to_come
from akkoord.desk.agreements.rules.norms import SHOWN_BY_TITLES


class NormLineForm(YearNormForm):
    """A norm with what it asks in each year, and what in the desk shows that it is met."""

    shown_by = forms.ChoiceField(
        label=_("Shown by"), required=False, choices=choices(SHOWN_BY_TITLES, blank=_("nothing in the desk"))
    )
    theme = forms.CharField(label=_("Theme of the project"), max_length=20, required=False)


class NormSetForm(EntryForm):
    """What a version is called and from when on it holds."""

    label = forms.CharField(label=_("Label of the norms"), max_length=60, required=False)
    holds_from = year_field(_("Holds from year"))
    why = forms.CharField(
        label=_("Why, and what is different"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


def norm_lines(initial: list[dict[str, Any]], data: QueryDict | None) -> BaseFormSet[Any]:
    """The lines of a version, with empty ones to fill."""
    shape = formset_factory(NormLineForm, extra=LINES_TO_ADD, max_num=200)
    return shape(data, initial=initial, prefix="row")


class ForwardForm(EntryForm):
    """Before which meeting the draft comes."""

    meeting = MeetingField(Meeting.objects.none(), label=_("Meeting of the steering group"), empty_label=None)

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["meeting"].queryset = meetings_to_come(agreement)  # type: ignore[attr-defined]  # a choice of models


class AdoptForm(forms.Form):
    """By which decision the norms hold."""

    decision = DecisionField(
        Decision.objects.none(), label=_("Decision of the steering group"), empty_label=None
    )

    def __init__(self, *args: Any, norms: NormSet, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        self.fields["decision"].queryset = decisions_on(norms)  # type: ignore[attr-defined]  # a choice of models
