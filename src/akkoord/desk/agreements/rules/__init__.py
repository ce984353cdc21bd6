"""Phases of an agreement, roles and states of its parties, and what may follow what."""

from akkoord.desk.agreements.rules.participation import (
    FINAL_STATES,
    LEFT_STATES,
    NEXT_STATES,
    PARTICIPATION_STATE_TITLES,
    STATES_IN_FORCE,
    STATES_ON_THE_WAY,
    ParticipationState,
    check_move,
)
from akkoord.desk.agreements.rules.parties import (
    COMPANY_ROLES,
    PARTY_ROLE_TITLES,
    OrganisationKind,
    PartyRole,
)
from akkoord.desk.agreements.rules.phases import (
    NEXT_PHASES,
    PHASE_TITLES,
    PHASES_WITH_ADMISSION,
    Phase,
    check_phase,
)
from akkoord.desk.agreements.rules.refusals import (
    IllegalMove,
    NotInThisPhase,
    ReasonNeeded,
)

__all__ = [
    "COMPANY_ROLES",
    "FINAL_STATES",
    "LEFT_STATES",
    "NEXT_PHASES",
    "NEXT_STATES",
    "PARTICIPATION_STATE_TITLES",
    "PARTY_ROLE_TITLES",
    "PHASES_WITH_ADMISSION",
    "PHASE_TITLES",
    "STATES_IN_FORCE",
    "STATES_ON_THE_WAY",
    "IllegalMove",
    "NotInThisPhase",
    "OrganisationKind",
    "ParticipationState",
    "PartyRole",
    "Phase",
    "ReasonNeeded",
    "check_move",
    "check_phase",
]
