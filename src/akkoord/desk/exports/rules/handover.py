"""Where the export of an agreement stands, and why it is not made."""

from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class ExportState(StrEnum):
    """Where the export of an agreement stands."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    READY = "ready"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


EXPORT_STATE_TITLES = {
    ExportState.PROPOSED: gettext_noop("waits for a second person"),
    ExportState.CONFIRMED: gettext_noop("being made"),
    ExportState.READY: gettext_noop("lies ready"),
    ExportState.ENDED: gettext_noop("removed"),
    ExportState.WITHDRAWN: gettext_noop("not made"),
}
UNFINISHED_EXPORTS = frozenset({ExportState.PROPOSED, ExportState.CONFIRMED})


class ReceiverNeeded(AkkoordError):
    """Who gets everything, and why, stands in the log of every company."""

    code = "receiver_needed"
    sentence = gettext_noop("Say who receives it, and on what decision.")


class KeyNotUnderstood(AkkoordError):
    """The receiver's key is none."""

    code = "key_not_understood"
    sentence = gettext_noop(
        "This is not a public key. It begins with age1 and has 62 characters. Ask the receiver for it again."
    )


class ExportDecided(AkkoordError):
    """A colleague was faster."""

    code = "export_decided"
    sentence = gettext_noop("This has been confirmed, stopped or removed already.")
