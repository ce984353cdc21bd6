"""Coming back after having left: who may apply again, and in which year of taking part it goes on."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from akkoord.desk.agreements.rules.participation import ParticipationState
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class WayBack(StrEnum):
    """How a company comes back, after the way in which it left."""

    APPLIES_ITSELF = "applies_itself"
    SECRETARIAT_OPENS = "secretariat_opens"
    NONE = "none"


WAYS_BACK = {
    ParticipationState.WITHDRAWN: WayBack.APPLIES_ITSELF,
    ParticipationState.EXPIRED: WayBack.APPLIES_ITSELF,
    ParticipationState.CANCELLED: WayBack.APPLIES_ITSELF,
    ParticipationState.REFUSED: WayBack.APPLIES_ITSELF,
    ParticipationState.TERMINATED: WayBack.SECRETARIAT_OPENS,
    ParticipationState.BANKRUPT: WayBack.SECRETARIAT_OPENS,
    ParticipationState.MERGED: WayBack.NONE,
}
"""Proposal: who was expelled needs a decision, who was bankrupt a new start that the secretariat has seen;
a merged company takes part as the one that goes on."""
WAY_BACK_EXPLANATIONS = {
    ParticipationState.TERMINATED: gettext_noop(
        "Your participation was ended by the agreement. If the steering group decides that you may apply "
        "again, the secretariat opens the application for you."
    ),
    ParticipationState.BANKRUPT: gettext_noop(
        "Your participation ended with the bankruptcy. If your company goes on, write to the secretariat; "
        "it opens the application for you."
    ),
    ParticipationState.MERGED: gettext_noop(
        "Your company was merged into another one, which takes part in its place."
    ),
}


class SecretariatOpens(AkkoordError):
    """The company may not apply by itself."""

    code = "secretariat_opens"
    sentence = gettext_noop("Only the secretariat can open this application; write to it first.")


class GoesOnElsewhere(AkkoordError):
    """The company was merged into another one."""

    code = "goes_on_elsewhere"
    sentence = gettext_noop("This company was merged into another one, which takes part in its place.")


def check_may_return(left_as: ParticipationState | None, *, is_secretariat: bool) -> None:
    """Raise `GoesOnElsewhere` or `SecretariatOpens` unless who left in this way may apply again."""
    way = WAYS_BACK[left_as] if left_as else WayBack.APPLIES_ITSELF
    if way is WayBack.NONE:
        raise GoesOnElsewhere
    if way is WayBack.SECRETARIAT_OPENS and not is_secretariat:
        raise SecretariatOpens


def years_before(parts: Iterable[tuple[date | None, date | None]]) -> int:
    """How many years of taking part the earlier parts count for; each with its first and last day.

    Leaving and coming back does not begin the norms anew.
    """
    return sum(year_in_agreement(since, until.year) for since, until in parts if since and until)


def year_in_agreement(since: date | None, year: int) -> int:
    """Which year of taking part it is; the year of admission does not count unless it began on 1 January."""
    if since is None:
        return 1
    first = since.year if (since.month, since.day) == (1, 1) else since.year + 1
    return max(1, year - first + 1)
