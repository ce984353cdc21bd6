"""From whom somebody keeps away: the organisations of declared conflicts of interest, and the own one."""

from collections.abc import Iterable
from uuid import UUID

from akkoord.desk.people.rules.vocabulary import (
    ROLES_FOR_AN_ORGANISATION,
    Actor,
    HeldRole,
    Role,
    Thing,
)

LOOKS_AT_OTHERS = frozenset(
    {
        Role.SECRETARIAT_ADVISER,
        Role.CASE_HANDLER,
        Role.ASSESSOR,
        Role.CUSTODIAN,
        Role.COMMITTEE,
        Role.MONITOR,
    }
)
"""The roles that look at what many organisations did."""

MAY_KEEP_AWAY = LOOKS_AT_OTHERS | {Role.PARTY_REPRESENTATIVE}
"""The roles whose holders may declare a conflict of interest."""


def recused_from(roles: Iterable[HeldRole], declared: Iterable[UUID]) -> frozenset[UUID]:
    """The organisations about which somebody sees and does nothing for others.

    Whoever works for a company and also holds a role that looks at many is a party where that company is
    concerned, without having to declare it.
    """
    held = list(roles)
    own = {each.organisation_id for each in held if each.role in ROLES_FOR_AN_ORGANISATION}
    looks_at_others = any(each.role in LOOKS_AT_OTHERS for each in held)
    return frozenset(declared) | ({each for each in own if each} if looks_at_others else frozenset())


def is_recused(actor: Actor, held: HeldRole, thing: Thing) -> bool:
    """Whether this role of `actor` opens nothing of the organisation whose thing it is.

    A role held for that organisation itself goes on, and what is public stays so.
    """
    if thing.organisation_id is None or thing.organisation_id not in actor.recused_from:
        return False
    if held.role is Role.PUBLIC_VISITOR:
        return False
    return not (held.role in ROLES_FOR_AN_ORGANISATION and held.organisation_id == thing.organisation_id)
