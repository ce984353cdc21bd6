"""What a question to a company may not say, and the questions that are ready."""

from collections.abc import Iterable
from datetime import date, timedelta

from akkoord.engine.cleaning.search_keys import search_key
from akkoord.engine.text import gettext_noop

READY_QUESTIONS = [
    gettext_noop("Is this the place where the goods are made, or an office?"),
    gettext_noop("Which unit, building or floor of this address do you mean?"),
    gettext_noop("Is the address complete and right? Please write it as it stands at the gate."),
    gettext_noop("In which country and town is this location?"),
]

REMINDED_AFTER = (timedelta(days=14), timedelta(days=28), timedelta(days=42))
"""How long after the oldest open question the company is reminded."""
_SHORTEST = 4
"""Shorter names are words of any language."""


def words_that_tell(question: str, own: str, kept: Iterable[str]) -> str | None:
    """The first of the `kept` texts that `question` names and the company's `own` row does not."""
    asked, known = f" {search_key(question)} ", f" {search_key(own)} "
    for text in kept:
        words = search_key(text)
        if len(words) >= _SHORTEST and f" {words} " in asked and f" {words} " not in known:
            return text
    return None


def reminder_turn(asked_on: date, *, today: date) -> date | None:
    """The newest day on which a reminder of what was asked on `asked_on` had its turn; None before."""
    return max((turn for pause in REMINDED_AFTER if (turn := asked_on + pause) <= today), default=None)
