"""The line of the set-up that says what is delivered every year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choice_field
from akkoord.desk.agreements.forms.rows import RowForm
from akkoord.desk.agreements.rules.deliverables import OWES_TITLES


class DeliverableRowForm(RowForm):
    """Something that is to be delivered every year."""

    needed = ("owes", "code", "name_en")
    owes = choice_field(_("Who"), OWES_TITLES)
    code = forms.CharField(label=_("Code"), max_length=30, required=False)
    name_en = forms.CharField(label=_("In English"), max_length=300, required=False)
    name_nl = forms.CharField(label=_("In Dutch"), max_length=300, required=False)
    key = forms.BooleanField(label=_("Key"), required=False)

    def row(self) -> dict[str, Any]:
        """What the line says; a tick alone says nothing."""
        said = {name: value for name, value in super().row().items() if value is not False}
        return {} if set(said) <= {"key"} else said
