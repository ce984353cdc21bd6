"""Which state and which phase may follow which."""

from itertools import product

import pytest

from akkoord.desk.agreements.rules import (
    FINAL_STATES,
    NEXT_PHASES,
    NEXT_STATES,
    PARTICIPATION_STATE_TITLES,
    PARTY_ROLE_TITLES,
    PHASE_TITLES,
    IllegalMove,
    NotInThisPhase,
    ParticipationState,
    PartyRole,
    Phase,
    check_move,
    check_phase,
)

HANDBOOK_MOVES = """
applied → documents_signed refused cancelled
documents_signed → objection_window refused cancelled
objection_window → admitted refused cancelled
admitted → active
active → suspended withdrawn terminated bankrupt merged expired
suspended → active withdrawn terminated bankrupt merged expired
"""
HANDBOOK_PHASES = """
exploring → negotiating abandoned
negotiating → signed abandoned
signed → implementing
implementing → closing
closing → ended
"""


def pairs(text):
    lines = [line.split(" → ") for line in text.strip().splitlines()]
    return {(before, after) for before, following in lines for after in following.split()}


def test_moves_are_those_of_the_handbook():
    assert {(a, b) for a, following in NEXT_STATES.items() for b in following} == pairs(HANDBOOK_MOVES)
    assert {(a, b) for a, following in NEXT_PHASES.items() for b in following} == pairs(HANDBOOK_PHASES)


def test_every_state_has_its_moves_and_its_words():
    assert set(NEXT_STATES) == set(PARTICIPATION_STATE_TITLES) == set(ParticipationState)
    assert set(NEXT_PHASES) == set(PHASE_TITLES) == set(Phase)
    assert set(PARTY_ROLE_TITLES) == set(PartyRole)
    assert ParticipationState.MERGED in FINAL_STATES


@pytest.mark.parametrize(("now", "wanted"), list(product(ParticipationState, repeat=2)))
def test_check_move_refuses_what_does_not_follow(now, wanted):
    if (now, wanted) in pairs(HANDBOOK_MOVES):
        check_move(now, wanted, phase=Phase.IMPLEMENTING)
    else:
        with pytest.raises(IllegalMove):
            check_move(now, wanted, phase=Phase.IMPLEMENTING)


@pytest.mark.parametrize("phase", [Phase.NEGOTIATING, Phase.CLOSING, Phase.ENDED])
def test_nobody_is_admitted_outside_signed_and_running(phase):
    with pytest.raises(NotInThisPhase):
        check_move(ParticipationState.OBJECTION_WINDOW, ParticipationState.ADMITTED, phase=phase)


def test_companies_may_leave_until_the_end():
    check_move(ParticipationState.ACTIVE, ParticipationState.WITHDRAWN, phase=Phase.CLOSING)
    with pytest.raises(NotInThisPhase):
        check_move(ParticipationState.ACTIVE, ParticipationState.WITHDRAWN, phase=Phase.ENDED)


def test_check_phase_refuses_a_jump():
    with pytest.raises(IllegalMove):
        check_phase(Phase.EXPLORING, Phase.IMPLEMENTING)
