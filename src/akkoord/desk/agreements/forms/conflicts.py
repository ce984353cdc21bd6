"""Forms about conflicts of interest."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import year_field
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.queries.conflicts import organisations_to_name, people_to_record_for
from akkoord.desk.agreements.queries.short_staff import agreements_led
from akkoord.desk.people.models import User
from akkoord.desk.people.rules import Actor


class OwnConflictForm(forms.Form):
    """From which organisation to keep away, and why."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A few words: a former employer, family, shares. Only you and the lead read this."),
    )

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **options)
        self._offer("organisation", organisations_to_name(actor))

    def _offer(self, name: str, things: Any) -> None:  # noqa: ANN401 - things of either kind
        self.fields[name].queryset = things  # type: ignore[attr-defined]  # a choice of models


class ConflictForm(OwnConflictForm):
    """Which colleague keeps away from which organisation, and why."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Who"))
    field_order = ("user", "organisation", "reason")

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, actor=actor, **options)
        self.fields["reason"].help_text = ""
        self._offer("user", people_to_record_for(actor))


class ShortStaffForm(forms.Form):
    """In which year of which agreement staff is short, and why."""

    prefix = "short"
    agreement = forms.ModelChoiceField(Agreement.objects.none(), label=_("Agreement"))
    year = year_field(_("Year"))
    reason = forms.CharField(label=_("Why"), max_length=1000)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **options)
        self.fields["agreement"].queryset = agreements_led(actor)  # type: ignore[attr-defined]  # a choice of models


class EndConflictForm(forms.Form):
    """Why somebody may work on an organisation again."""

    reason = forms.CharField(label=_("Why it is over"), max_length=1000)
