"""Forms about who takes part."""

from collections.abc import Collection
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.rows import day_input
from akkoord.desk.agreements.models import Organisation, Participation
from akkoord.desk.agreements.rules import (
    COMPANY_ROLES,
    NEXT_STATES,
    PARTICIPATION_STATE_TITLES,
    PARTY_ROLE_TITLES,
    STATES_IN_FORCE,
    ParticipationState,
)


class StateForm(forms.Form):
    """The next state of a participation and why."""

    participation = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("New state"))
    successor = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Merged into"),
        required=False,
        help_text=_("Only for a merger: its list goes on under this company."),
    )
    on = forms.DateField(label=_("Day"), widget=day_input(), required=False)
    reason = forms.CharField(label=_("Why"), max_length=500)

    def __init__(
        self,
        *args: object,
        participation: Participation,
        without: Collection[UUID] = (),
        **options: object,
    ) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as given
        self._offer_successors(participation, without)
        following = NEXT_STATES[ParticipationState(participation.state)]
        in_order = [state for state in ParticipationState if state in following]
        self.fields["participation"].initial = participation.pk
        self.fields["to"].choices = [  # type: ignore[attr-defined]  # a choice field, see above
            (state, gettext(PARTICIPATION_STATE_TITLES[state])) for state in in_order
        ]

    def _offer_successors(self, participation: Participation, without: Collection[UUID]) -> None:
        """The other companies in force, where this one could be merged into one."""
        if participation.state not in STATES_IN_FORCE or participation.role not in COMPANY_ROLES:
            del self.fields["successor"]
            return
        others = Participation.objects.filter(
            agreement=participation.agreement_id, role__in=COMPANY_ROLES, state__in=STATES_IN_FORCE
        ).exclude(organisation__in=[participation.organisation_id, *without])
        self.fields["successor"].queryset = Organisation.objects.filter(  # type: ignore[attr-defined]  # a choice of models
            pk__in=others.values("organisation")
        )


class ParticipationFilterForm(forms.Form):
    """Which participants to show."""

    role = forms.ChoiceField(label=_("Role"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    on_the_way = forms.BooleanField(label=_("Only who is on the way in"), required=False)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as given
        for name, titles in (("role", PARTY_ROLE_TITLES), ("state", PARTICIPATION_STATE_TITLES)):
            choices = [("", gettext("all")), *((code, gettext(title)) for code, title in titles.items())]
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # both are choice fields
