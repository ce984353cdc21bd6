"""Who may do what, and why somebody looks: pure rules, no database."""

from akkoord.desk.people.rules.conflicts import MAY_KEEP_AWAY, recused_from
from akkoord.desk.people.rules.giving import CONFIRMED_FOR, INVITATION_LASTS, roles_given_by
from akkoord.desk.people.rules.permission import may, needs_purpose, roles_that_allow
from akkoord.desk.people.rules.purposes import NEVER_CHOSEN, PURPOSES, Purpose, purpose_lacks
from akkoord.desk.people.rules.second_factor import PRIVILEGED_ROLES, AskedOf, needs_second_factor
from akkoord.desk.people.rules.separation import (
    PARTS_ALWAYS_APART,
    PARTS_APART,
    OwnWork,
    Part,
    PartsApart,
    ReasonMissing,
    RolesApart,
    check_not_own_work,
    check_part,
    check_roles,
)
from akkoord.desk.people.rules.vocabulary import (
    COMPANY_ROLES,
    KIND_TITLES,
    ROLE_TITLES,
    ROLES_FOR_AN_ORGANISATION,
    Action,
    Actor,
    Facet,
    HeldRole,
    Kind,
    Role,
    Thing,
    is_in_force,
)

__all__ = [
    "COMPANY_ROLES",
    "CONFIRMED_FOR",
    "INVITATION_LASTS",
    "KIND_TITLES",
    "MAY_KEEP_AWAY",
    "NEVER_CHOSEN",
    "PARTS_ALWAYS_APART",
    "PARTS_APART",
    "PRIVILEGED_ROLES",
    "PURPOSES",
    "ROLES_FOR_AN_ORGANISATION",
    "ROLE_TITLES",
    "Action",
    "Actor",
    "AskedOf",
    "Facet",
    "HeldRole",
    "Kind",
    "OwnWork",
    "Part",
    "PartsApart",
    "Purpose",
    "ReasonMissing",
    "Role",
    "RolesApart",
    "Thing",
    "check_not_own_work",
    "check_part",
    "check_roles",
    "is_in_force",
    "may",
    "needs_purpose",
    "needs_second_factor",
    "purpose_lacks",
    "recused_from",
    "roles_given_by",
    "roles_that_allow",
]
