"""Forms that tell what became of something with a state, and that choose what to show of it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.forms.fields import choices_of, day_input
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.models import Agreement

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class MoveForm(EntryForm):
    """What became of something; the fields `text` and, for moves with a date, `due` have their own labels."""

    titles: ClassVar[Mapping[Any, str]]
    """Move → its title."""
    needs_date: ClassVar[Collection[StrEnum]]
    """The moves that have to come with a date."""
    date_missing: ClassVar["StrOrPromise"]
    """What is said where such a date is missing."""

    move = forms.ChoiceField(label=_("What became of it"))
    on = forms.DateField(label=_("Day"), widget=day_input())

    def __init__(self, *args: Any, moves: Sequence[StrEnum], **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        titles = {move: self.titles[move] for move in moves}
        self.fields["move"].choices = choices_of(titles)  # type: ignore[attr-defined]  # a choice field
        if not set(moves) & set(self.needs_date):
            del self.fields["due"]

    def clean(self) -> dict[str, Any]:
        """A move that needs a date has one."""
        if self.cleaned_data.get("move") in self.needs_date and not self.cleaned_data.get("due"):
            self.add_error("due", self.date_missing)
        return self.cleaned_data


class StandingFilterForm(forms.Form):
    """Which of the things to show that stand somewhere, by agreement, standing and who is to act.

    The field `whom` has its own label in each form; what cannot be understood leaves nothing out.
    """

    titles: ClassVar[Mapping[Any, str]]
    """Standing → its title."""
    whom_of: ClassVar[Callable[[Any], str]]
    """A thing → everything that names who is to act."""

    agreement = forms.ChoiceField(label=_("Agreement"), required=False)
    standing = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, agreements: Sequence[Agreement], **options: Any) -> None:  # noqa: ANN401 - handed on as given
        super().__init__(*args, **options)
        names = [("", gettext("all")), *((each.slug, str(each)) for each in agreements)]
        self.fields["agreement"].choices = names  # type: ignore[attr-defined]  # a choice field
        choices = choices_of(self.titles, blank=gettext("all"))
        self.fields["standing"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def chosen(self, things: Iterable[Any]) -> list[Any]:
        """Those of `things` that fit what is asked for; all of them where it is not understood."""
        wanted = self.cleaned_data if self.is_valid() else {}
        return [
            each
            for each in things
            if wanted.get("agreement", "") in {"", each.agreement.slug}
            and wanted.get("standing", "") in {"", each.standing}
            and wanted.get("whom", "").casefold() in type(self).whom_of(each).casefold()
        ]
