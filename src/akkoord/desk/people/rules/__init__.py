"""Who may do what, and why somebody looks: pure rules, no database."""

from akkoord.desk.people.rules.giving import CONFIRMED_FOR, INVITATION_LASTS, roles_given_by
from akkoord.desk.people.rules.permission import may, needs_purpose, roles_that_allow
from akkoord.desk.people.rules.purposes import PURPOSES, Purpose, purpose_lacks
from akkoord.desk.people.rules.second_factor import PRIVILEGED_ROLES, AskedOf, needs_second_factor
from akkoord.desk.people.rules.vocabulary import (
    COMPANY_ROLES,
    KIND_TITLES,
    ROLE_TITLES,
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
    "PRIVILEGED_ROLES",
    "PURPOSES",
    "ROLE_TITLES",
    "Action",
    "Actor",
    "AskedOf",
    "Facet",
    "HeldRole",
    "Kind",
    "Purpose",
    "Role",
    "Thing",
    "is_in_force",
    "may",
    "needs_purpose",
    "needs_second_factor",
    "purpose_lacks",
    "roles_given_by",
    "roles_that_allow",
]
