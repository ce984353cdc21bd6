"""What people fill in about keeping and destroying."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.desk.agreements.rules import COMPANY_ROLES
from akkoord.desk.people.rules import PURPOSES

CAUSES = ("case", "legal_request", "review")
"""The purposes for which links can be needed after their term."""


class HoldForm(forms.Form):
    """Which company's links are needed longer, and for what."""

    participation = forms.ChoiceField(label=_("Company"))
    cause = forms.ChoiceField(label=_("What they are needed for"))
    reference = forms.CharField(label=_("Its number"), max_length=40)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        agreements: list[Agreement],
        without: Collection[UUID] = (),
        **options: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(*args, **options)
        self._found = {
            str(each.pk): each
            for each in Participation.objects.filter(agreement__in=agreements, role__in=COMPANY_ROLES)
            .exclude(organisation__in=without)
            .select_related("agreement", "organisation")
            .order_by("organisation__name", "agreement__name_en")
        }
        companies = [(key, f"{each.organisation} ({each.agreement})") for key, each in self._found.items()]
        self.fields["participation"].choices = [("", _("choose")), *companies]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["cause"].choices = [(code, gettext(PURPOSES[code])) for code in CAUSES]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def chosen(self) -> Participation:
        """The company in its agreement."""
        return self._found[self.cleaned_data["participation"]]
