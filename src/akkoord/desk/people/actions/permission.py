"""Permission at the door of every action, with the log of looks."""

from collections.abc import Iterable
from uuid import UUID

from akkoord.desk.people.models import AccessLogEntry
from akkoord.desk.people.rules import (
    Action,
    Actor,
    HeldRole,
    Purpose,
    Thing,
    needs_purpose,
    purpose_lacks,
    roles_that_allow,
)
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class NotAllowed(AkkoordError):
    """The actor may not; shown exactly like "does not exist"."""

    code = "not_found"
    sentence = gettext_noop("This does not exist, or it is not open to you.")


class PurposeNeeded(AkkoordError):
    """The look is allowed, but only with a purpose that can be written to the log."""

    code = "purpose_needed"
    sentence = gettext_noop("Say why you want to look; the company can see it.")


class PurposeIncomplete(PurposeNeeded):
    """The purpose lacks its number or description; `sentence` says which."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence  # type: ignore[misc]  # each lack has its own sentence
        super().__init__()


def require(
    actor: Actor, action: Action, thing: Thing, *, purpose: Purpose | None = None, thing_id: str = ""
) -> HeldRole:
    """Let `actor` do `action` with `thing`, or raise; answers the role that allows it.

    Raises `NotAllowed` when no role allows it, `PurposeNeeded` when the matrix asks for a purpose
    and none or an incomplete one is given. A look that needs a purpose is written to the access
    log of the organisation whose thing it is; `thing_id` says which thing. Where several
    organisations lie behind one thing, call `log_look` for them once they are known.
    """
    held = _allowing_role(actor, action, thing)
    if not needs_purpose(actor, action, thing):
        return held
    if purpose is None:
        raise PurposeNeeded
    if lack := purpose_lacks(purpose):
        raise PurposeIncomplete(lack)
    if thing.organisation_id is not None:
        log_look(actor, held, thing, [thing.organisation_id], purpose=purpose, thing_id=thing_id)
    return held


def log_look(
    actor: Actor,
    held: HeldRole,
    thing: Thing,
    organisations: Iterable[UUID],
    *,
    purpose: Purpose,
    thing_id: str = "",
) -> None:
    """Write one entry for each organisation whose confidential things `actor` reads."""
    if actor.user_id is None:
        raise ValueError("Only a person with an account can look at confidential things.")
    AccessLogEntry.objects.bulk_create(
        AccessLogEntry(
            reader_id=actor.user_id,
            reader_role=held.role,
            purpose=purpose.code,
            reference=purpose.reference.strip(),
            note=purpose.note.strip(),
            organisation_id=organisation_id,
            thing_kind=thing.kind,
            thing_id=thing_id,
        )
        for organisation_id in organisations
    )


def _allowing_role(actor: Actor, action: Action, thing: Thing) -> HeldRole:
    allowed = sorted(roles_that_allow(actor, action, thing), key=lambda pair: pair[1].is_logged)
    if not allowed:
        raise NotAllowed
    return allowed[0][0]
