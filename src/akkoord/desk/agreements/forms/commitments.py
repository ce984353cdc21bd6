"""Forms about what was promised."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import day_field
from akkoord.desk.agreements.forms.following import MoveForm, StandingFilterForm
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.commitments import rhythm_in_words
from akkoord.desk.agreements.rules.commitments import (
    COMMITMENT_MOVE_TITLES,
    RHYTHMS,
    STANDING_TITLES,
    CommitmentMove,
)


class PromiseForm(EntryForm):
    """What is promised, by whom, by when."""

    what = forms.CharField(label=_("What is promised"), widget=forms.Textarea(attrs={"rows": 3}))
    owner = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("By which party"),
        required=False,
        empty_label="–",
        help_text=_("Its people see the promise, are reminded of it and say how it goes."),
    )
    owner_role = forms.CharField(
        label=_("Or by whom"),
        max_length=200,
        required=False,
        help_text=_("As the report calls them, where it is not one party: all banks, the cabinet."),
    )
    due = day_field(_("Due on"))
    due_words = forms.CharField(
        label=_("Or when"),
        max_length=150,
        required=False,
        help_text=_("For instance an event: after the note of the planning offices."),
    )

    every_months = forms.TypedChoiceField(
        label=_("Comes back"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("A report that is due again and again: once it is kept, the next one is open."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - handed on as given
        agreement: Agreement,
        without: Collection[UUID] = (),
        **options: Any,  # noqa: ANN401 - handed on as given
    ) -> None:
        super().__init__(*args, **options)
        parties = Organisation.objects.filter(participations__agreement=agreement).distinct()
        parties = parties.exclude(pk__in=without)
        self.fields["owner"].queryset = parties  # type: ignore[attr-defined]  # a choice of models
        self.fields["every_months"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", gettext("not, it is done once")),
            *((each, rhythm_in_words(each)) for each in RHYTHMS),
        ]

    def clean(self) -> dict[str, Any]:
        """Somebody must have promised it, and what comes back has its first day."""
        if not self.cleaned_data.get("owner") and not self.cleaned_data.get("owner_role"):
            self.add_error("owner", _("Say who promised it."))
        if self.cleaned_data.get("every_months") and not self.cleaned_data.get("due"):
            self.add_error("due", _("Give the first day on which it is due."))
        return self.cleaned_data


class PromiseMoveForm(MoveForm):
    """What became of a promise, and what shows it."""

    titles = COMMITMENT_MOVE_TITLES
    needs_date = (CommitmentMove.MOVED,)
    date_missing = _("Give the new date.")

    text = forms.CharField(
        label=_("What shows it, or why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    due = day_field(_("New date, where another one was agreed"))


class PromiseFilterForm(StandingFilterForm):
    """Which promises to show."""

    titles = STANDING_TITLES
    whom_of = "{0.owner_role} {0.owner}".format

    whom = forms.CharField(label=_("By whom"), max_length=100, required=False)
