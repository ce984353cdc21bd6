"""Forms of the yearly cycle."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import FIRST_YEAR, LAST_YEAR, day_field, day_input, time_field
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.duties.actions import Document
from akkoord.desk.duties.queries.calendar import OwedDuty, duty_title
from akkoord.desk.duties.rules import DUTY_TITLES, DutyKind

LARGEST_FILE = 25 * 1024 * 1024
"""Bytes."""


class HandInForm(forms.Form):
    """A document, or the address where it was published."""

    upload_token = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("A PDF, document or workbook of at most 25 MB.")
    )
    address = forms.URLField(
        label=_("or the web address where it stands"), required=False, assume_scheme="https"
    )
    is_complete = forms.BooleanField(label=_("I declare that this is complete and correct."))

    def clean(self) -> dict[str, Any]:
        """Ask for one of both, and refuse a file that is too large."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is None and not cleaned.get("address") and "file" not in self.errors:
            raise ValidationError(_("Choose a file, or give the web address where it stands."))
        if file is not None and file.size > LARGEST_FILE:
            self.add_error("file", _("This file is larger than 25 MB."))
        return cleaned

    def document(self) -> Document:
        """What was given."""
        file = self.cleaned_data["file"]
        return Document(
            filename=file.name if file else "",
            content=file.read() if file else b"",
            address=self.cleaned_data["address"],
        )


class ExtensionForm(forms.Form):
    """More time for one duty."""

    until = forms.DateField(label=_("New day"), widget=day_input())
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)


class NoteReminderForm(forms.Form):
    """That somebody was reminded without a letter."""

    occasion = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    on = forms.DateField(label=_("Day"), widget=day_input(), initial=timezone.localdate)
    note = forms.CharField(
        label=_("How, and what they said"),
        max_length=200,
        help_text=_("For instance: called, comes on Friday."),
    )

    def clean_on(self) -> date:
        """What was done was done by today."""
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return on


class DutyForm(forms.Form):
    """What is owed in a year besides the list of locations."""

    kind = forms.ChoiceField(
        label=_("What is owed"), choices=[(kind.value, _(DUTY_TITLES[kind])) for kind in DutyKind]
    )
    due_on = forms.DateField(label=_("Due on"), widget=day_input())
    first_year = forms.IntegerField(
        label=_("From which year of taking part"), min_value=1, max_value=20, initial=1, required=False
    )


class OpenYearForm(forms.Form):
    """A new year and the day on which it opens."""

    year = forms.IntegerField(widget=forms.HiddenInput, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    opens = forms.DateField(label=_("Opens on"), widget=day_input())


class YearDutyForm(forms.Form):
    """One thing that companies may owe in a new year."""

    asked = forms.BooleanField(label=_("Is asked"), required=False)
    due_on = forms.DateField(label=_("Due on"), widget=day_input(), required=False)
    first_year = forms.IntegerField(
        label=_("From which year of taking part"), min_value=1, max_value=20, required=False
    )
    sizes = forms.MultipleChoiceField(
        label=_("Only size classes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        kind: DutyKind,
        agreement: Agreement,
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, prefix=kind.value, initial=initial)
        self.kind, self.agreement = kind, agreement
        language = get_language() or "en"
        sizes = [(each.code, each.named(language)) for each in agreement.size_class_rows]
        if not sizes or kind is DutyKind.LOCATIONS:
            del self.fields["sizes"]
        else:
            self.fields["sizes"].choices = sizes  # type: ignore[attr-defined]  # a choice field
        if kind is DutyKind.LOCATIONS:  # an agreement with lists always asks for them
            del self.fields["first_year"], self.fields["asked"]

    @property
    def title(self) -> str:
        """What is owed, as people call it."""
        return duty_title(self.kind, self.agreement.insight_units)

    def clean(self) -> dict[str, Any]:
        """What is asked for has a day."""
        if self._is_asked() and not self.cleaned_data.get("due_on"):
            self.add_error("due_on", _("Give the day on which it is due."))
        return self.cleaned_data

    def duty(self) -> OwedDuty | None:
        """What companies will owe; nothing where it is not asked for."""
        given = self.cleaned_data
        if not self._is_asked():
            return None
        sizes = tuple(given.get("sizes") or ())
        return OwedDuty(self.kind, given["due_on"], given.get("first_year") or 1, sizes)

    def _is_asked(self) -> bool:
        return bool(self.cleaned_data.get("asked", self.kind is DutyKind.LOCATIONS))


class QuestionsForm(forms.Form):
    """What the secretariat asks about something handed in."""

    questions = forms.CharField(
        label=_("Questions"), widget=forms.Textarea(attrs={"rows": 4}), max_length=10_000
    )


class PlanTalkForm(EntryForm):
    """When, where and about what the yearly talk is."""

    on = forms.DateField(label=_("Day"), widget=day_input())
    begins = time_field(_("From"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    people = forms.CharField(
        label=_("Who takes part"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    agenda = forms.CharField(
        label=_("What it is about"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The company reads this. What is open stands here already."),
    )


class ReportTalkForm(forms.Form):
    """What was said in the yearly talk."""

    report = forms.CharField(
        label=_("What was said"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The company reads this once you send it."),
    )
    secretariat_notes = forms.CharField(
        label=_("Notes of the secretariat"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The company never sees these."),
    )


class TalkPromiseForm(EntryForm):
    """What was agreed in the yearly talk, by whom and by when."""

    what = forms.CharField(label=_("What is promised"), widget=forms.Textarea(attrs={"rows": 2}))
    by = forms.ChoiceField(
        label=_("By whom"), choices=[("company", _("the company")), ("secretariat", _("the secretariat"))]
    )
    due = day_field(_("Due on"))

    def promise(self, organisation: Organisation) -> dict[str, Any]:
        """The promise; that of the secretariat names it in words that stand for themselves."""
        given = self.cleaned_data
        of_company = given["by"] == "company"
        return {
            "what": given["what"],
            "owner": organisation if of_company else None,
            "owner_role": "" if of_company else gettext("the secretariat"),
            "due": given["due"],
        }
