"""What can be done in the register: may you? – is it a legal move? – change – log."""

from akkoord.desk.register.actions.asking import answer_place_question, ask_company
from akkoord.desk.register.actions.assuring import assure, doubt_again
from akkoord.desk.register.actions.columns import change_mapping
from akkoord.desk.register.actions.consolidation import consolidate_cycle, request_consolidation
from akkoord.desk.register.actions.cycles import change_cycle_state, open_cycle, set_appearances
from akkoord.desk.register.actions.deciding import accept, begin_review, return_with_questions
from akkoord.desk.register.actions.facts import Fact, says, undo_fact, write_fact
from akkoord.desk.register.actions.files import (
    FileSent,
    add_file,
    replace_file,
    say_brand,
    take_file_out,
)
from akkoord.desk.register.actions.holding import hold_links, lift_holds
from akkoord.desk.register.actions.judging import (
    judge_pair,
    postpone_pair,
    undo_judgement,
)
from akkoord.desk.register.actions.last_year import (
    confirm_sites,
    decide_again,
    end_sites,
    name_site_again,
    refuse_proposal,
    start_from_last_year,
    take_over_sites,
)
from akkoord.desk.register.actions.leaving import answer_exits
from akkoord.desk.register.actions.lending import lend_again, lend_pairs
from akkoord.desk.register.actions.links import end_link
from akkoord.desk.register.actions.looking import companies_behind, look_at_submission
from akkoord.desk.register.actions.mending import mend_row, mend_rows, take_rows_out
from akkoord.desk.register.actions.merging import merge_locations, split_location
from akkoord.desk.register.actions.questions import answer_question, ask_about_row, drop_question
from akkoord.desk.register.actions.reading import ask_to_read, read_all_waiting, read_submission
from akkoord.desk.register.actions.signing import say_shares_known, submit
from akkoord.desk.register.actions.sites import add_site, revise
from akkoord.desk.register.actions.towns import note_towns
from akkoord.desk.register.actions.uploads import submit_list

__all__ = [
    "Fact",
    "FileSent",
    "accept",
    "add_file",
    "add_site",
    "answer_exits",
    "answer_place_question",
    "answer_question",
    "ask_about_row",
    "ask_company",
    "ask_to_read",
    "assure",
    "begin_review",
    "change_cycle_state",
    "change_mapping",
    "companies_behind",
    "confirm_sites",
    "consolidate_cycle",
    "decide_again",
    "doubt_again",
    "drop_question",
    "end_link",
    "end_sites",
    "hold_links",
    "judge_pair",
    "lend_again",
    "lend_pairs",
    "lift_holds",
    "look_at_submission",
    "mend_row",
    "mend_rows",
    "merge_locations",
    "name_site_again",
    "note_towns",
    "open_cycle",
    "postpone_pair",
    "read_all_waiting",
    "read_submission",
    "refuse_proposal",
    "replace_file",
    "request_consolidation",
    "return_with_questions",
    "revise",
    "say_brand",
    "say_shares_known",
    "says",
    "set_appearances",
    "split_location",
    "start_from_last_year",
    "submit",
    "submit_list",
    "take_file_out",
    "take_over_sites",
    "take_rows_out",
    "undo_fact",
    "undo_judgement",
    "write_fact",
]
