"""The tables of moves: every state is reached, none is a trap by mistake, and nothing else moves."""

import pytest

from akkoord.desk.cases.rules.cases import CASE_MOVES, CASE_STATE_TITLES, CaseState, CaseStep
from akkoord.desk.cases.rules.complaints import (
    COMPLAINT_MOVES,
    COMPLAINT_STATE_TITLES,
    ComplaintState,
    ComplaintStep,
)
from akkoord.desk.cases.rules.involvements import (
    INVOLVEMENT_MOVES,
    INVOLVEMENT_STATE_TITLES,
    InvolvementState,
    InvolvementStep,
)
from akkoord.desk.cases.rules.moves import moved, steps_from
from akkoord.desk.cases.rules.refusals import MoveNeedsReason, NotFromHere
from akkoord.desk.cases.rules.signals import (
    ENDED_SIGNALS,
    SIGNAL_MOVES,
    SIGNAL_STATE_TITLES,
    SignalState,
    SignalStep,
)

TABLES = {
    "signals": (SIGNAL_MOVES, SignalStep, SIGNAL_STATE_TITLES, SignalState.RECEIVED, ENDED_SIGNALS),
    "cases": (CASE_MOVES, CaseStep, CASE_STATE_TITLES, CaseState.OPENED, set()),
    "involvements": (
        INVOLVEMENT_MOVES,
        InvolvementStep,
        INVOLVEMENT_STATE_TITLES,
        InvolvementState.NOTIFIED,
        {InvolvementState.RELEASED, InvolvementState.DISPUTED},
    ),
    "complaints": (
        COMPLAINT_MOVES,
        ComplaintStep,
        COMPLAINT_STATE_TITLES,
        ComplaintState.FILED,
        {ComplaintState.CLOSED},
    ),
}
each_table = pytest.mark.parametrize(
    ("table", "steps", "titles", "first", "last"), TABLES.values(), ids=TABLES.keys()
)


@each_table
def test_every_step_is_in_the_table_and_every_state_has_a_title(table, steps, titles, first, last):
    assert set(table) == set(steps)
    assert set(titles) == set(type(first))


@each_table
def test_every_state_is_reached_from_the_first(table, steps, titles, first, last):
    reached, open_ends = {first}, [first]
    while open_ends:
        now = open_ends.pop()
        after = {table[step].ends for step in steps_from(table, now)} - reached
        reached |= after
        open_ends.extend(after)
    assert reached == set(type(first))


@each_table
def test_only_the_last_states_lead_nowhere(table, steps, titles, first, last):
    assert {now for now in type(first) if not steps_from(table, now)} == set(last)


@each_table
def test_what_the_table_does_not_hold_is_refused(table, steps, titles, first, last):
    for now in type(first):
        for step in set(steps) - set(steps_from(table, now)):
            with pytest.raises(NotFromHere):
                moved(table, step, now=now, reason="because")


@each_table
def test_move_that_needs_a_reason_is_refused_without_one(table, steps, titles, first, last):
    for step, made in table.items():
        for now in made.starts:
            if made.needs_reason:
                with pytest.raises(MoveNeedsReason):
                    moved(table, step, now=now, reason="  ")
            assert moved(table, step, now=now, reason="because").ends == made.ends
