"""What can be done in the register: may you? – is it a legal move? – change – log."""

from akkoord.desk.register.actions.consolidation import consolidate_cycle, request_consolidation
from akkoord.desk.register.actions.cycles import change_cycle_state, open_cycle
from akkoord.desk.register.actions.deciding import accept, begin_review, return_with_questions
from akkoord.desk.register.actions.judging import (
    judge_pair,
    merge_locations,
    postpone_pair,
    split_location,
    undo_judgement,
)
from akkoord.desk.register.actions.links import end_link
from akkoord.desk.register.actions.looking import companies_behind, look_at_submission
from akkoord.desk.register.actions.submissions import change_mapping, submit, submit_list

__all__ = [
    "accept",
    "begin_review",
    "change_cycle_state",
    "change_mapping",
    "companies_behind",
    "consolidate_cycle",
    "end_link",
    "judge_pair",
    "look_at_submission",
    "merge_locations",
    "open_cycle",
    "postpone_pair",
    "request_consolidation",
    "return_with_questions",
    "split_location",
    "submit",
    "submit_list",
    "undo_judgement",
]
