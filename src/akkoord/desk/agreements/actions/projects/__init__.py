"""Collective projects: proposing and deciding, who takes part, and the work itself."""

from akkoord.desk.agreements.actions.projects.deciding import (
    change_project,
    moves_open_to,
    propose_project,
    put_before_steering_group,
    take_step,
)
from akkoord.desk.agreements.actions.projects.members import (
    add_party,
    answer_for_company,
    answers_for,
    ask_company,
    part_with,
)
from akkoord.desk.agreements.actions.projects.patterns import propose_pattern
from akkoord.desk.agreements.actions.projects.working import (
    bring_in_money,
    hold_meeting,
    note_result,
    promise_in_project,
    set_aim,
)

__all__ = [
    "add_party",
    "answer_for_company",
    "answers_for",
    "ask_company",
    "bring_in_money",
    "change_project",
    "hold_meeting",
    "moves_open_to",
    "note_result",
    "part_with",
    "promise_in_project",
    "propose_pattern",
    "propose_project",
    "put_before_steering_group",
    "set_aim",
    "take_step",
]
