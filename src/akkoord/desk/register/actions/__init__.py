"""What can be done in the register: may you? – is it a legal move? – change – log."""

from akkoord.desk.register.actions.columns import change_mapping
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
from akkoord.desk.register.actions.mending import mend_row, mend_rows, take_rows_out
from akkoord.desk.register.actions.reading import ask_to_read, read_all_waiting, read_submission
from akkoord.desk.register.actions.submissions import submit
from akkoord.desk.register.actions.uploads import submit_list

__all__ = [
    "accept",
    "ask_to_read",
    "begin_review",
    "change_cycle_state",
    "change_mapping",
    "companies_behind",
    "consolidate_cycle",
    "end_link",
    "judge_pair",
    "look_at_submission",
    "mend_row",
    "mend_rows",
    "merge_locations",
    "open_cycle",
    "postpone_pair",
    "read_all_waiting",
    "read_submission",
    "request_consolidation",
    "return_with_questions",
    "split_location",
    "submit",
    "submit_list",
    "take_rows_out",
    "undo_judgement",
]
