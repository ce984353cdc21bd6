"""Forms about who takes part."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choices_of, day_input
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.agreements.queries.groups import parties_elsewhere
from akkoord.desk.agreements.rules import (
    COMPANY_ROLES,
    NEXT_STATES,
    PARTICIPATION_STATE_TITLES,
    PARTY_ROLE_TITLES,
    STATES_IN_FORCE,
    ParticipationState,
)
from akkoord.desk.agreements.rules.parties import PARTY_GROUP_TITLES


class StateForm(forms.Form):
    """The next state of a participation and why."""

    participation = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("New state"))
    successor = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Merged into"),
        required=False,
        help_text=_(
            "Only for a merger: its list goes on under this company, "
            "whose people then read what it handed in."
        ),
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


class PartyForm(EntryForm):
    """A signatory or supporter that takes part from a day on."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        empty_label=_("another, named below"),
    )
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Group"), required=False)
    country = forms.CharField(
        label=_("Country"), max_length=2, required=False, help_text=_("Two letters, for instance NL.")
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    role = forms.ChoiceField(label=_("Takes part as"))
    since = forms.DateField(label=_("Since"), widget=day_input())
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("For instance: signed on the day of signing.")
    )

    def __init__(
        self, *args: object, agreement: Agreement, without: Collection[UUID] = (), **options: object
    ) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as given
        known = [each.pk for each in parties_elsewhere(agreement)]
        parties = Organisation.objects.filter(pk__in=known).exclude(pk__in=without)
        self.fields["organisation"].queryset = parties  # type: ignore[attr-defined]  # a choice of models
        self.fields["kind"].choices = choices_of(PARTY_GROUP_TITLES)  # type: ignore[attr-defined]  # a choice field
        roles = {role: title for role, title in PARTY_ROLE_TITLES.items() if role not in COMPANY_ROLES}
        self.fields["role"].choices = choices_of(roles)  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Ask for a name where no organisation is chosen."""
        if not self.cleaned_data.get("organisation") and not self.cleaned_data.get("name"):
            self.add_error("name", _("Choose an organisation, or name one."))
        return self.cleaned_data

    def newcomer(self) -> dict[str, Any]:
        """What is known of an organisation that is named here for the first time."""
        given = self.cleaned_data
        return {
            "name": given["name"],
            "kind": given["kind"],
            "country": given["country"].upper(),
            "website": given["website"],
        }


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
