"""What people's part of the desk does: permission at every door, accounts and roles, letters."""

from akkoord.desk.people.actions.accounts import (
    change_account,
    choose_company,
    end_roles_for,
    forget_failures,
    give_role,
    note_failure,
    open_account,
)
from akkoord.desk.people.actions.conflicts import declare_conflict, end_conflict, take_part
from akkoord.desk.people.actions.erasing import (
    erase_letters,
    erase_person,
    forget_places,
    letters_with_text,
)
from akkoord.desk.people.actions.invitations import (
    InvitationOver,
    accept_invitation,
    close_account,
    end_mandate,
    invitation_behind,
    send_invitation,
)
from akkoord.desk.people.actions.letters import write_letter
from akkoord.desk.people.actions.links import (
    LinkOver,
    ask_for_new_address,
    confirm_new_address,
    link_behind,
    send_password_link,
    set_forgotten_password,
)
from akkoord.desk.people.actions.own_login import person_of_login
from akkoord.desk.people.actions.permission import (
    NotAllowed,
    PurposeIncomplete,
    PurposeNeeded,
    log_look,
    require,
)
from akkoord.desk.people.actions.sending import send_letters, send_waiting_letters, try_letters_again
from akkoord.desk.people.actions.short_staff import end_short_staff, note_short_staff
from akkoord.desk.people.rules import ReasonMissing

__all__ = [
    "InvitationOver",
    "LinkOver",
    "NotAllowed",
    "PurposeIncomplete",
    "PurposeNeeded",
    "ReasonMissing",
    "accept_invitation",
    "ask_for_new_address",
    "change_account",
    "choose_company",
    "close_account",
    "confirm_new_address",
    "declare_conflict",
    "end_conflict",
    "end_mandate",
    "end_roles_for",
    "end_short_staff",
    "erase_letters",
    "erase_person",
    "forget_failures",
    "forget_places",
    "give_role",
    "invitation_behind",
    "letters_with_text",
    "link_behind",
    "log_look",
    "note_failure",
    "note_short_staff",
    "open_account",
    "person_of_login",
    "require",
    "send_invitation",
    "send_letters",
    "send_password_link",
    "send_waiting_letters",
    "set_forgotten_password",
    "take_part",
    "try_letters_again",
    "write_letter",
]
