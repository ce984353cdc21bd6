"""What the secretariat writes down about a location."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.forms.mechanisms import MechanismForm
from akkoord.desk.register.forms.written_down import FactForm, day_field
from akkoord.desk.register.models import Location
from akkoord.desk.register.rules.facts import FactKind


class CorrectionForm(FactForm):
    """The name, address and point as they should be."""

    name = forms.CharField(label=_("Name"), max_length=200)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    lat = forms.FloatField(label=_("Latitude"), min_value=-90, max_value=90, required=False)
    lng = forms.FloatField(label=_("Longitude"), min_value=-180, max_value=180, required=False)
    field_order = ("name", "address", "lat", "lng", "reason")

    def clean(self) -> dict[str, Any]:
        """Half a point is none, and nothing lies at the point zero."""
        given = self.cleaned_data
        if not self.errors:
            if (given["lat"] is None) != (given["lng"] is None):
                raise forms.ValidationError(gettext("Give both latitude and longitude, or neither."))
            if given["lat"] == given["lng"] == 0:
                raise forms.ValidationError(gettext("The point 0, 0 lies in the sea."))
        return given


class RenamingForm(FactForm):
    """Another name since a day."""

    name = forms.CharField(label=_("New name"), max_length=200)
    on = day_field(_("Since"), required=True)
    field_order = ("name", "on", "reason")


class ClosingForm(FactForm):
    """Closed on a day."""

    on = day_field(_("Closed on"), required=True)
    field_order = ("on", "reason")


class ReopeningForm(FactForm):
    """Open again since a day."""

    on = day_field(_("Open again since"), required=True)
    field_order = ("on", "reason")


class MovingForm(FactForm):
    """Moved on a day, to a place that the register may know."""

    on = day_field(_("Moved on"), required=True)
    other_id = forms.CharField(
        label=_("Identifier of the location it moved to"),
        max_length=16,
        required=False,
        help_text=_("Leave this empty when the new place is on no list yet."),
    )
    field_order = ("on", "other_id", "reason")

    def clean_other_id(self) -> str | None:
        """A location of the register; a merged one stands for the one that took it in."""
        given = self.cleaned_data["other_id"].strip().upper()
        if not given:
            return None
        found = Location.objects.filter(pk=given).first()
        if found is None:
            raise forms.ValidationError(gettext("No location has this identifier."))
        return found.redirects_to_id or found.pk


class ParentForm(FactForm):
    """The company that owns the site."""

    name = forms.CharField(label=_("Parent company"), max_length=200)
    identifier = forms.CharField(
        label=_("Identifier"), max_length=100, required=False, help_text=_("OS ID, LEI or another one.")
    )
    on = day_field(_("Since"))
    source = forms.CharField(
        label=_("Public source"), max_length=500, help_text=_("Only what anybody can read may stand here.")
    )
    field_order = ("name", "identifier", "on", "source", "reason")


FACT_FORMS: dict[FactKind, type[FactForm]] = {
    FactKind.CORRECTED: CorrectionForm,
    FactKind.RENAMED: RenamingForm,
    FactKind.CLOSED: ClosingForm,
    FactKind.MOVED: MovingForm,
    FactKind.REOPENED: ReopeningForm,
    FactKind.PARENT: ParentForm,
    FactKind.MECHANISM: MechanismForm,
}
