"""Forms about the phase of an agreement and its closing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choices_of, day_input
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import NEXT_PHASES, PHASE_TITLES, ClosingItem, Phase


class PhaseForm(forms.Form):
    """The next phase, and the decision it rests on."""

    to = forms.ChoiceField(label=_("Next phase"))
    decided_on = forms.DateField(label=_("Decided on"), widget=day_input())
    evidence = forms.CharField(
        label=_("What it rests on"),
        max_length=500,
        help_text=_("For instance the decision of the steering group, with its number."),
    )

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        following = NEXT_PHASES[Phase(agreement.phase)]
        titles = {phase: PHASE_TITLES[phase] for phase in Phase if phase in following}
        self.fields["to"].choices = choices_of(titles)  # type: ignore[attr-defined]  # a choice field


class ClosingForm(forms.Form):
    """An item of the closing checklist, with what shows that it is settled."""

    item = forms.ChoiceField(choices=[(item, item) for item in ClosingItem], widget=forms.HiddenInput)
    on = forms.DateField(label=_("Day"), widget=day_input())
    evidence = forms.CharField(label=_("What shows it"), max_length=500)
