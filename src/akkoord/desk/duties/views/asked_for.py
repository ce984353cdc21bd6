"""What an address of this app names, or the answer for what does not exist."""

from uuid import UUID

from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.actions import NotAllowed


def kind_or_refuse(kind: str) -> DutyKind:
    """The kind of duty that an address names."""
    if kind not in set(DutyKind):
        raise NotAllowed
    return DutyKind(kind)


def uuid_or_none(text: str) -> UUID | None:
    """The identifier that was posted, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
