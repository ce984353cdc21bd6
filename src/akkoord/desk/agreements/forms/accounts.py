"""Forms about accounts and roles."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.queries.accounts import (
    agreements_to_invite_for,
    givers,
    organisations_to_invite_for,
)
from akkoord.desk.people.rules import COMPANY_ROLES, ROLE_TITLES, Actor, HeldRole, Role, roles_given_by


class InviteForm(forms.Form):
    """Whom to invite, in which role, for which company or agreement, until when."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    role = forms.ChoiceField(label=_("Role"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Company"),
        required=False,
        help_text=_("For company roles, and for an assessor the company to be assessed."),
    )
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(), label=_("Agreement"), required=False, help_text=_("For all other roles.")
    )
    ends = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty when no end is known."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **options)
        roles = {role for giver in givers(actor) for role in roles_given_by(giver)}
        self.fields["role"].choices = [  # type: ignore[attr-defined]  # it is a choice field
            (role.value, capfirst(gettext(ROLE_TITLES[role]))) for role in Role if role in roles
        ]
        self._offer("organisation", organisations_to_invite_for(actor))
        self._offer("agreement", agreements_to_invite_for(actor))
        if roles <= COMPANY_ROLES:
            del self.fields["agreement"]

    def _offer(self, name: str, things: Any) -> None:  # noqa: ANN401 - things of either kind
        field: Any = self.fields[name]
        field.queryset = things
        if things.count() == 1:
            field.initial = things.first()

    def clean(self) -> dict[str, Any]:
        """A role is bound to a company or to an agreement."""
        cleaned = super().clean() or {}
        if cleaned.get("role") in COMPANY_ROLES and not cleaned.get("organisation"):
            self.add_error("organisation", _("Choose the company."))
        return cleaned

    @property
    def held(self) -> HeldRole:
        """The role as the rules know it."""
        role = Role(self.cleaned_data["role"])
        organisation, agreement = self.cleaned_data["organisation"], self.cleaned_data.get("agreement")
        if role in COMPANY_ROLES:
            return HeldRole(role, organisation.pk)
        bound_to = organisation.pk if organisation and role is Role.ASSESSOR else None
        return HeldRole(role, bound_to, agreement.pk if agreement else None)
