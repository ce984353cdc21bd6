"""Forms about bodies, meetings and their minutes."""

import uuid
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choices, day_field, day_input, text_field, time_field
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.meetings import Decision, Meeting
from akkoord.desk.agreements.rules.meetings import (
    BODY_KIND_TITLES,
    DECISION_KIND_TITLES,
    PRESENCE_TITLES,
    SEAT_GROUP_TITLES,
    STATEMENT_KIND_TITLES,
    SUBJECT_TITLES,
    Presence,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _choice(
    label: "StrOrPromise", titles: Mapping[Any, str], *, blank: "StrOrPromise | None" = None
) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices(titles, blank=blank), required=blank is None)


class EntryForm(forms.Form):
    """A form that, sent twice, writes once."""

    entry = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def values(self) -> dict[str, Any]:
        """What was filled in, without the mark of the form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "entry"}


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when run
    """Meetings told by body, number and day."""

    def label_from_instance(self, obj: Meeting) -> str:
        """The words of one."""
        return f"{obj.body}, {obj.number}, {obj.on:%d-%m-%Y}"


class DecisionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when run
    """Decisions told by day and subject."""

    def label_from_instance(self, obj: Decision) -> str:
        """The words of one."""
        return f"{obj.item.meeting.on:%d-%m-%Y}: {obj.object}"


class BodyForm(forms.Form):
    """A body of an agreement."""

    name = forms.CharField(label=_("Name"), max_length=150)
    kind = _choice(_("What it is"), BODY_KIND_TITLES)
    decides_by = text_field(
        _("How it decides"),
        rows=2,
        required=False,
        hint=_("For instance who must be there, and how votes count."),
    )


class SeatForm(EntryForm):
    """Who sits in the body, for whom, since when."""

    person = forms.CharField(label=_("Name"), max_length=150)
    group = _choice(_("Sits for"), SEAT_GROUP_TITLES)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False, empty_label="–"
    )
    is_chair = forms.BooleanField(label=_("Chairs the meetings"), required=False)
    is_deputy = forms.BooleanField(
        label=_("Deputy"), required=False, help_text=_("Comes when a member of the group cannot.")
    )
    starts = forms.DateField(label=_("First day"), widget=day_input())
    ends = day_field(_("Last day"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - handed on as given
        agreement: Agreement,
        without: Collection[uuid.UUID] = (),
        **options: Any,  # noqa: ANN401 - handed on as given
    ) -> None:
        super().__init__(*args, **options)
        parties = Organisation.objects.filter(participations__agreement=agreement).distinct()
        parties = parties.exclude(pk__in=without)
        self.fields["organisation"].queryset = parties  # type: ignore[attr-defined]  # a choice of models

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        cleaned = self.cleaned_data
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] < cleaned["starts"]:
            self.add_error("ends", _("The last day comes before the first."))
        return cleaned


class SeatNumberForm(forms.Form):
    """How many seats a group has, from when on."""

    prefix = "number"
    group = _choice(_("Group"), SEAT_GROUP_TITLES)
    seats = forms.IntegerField(label=_("Number of seats"), min_value=0, max_value=50)
    starts = forms.DateField(label=_("From"), widget=day_input())


class MeetingForm(forms.Form):
    """When and where a body meets."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=99_999)
    on = forms.DateField(label=_("Day"), widget=day_input())
    begins = time_field(_("From"))
    ends = time_field(_("To"))
    place = forms.CharField(label=_("Place"), max_length=150, required=False)
    is_public = forms.BooleanField(
        label=_("Public meeting"),
        required=False,
        help_text=_(
            "Everybody may read the report once it is adopted. Otherwise the meeting is in confidence."
        ),
    )
    public_number = forms.IntegerField(
        label=_("Number among the public meetings"), min_value=1, max_value=99_999, required=False
    )


class ChangeMeetingForm(MeetingForm):
    """When and where a body meets, and who chaired."""

    chair = forms.CharField(label=_("Chair"), max_length=150, required=False)
    field_order = ("number", "on", "begins", "ends", "place", "chair")


class PersonForm(EntryForm):
    """Somebody at a meeting without a seat in the body."""

    person = forms.CharField(label=_("Name"), max_length=150)
    organisation_name = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    group = _choice(_("For"), SEAT_GROUP_TITLES, blank="–")
    presence = _choice(
        _("Was there"),
        {each: PRESENCE_TITLES[each] for each in PRESENCE_TITLES if each is not Presence.NOT_NOTED},
    )


class ItemForm(EntryForm):
    """An item of the agenda."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=999)
    title = forms.CharField(label=_("Title"), max_length=200)
    subject = _choice(_("It is about"), SUBJECT_TITLES)
    said = text_field(
        _("What was said"),
        rows=8,
        required=False,
        hint=_("In the end the chair's summing up. May wait until the meeting."),
    )
    conflict = forms.CharField(
        label=_("Interest of members in it"),
        max_length=300,
        required=False,
        help_text=_("Who has an interest of their own in this item, and what follows from it."),
    )


class PaperForm(EntryForm):
    """A paper with its reference code."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("For instance R/2871."))
    version = forms.CharField(label=_("Version"), max_length=20, required=False)
    title = forms.CharField(label=_("Title"), max_length=200)


class StatementForm(EntryForm):
    """What somebody says, for a group or personally."""

    speaker = forms.CharField(label=_("Who"), max_length=150)
    group = _choice(_("Speaks for"), SEAT_GROUP_TITLES, blank=_("nobody else, personally"))
    kind = _choice(_("What it does"), STATEMENT_KIND_TITLES)
    text = text_field(_("What"))


class DecisionForm(EntryForm):
    """What is decided, about what, in which words."""

    kind = _choice(_("What it is"), DECISION_KIND_TITLES)
    object = forms.CharField(label=_("About"), max_length=200)
    wording = text_field(_("Wording"), hint=_("As it was adopted, without who supported it."))


class QuestionForm(EntryForm):
    """A question; without an answer it stays open."""

    asked_by = forms.CharField(label=_("Asked by"), max_length=150)
    asked_to = forms.CharField(label=_("Asked to"), max_length=150, required=False)
    text = text_field(_("Question"), rows=3)
    answer = text_field(
        _("Answer"), rows=3, required=False, hint=_("Leave it empty while the question is open.")
    )
    answered_on = day_field(_("Answered on"))

    def clean(self) -> dict[str, Any]:
        """An answer and its day come together."""
        if bool(self.cleaned_data.get("answer")) != bool(self.cleaned_data.get("answered_on")):
            self.add_error("answered_on", _("Give the answer with its day, or neither."))
        return self.cleaned_data


class AnswerForm(forms.Form):
    """The answer to an open question."""

    answer = text_field(_("Answer"), rows=3)
    on = forms.DateField(label=_("Day"), widget=day_input())


class AdoptionForm(forms.Form):
    """Which earlier report this meeting adopts, and how."""

    report = forms.ModelChoiceField(Meeting.objects.none(), label=_("Report of meeting"), empty_label=None)
    with_changes = forms.BooleanField(label=_("With changes"), required=False)
    remarks = text_field(_("Remarks"), rows=2, required=False)
