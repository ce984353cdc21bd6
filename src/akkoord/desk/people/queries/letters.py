"""How many letters wait or failed; never what they say or to whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from akkoord.desk.people.models import Letter

IS_WAITING = Q(sent_at__isnull=True, given_up_at__isnull=True)


@dataclass(frozen=True, slots=True)
class LetterFigures:
    """The state of the letters, for the operator."""

    waiting: int
    """Neither sent nor given up."""
    failing: int
    """Of those waiting, the ones with which something went wrong."""
    given_up: int
    sent: int
    waiting_since: datetime | None
    """When the oldest that waits was written."""


def letter_figures() -> LetterFigures:
    """Count the letters in each state."""
    return LetterFigures(
        **Letter.objects.aggregate(
            waiting=Count("pk", filter=IS_WAITING),
            failing=Count("pk", filter=IS_WAITING & ~Q(fault="")),
            given_up=Count("pk", filter=Q(given_up_at__isnull=False)),
            sent=Count("pk", filter=Q(sent_at__isnull=False)),
            waiting_since=Min("written_at", filter=IS_WAITING),
        )
    )
