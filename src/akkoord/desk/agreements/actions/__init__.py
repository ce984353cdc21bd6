"""Changes to agreements: how they are set up, who comes in, who leaves, which phase begins."""

from akkoord.desk.agreements.actions.accounts import (
    NotYourself,
    confirm_role,
    end_role,
    invite,
    let_leave,
    renew_invitation,
)
from akkoord.desk.agreements.actions.configuration import (
    change_configuration,
    configuration_of,
    set_up_agreement,
)
from akkoord.desk.agreements.actions.joining import Signing, answer_objection, object_to, sign_document
from akkoord.desk.agreements.actions.market import note_market_share
from akkoord.desk.agreements.actions.participation import apply_for_participation, change_participation_state
from akkoord.desk.agreements.actions.phases import change_phase, settle_closing_item
from akkoord.desk.agreements.actions.projects import propose_pattern

__all__ = [
    "NotYourself",
    "Signing",
    "answer_objection",
    "apply_for_participation",
    "change_configuration",
    "change_participation_state",
    "change_phase",
    "configuration_of",
    "confirm_role",
    "end_role",
    "invite",
    "let_leave",
    "note_market_share",
    "object_to",
    "propose_pattern",
    "renew_invitation",
    "set_up_agreement",
    "settle_closing_item",
    "sign_document",
]
