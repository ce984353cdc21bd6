"""Changes to the yearly cycle."""

from akkoord.desk.duties.actions.calendar import (
    drop_duty,
    grant_extension,
    open_year,
    set_duty,
    withdraw_extension,
)
from akkoord.desk.duties.actions.handing_in import Document, accept, hand_in, return_with_questions
from akkoord.desk.duties.actions.reminding import (
    DraftLetter,
    draft_letters,
    note_reminder,
    remind_by_itself,
    send_letters,
)

__all__ = [
    "Document",
    "DraftLetter",
    "accept",
    "draft_letters",
    "drop_duty",
    "grant_extension",
    "hand_in",
    "note_reminder",
    "open_year",
    "remind_by_itself",
    "return_with_questions",
    "send_letters",
    "set_duty",
    "withdraw_extension",
]
