"""Everything that is done about reviewers and their data sets."""

from akkoord.desk.reviewing.actions.appointing import (
    Person,
    appoint,
    ask_for_reviewer,
    do_not_let_in,
    end_access,
    let_in,
)
from akkoord.desk.reviewing.actions.building import DATA_SETS, ask_for_set, build_sets
from akkoord.desk.reviewing.actions.handing_over import (
    fetch_set,
    frozen_looks,
    note_look_at_log,
    refuse_set,
    remove_old_sets,
    sign_set,
)
from akkoord.desk.reviewing.actions.proposing import propose, take_back, write_down

__all__ = [
    "DATA_SETS",
    "Person",
    "appoint",
    "ask_for_reviewer",
    "ask_for_set",
    "build_sets",
    "do_not_let_in",
    "end_access",
    "fetch_set",
    "frozen_looks",
    "let_in",
    "note_look_at_log",
    "propose",
    "refuse_set",
    "remove_old_sets",
    "sign_set",
    "take_back",
    "write_down",
]
