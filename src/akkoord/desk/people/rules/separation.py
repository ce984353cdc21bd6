"""What one person may not do after the other: the separation of duties (handbook, permissions 7.3)."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from akkoord.desk.people.rules.vocabulary import Role
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class Part(StrEnum):
    """What somebody does in the year of one organisation."""

    ADVISED = "advised"
    """Accepted or returned its list or another document."""
    ASSESSED = "assessed"
    READ_SECOND = "read_second"


PARTS_APART = frozenset(
    {
        frozenset({Part.ADVISED, Part.ASSESSED}),
        frozenset({Part.ADVISED, Part.READ_SECOND}),
        frozenset({Part.ASSESSED, Part.READ_SECOND}),
    }
)
"""Parts that two people take for the same organisation in the same year."""
PARTS_ALWAYS_APART = frozenset(pair for pair in PARTS_APART if Part.READ_SECOND in pair)
"""What holds even where staff is short: at least the second reader is independent."""

ROLES_APART = frozenset(
    frozenset({first, second})
    for first, others in {
        Role.CUSTODIAN: (Role.SECRETARIAT_ADVISER, Role.CASE_HANDLER, Role.COMMITTEE),
        Role.COMMITTEE: (Role.SECRETARIAT_ADVISER, Role.CASE_HANDLER, Role.ASSESSOR),
        Role.SYSTEM_ADMINISTRATOR: (
            Role.SECRETARIAT_ADVISER,
            Role.CASE_HANDLER,
            Role.ASSESSOR,
            Role.CUSTODIAN,
            Role.COMMITTEE,
        ),
    }.items()
    for second in others
)
"""Roles that nobody holds together: custodian, committee and administrator stand beside the secretariat."""


class ReasonMissing(AkkoordError):
    """A declaration, its end, and an exception are explained."""

    code = "reason_missing"
    sentence = gettext_noop("Say in a few words why.")


class PartsApart(AkkoordError):
    """The same person advised and judges."""

    code = "parts_apart"
    sentence = gettext_noop(
        "Who advises a company does not assess it in the same year, and a second reader is a third person. "
        "Somebody else has to do this."
    )


class RolesApart(AkkoordError):
    """Two roles that one person does not hold."""

    code = "roles_apart"
    sentence = gettext_noop(
        "This person holds a role that does not go together with the new one: custodians, the committee and "
        "system administrators are independent of the secretariat. End the other role first."
    )


class OwnWork(AkkoordError):
    """Nobody decides about what he or she handed in."""

    code = "own_work"
    sentence = gettext_noop("You handed this in yourself, so somebody else has to decide about it.")


def check_part(
    part: Part, *, taken: Iterable[Part], apart: Collection[frozenset[Part]] = PARTS_APART
) -> None:
    """Raise `PartsApart` when somebody who took one of `taken` would also take `part`."""
    if any(frozenset({part, each}) in apart for each in taken):
        raise PartsApart


def check_roles(role: Role, *, held: Iterable[Role]) -> None:
    """Raise `RolesApart` when somebody who holds one of `held` may not hold `role`."""
    if any(frozenset({role, each}) in ROLES_APART for each in held):
        raise RolesApart


def check_not_own_work(user_id: int | None, *, did: Collection[int | None]) -> None:
    """Raise `OwnWork` when the one who decides is among those who `did` it."""
    if user_id is not None and user_id in did:
        raise OwnWork
