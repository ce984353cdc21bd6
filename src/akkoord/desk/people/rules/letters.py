"""When a letter is tried again, and when it is given up."""

from datetime import timedelta

PAUSES = (
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(days=1),
    timedelta(days=2),
)
"""How long after each attempt the next one may begin. The first pause is longer than any attempt lasts."""

MAIL_SECONDS = 30
"""How long the mail server may take for one answer; several of them fit into the first pause."""


def pause_after(attempts: int) -> timedelta:
    """How long to wait after that many attempts; the last pause once all are used up."""
    return PAUSES[min(attempts, len(PAUSES)) - 1]


def is_given_up_after(attempts: int) -> bool:
    """Whether nothing more is tried once the last of that many attempts has failed."""
    return attempts >= len(PAUSES)
