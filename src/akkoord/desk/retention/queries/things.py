"""A thing that has a term: what it is, whose, when it may go, and what holds it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.people.models import User
from akkoord.desk.retention.rules import Term, months_after


@dataclass(frozen=True, slots=True)
class ThingWithTerm:
    """One kind of thing of one company or person: when it may go, and what holds it."""

    term: Term
    subject: str
    agreement: Agreement | None
    organisation: Organisation | None
    person: User | None
    event_on: date | None
    due_on: date
    size: int
    """How many things it is; a certificate counts them by kind."""
    held_by: tuple[str, ...] = ()
    is_held: bool = False
    """Whether nothing of it can go; else what holds it keeps only a part."""
    about: str = ""
    """Which one it is, where agreement and company do not say it; a certificate never does."""

    @property
    def is_due(self) -> bool:
        """May it go today?"""
        return self.due_on <= timezone.localdate() and not self.is_held

    @property
    def kind_in_words(self) -> str:
        """What it is, as people call it."""
        return gettext(self.term.title)

    @property
    def event_in_words(self) -> str:
        """What its term counts from."""
        return gettext(self.term.event_title)


def months_ago(months: int) -> datetime:
    """The beginning of the day so many months before today."""
    day = months_after(timezone.localdate(), -months)
    return timezone.make_aware(datetime.combine(day, time.min))
