"""Copies for a company, and exports of a whole agreement: pure rules."""

from akkoord.desk.exports.rules.copies import (
    COPY_STATE_TITLES,
    LIES_READY,
    CopyNotThere,
    CopyState,
    ends_at,
)
from akkoord.desk.exports.rules.handover import (
    EXPORT_STATE_TITLES,
    UNFINISHED_EXPORTS,
    ExportDecided,
    ExportState,
    KeyNotUnderstood,
    ReceiverNeeded,
)

__all__ = [
    "COPY_STATE_TITLES",
    "EXPORT_STATE_TITLES",
    "LIES_READY",
    "UNFINISHED_EXPORTS",
    "CopyNotThere",
    "CopyState",
    "ExportDecided",
    "ExportState",
    "KeyNotUnderstood",
    "ReceiverNeeded",
    "ends_at",
]
