"""How long a copy lies ready, and why one cannot be had."""

from datetime import datetime, timedelta
from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

LIES_READY = timedelta(days=7)
"""After that the copy is removed; another one can be asked for."""


class CopyState(StrEnum):
    """Where a copy stands."""

    ASKED = "asked"
    READY = "ready"
    ENDED = "ended"


COPY_STATE_TITLES = {
    CopyState.ASKED: gettext_noop("being made"),
    CopyState.READY: gettext_noop("lies ready"),
    CopyState.ENDED: gettext_noop("removed"),
}


class CopyNotThere(AkkoordError):
    """It is still being made, or its time is over."""

    code = "copy_not_there"
    sentence = gettext_noop("This copy is not there: it is still being made, or it has been removed.")


def ends_at(ready_at: datetime) -> datetime:
    """Until when a copy that was made at this moment can be fetched."""
    return ready_at + LIES_READY
