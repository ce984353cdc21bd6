"""Who may do what, and why somebody looks: pure rules, no database."""

from akkoord.desk.people.rules.permission import may, needs_purpose, roles_that_allow
from akkoord.desk.people.rules.purposes import PURPOSES, Purpose, purpose_lacks
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
    "KIND_TITLES",
    "PURPOSES",
    "ROLE_TITLES",
    "Action",
    "Actor",
    "Facet",
    "HeldRole",
    "Kind",
    "Purpose",
    "Role",
    "Thing",
    "is_in_force",
    "may",
    "needs_purpose",
    "purpose_lacks",
    "roles_that_allow",
]
