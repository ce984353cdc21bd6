"""Who must sign in with a second factor: a code, a passkey."""

from collections.abc import Iterable
from enum import StrEnum

from akkoord.desk.people.rules.vocabulary import HeldRole, Role

PRIVILEGED_ROLES = frozenset(
    {
        Role.SECRETARIAT_ADVISER,
        Role.CASE_HANDLER,
        Role.ASSESSOR,
        Role.CUSTODIAN,
        Role.COMMITTEE,
        Role.SYSTEM_ADMINISTRATOR,
    }
)
"""The roles that see what belongs to others."""


class AskedOf(StrEnum):
    """Of whom an installation asks a second factor."""

    EVERYBODY = "everybody"
    PRIVILEGED = "privileged"
    """Of the roles that see what belongs to others; the rest may choose."""
    NOBODY = "nobody"
    """For a demonstration only."""


def needs_second_factor(roles: Iterable[HeldRole], asked_of: AskedOf) -> bool:
    """Whether somebody who holds `roles` reaches nothing before a second factor is set up."""
    if asked_of is AskedOf.PRIVILEGED:
        return any(held.role in PRIVILEGED_ROLES or held.review_id is not None for held in roles)
    return asked_of is AskedOf.EVERYBODY
