"""Who gives which role (handbook, permissions 7.1), how long an invitation lasts, when a role is reviewed."""

from datetime import date, timedelta

from akkoord.desk.people.rules.vocabulary import COMPANY_ROLES, HeldRole, Role

INVITATION_LASTS = timedelta(days=7)
CONFIRMED_FOR = timedelta(days=365)
"""How long a role counts as right before somebody looks at it again."""

GIVEN_BY_SECRETARIAT = COMPANY_ROLES | {
    Role.PARTY_REPRESENTATIVE,
    Role.SUPPORTER,
    Role.MONITOR,
    Role.PARTNER_LIAISON,
    Role.GUARDIAN,
}
GIVEN_BY_LEAD = GIVEN_BY_SECRETARIAT | {Role.SECRETARIAT_ADVISER, Role.CASE_HANDLER, Role.ASSESSOR}
"""Custodians, the committee and the system administrator come from outside; the operator enters them."""


def roles_given_by(giver: HeldRole) -> frozenset[Role]:
    """The roles that somebody who holds `giver` may give and end."""
    if giver.role is Role.COMPANY_ADMIN:
        return COMPANY_ROLES
    if giver.role is Role.SECRETARIAT_ADVISER:
        return GIVEN_BY_LEAD if giver.is_lead else GIVEN_BY_SECRETARIAT
    return frozenset()


def is_due_for_confirmation(starts: date, confirmed_on: date | None, *, today: date) -> bool:
    """Whether a role has to be looked at again: it was given or confirmed more than a year ago."""
    return (confirmed_on or starts) < today - CONFIRMED_FOR
