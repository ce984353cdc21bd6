"""Forms about who takes part."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models import Participation
from akkoord.desk.agreements.rules import (
    NEXT_STATES,
    PARTICIPATION_STATE_TITLES,
    PARTY_ROLE_TITLES,
    ParticipationState,
)


class StateForm(forms.Form):
    """The next state of a participation and why."""

    participation = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("New state"))
    reason = forms.CharField(label=_("Why"), max_length=500)

    def __init__(self, *args: object, participation: Participation, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as given
        following = NEXT_STATES[ParticipationState(participation.state)]
        in_order = [state for state in ParticipationState if state in following]
        self.fields["participation"].initial = participation.pk
        self.fields["to"].choices = [  # type: ignore[attr-defined]  # a choice field, see above
            (state, gettext(PARTICIPATION_STATE_TITLES[state])) for state in in_order
        ]


class ParticipationFilterForm(forms.Form):
    """Which participants to show."""

    role = forms.ChoiceField(label=_("Role"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as given
        for name, titles in (("role", PARTY_ROLE_TITLES), ("state", PARTICIPATION_STATE_TITLES)):
            choices = [("", gettext("all")), *((code, gettext(title)) for code, title in titles.items())]
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # both are choice fields
