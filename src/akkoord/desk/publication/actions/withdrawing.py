"""Withdrawing an edition that everybody could read: one asks with a reason, another confirms.

Its files leave the public site and the reason takes their place. The desk keeps them: what was public once
stays known to whoever took a copy, and the gate judges later editions by it.
"""

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.publication.actions.staged import check_files, locked_edition
from akkoord.desk.publication.folder import take_away
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries import public_folder, release_gate
from akkoord.desk.publication.rules import (
    IS_PUBLIC,
    EditionState,
    NobodyAsked,
    WithdrawnByOne,
    check_state,
)


@transaction.atomic
def ask_to_withdraw(actor: Actor, edition: Edition, *, reason: str) -> Edition:
    """Ask for an edition to be withdrawn, with the reason that everybody will read; asking again changes it.

    Raises `NotAllowed`, `EditionNotThere`.
    """
    require(actor, Action.APPROVE, release_gate(edition.agreement_id))
    locked = locked_edition(edition)
    check_state(EditionState(locked.state), IS_PUBLIC, number=locked.number)
    locked.withdrawal_reason = reason.strip()
    locked.withdrawal_asked_by_id, locked.withdrawal_asked_at = actor.user_id, timezone.now()
    locked.save(update_fields=["withdrawal_reason", "withdrawal_asked_by", "withdrawal_asked_at"])
    return locked


@transaction.atomic
def keep_published(actor: Actor, edition: Edition) -> Edition:
    """Say that an edition is not to be withdrawn after all.

    Raises `NotAllowed`, `EditionNotThere`.
    """
    require(actor, Action.APPROVE, release_gate(edition.agreement_id))
    locked = locked_edition(edition)
    check_state(EditionState(locked.state), IS_PUBLIC, number=locked.number)
    locked.withdrawal_reason, locked.withdrawal_asked_by, locked.withdrawal_asked_at = "", None, None
    locked.save(update_fields=["withdrawal_reason", "withdrawal_asked_by", "withdrawal_asked_at"])
    return locked


def withdraw_edition(actor: Actor, edition: Edition) -> Edition:
    """Confirm a withdrawal that somebody else asked for; confirming again finishes what was stopped.

    The edition before it is the newest then. Raises `NotAllowed`, `EditionNotThere`, `NobodyAsked`,
    `WithdrawnByOne`, `FilesChanged` (when the desk has no whole copy to keep).
    """
    withdrawn = _note_withdrawn(actor, edition)
    take_away(
        public_folder(withdrawn),
        reason=withdrawn.withdrawal_reason,
        on=timezone.localdate(withdrawn.withdrawn_at),
    )
    return withdrawn


@transaction.atomic
def _note_withdrawn(actor: Actor, edition: Edition) -> Edition:
    require(actor, Action.APPROVE, release_gate(edition.agreement_id))
    locked = locked_edition(edition)
    if locked.state == EditionState.WITHDRAWN:
        return locked
    check_state(EditionState(locked.state), IS_PUBLIC, number=locked.number)
    if locked.withdrawal_asked_by_id is None:
        raise NobodyAsked
    if locked.withdrawal_asked_by_id == actor.user_id:
        raise WithdrawnByOne
    check_files(locked)
    was_newest = locked.state == EditionState.PUBLISHED
    locked.state = EditionState.WITHDRAWN
    locked.withdrawn_by_id, locked.withdrawn_at = actor.user_id, timezone.now()
    locked.save(update_fields=["state", "withdrawn_by", "withdrawn_at"])
    if was_newest:
        _show_the_one_before(locked)
    return locked


def _show_the_one_before(edition: Edition) -> None:
    before = edition.agreement.editions.filter(state=EditionState.SUPERSEDED).order_by("-number").first()
    if before is not None:
        before.state = EditionState.PUBLISHED
        before.save(update_fields=["state"])
