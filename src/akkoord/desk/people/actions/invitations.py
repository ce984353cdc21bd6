"""Invitations: a link that lets the owner of a new account in, once; and leaving."""

import secrets
from datetime import timedelta
from hashlib import sha256

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions.letters import write_letter
from akkoord.desk.people.actions.links import void_links
from akkoord.desk.people.models import Invitation, Letter, Mandate, User
from akkoord.desk.people.queries import mandates_in_force
from akkoord.desk.people.rules import INVITATION_LASTS
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class InvitationOver(AkkoordError):
    """The link was used, withdrawn, replaced by another, has run out, or never was."""

    code = "invitation_over"
    sentence = gettext_noop("This link is no longer valid. Ask whoever invited you for a new one.")


@transaction.atomic
def send_invitation(user: User, *, by_id: int) -> Invitation:
    """Write `user` a letter with a fresh link; a link sent before is void from now on.

    The caller has asked permission. Raises `InvitationOver` when it was accepted or withdrawn.
    """
    standing = Invitation.objects.select_for_update().filter(user=user).first()
    if standing and not standing.is_open:
        raise InvitationOver
    token, now = secrets.token_urlsafe(32), timezone.now()
    values = {"by_id": by_id, "token_hash": _hash(token), "sent_at": now, "ends_at": now + INVITATION_LASTS}
    invitation, _ = Invitation.objects.update_or_create(user=user, defaults=values)
    _erase_links(user)
    write_letter(
        user,
        "people/letters/invitation.txt",
        key=f"invitation/{invitation.token_hash}",
        context={"token": token, "days": INVITATION_LASTS // timedelta(days=1)},
        holds_secret=True,
    )
    return invitation


def invitation_behind(token: str) -> Invitation:
    """The invitation that the link opens; raises `InvitationOver`."""
    found = Invitation.objects.select_related("user").filter(token_hash=_hash(token)).first()
    if found is None or not found.is_open or found.has_run_out or not found.user.is_active:
        raise InvitationOver
    return found


@transaction.atomic
def accept_invitation(token: str, *, name: str, language: str, password: str) -> User:
    """Let the owner of the link set name, language and password; it works once. Raises `InvitationOver`."""
    Invitation.objects.select_for_update().filter(token_hash=_hash(token)).first()
    invitation = invitation_behind(token)
    user = invitation.user
    user.name, user.language = name, language
    user.set_password(password)
    user.save(update_fields=["name", "language", "password"])
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    return user


@transaction.atomic
def end_mandate(mandate: Mandate, *, by_id: int) -> None:
    """Let a role count no longer, at once. Whoever holds none any more has left: the account is closed."""
    now = {"ended_at": timezone.now(), "ended_by_id": by_id}
    Mandate.objects.filter(pk=mandate.pk, ended_at__isnull=True).update(**now)
    if not mandates_in_force().filter(user=mandate.user_id).exists():
        close_account(mandate.user, by_id=by_id)


@transaction.atomic
def close_account(user: User, *, by_id: int) -> None:
    """End all roles and sessions of somebody who leaves; what the person did keeps the name.

    An invitation that nobody accepted is void.
    """
    now = timezone.now()
    Mandate.objects.filter(user=user, ended_at__isnull=True).update(ended_at=now, ended_by_id=by_id)
    User.objects.filter(pk=user.pk).update(is_active=False)
    Invitation.objects.filter(user=user, accepted_at=None).update(withdrawn_at=now)
    _erase_links(user)
    void_links(user)
    for session in UserSession.objects.filter(user=user):
        session.end()


def _erase_links(user: User) -> None:
    """A link that is void must not go out any more."""
    waiting = Letter.objects.filter(receiver=user, key__startswith="invitation/", sent_at__isnull=True)
    waiting.update(given_up_at=timezone.now(), fault="replaced", body="")


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
