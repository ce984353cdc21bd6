"""How long a pair is lent to the person who has it on the screen, and how fast somebody judges."""

from collections.abc import Sequence
from datetime import datetime, timedelta

LOAN = timedelta(minutes=5)
"""After this long without an answer the pair is shown to others again."""

_ENOUGH_ANSWERS = 3
_SECONDS_IN_AN_HOUR = 3600


def seconds_looked(lent_at: datetime | None, now: datetime) -> int | None:
    """How long a pair was looked at before its answer; None when the person had gone for a while."""
    if lent_at is None or not timedelta(0) <= now - lent_at <= LOAN:
        return None
    return round((now - lent_at).total_seconds())


def pairs_an_hour(seconds: Sequence[int]) -> int | None:
    """The pace of somebody who took so long for each of the last pairs; None for too few of them."""
    if len(seconds) < _ENOUGH_ANSWERS:
        return None
    return round(_SECONDS_IN_AN_HOUR * len(seconds) / max(1, sum(seconds)))
