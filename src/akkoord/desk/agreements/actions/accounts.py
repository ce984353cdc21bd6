"""Inviting people, confirming and ending their roles: permission first, then what `people` does."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.queries.accounts import may_give
from akkoord.desk.people import actions as people
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Invitation, Mandate, User
from akkoord.desk.people.queries import mandates_in_force
from akkoord.desk.people.rules import Actor, HeldRole
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class NotYourself(AkkoordError):
    """Nobody ends or confirms the own role."""

    code = "not_yourself"
    sentence = gettext_noop("Somebody else has to do this: it is your own role.")


@transaction.atomic
def invite(
    actor: Actor, held: HeldRole, *, email: str, name: str, language: str, ends: date | None = None
) -> User:
    """Give a role to whoever has this address; without an account, one is opened and invited.

    Who has an account gets the role and a letter that says so. What the inviter is told is the same in both
    cases. Raises `NotAllowed`.
    """
    giver_id = _giver(actor, held)
    user, is_new = User.objects.get_or_create(
        email=email.strip().lower(), defaults={"name": name.strip(), "language": language}
    )
    user = User.objects.select_for_update().get(pk=user.pk)
    was_closed = not user.is_active
    if is_new or was_closed:
        _let_come(user)
    mandate = _give(user, held, ends=ends, giver_id=giver_id)
    if is_new or was_closed:
        people.send_invitation(user, by_id=giver_id)
    elif mandate and not Invitation.objects.filter(user=user, accepted_at=None, withdrawn_at=None).exists():
        people.write_letter(user, "people/letters/new_role.txt", key=f"role/{mandate.pk}")
    return user


def renew_invitation(actor: Actor, user: User) -> None:
    """Send a fresh link; the one sent before is void. Raises `NotAllowed` or `InvitationOver`."""
    giver_id, _ = _in_reach(actor, user)
    people.send_invitation(user, by_id=giver_id)


def end_role(actor: Actor, mandate: Mandate) -> None:
    """End a role at once; whoever holds none any more has left. Raises `NotAllowed` or `NotYourself`."""
    people.end_mandate(mandate, by_id=_giver_to_another(actor, mandate))


def confirm_role(actor: Actor, mandate: Mandate) -> None:
    """Say that a role is still right; asked again in a year. Raises `NotAllowed` or `NotYourself`."""
    _giver_to_another(actor, mandate)
    Mandate.objects.filter(pk=mandate.pk, ended_at__isnull=True).update(confirmed_on=timezone.localdate())


@transaction.atomic
def let_leave(actor: Actor, user: User) -> None:
    """End at once every role that `actor` may end; without any left the account is closed.

    A company thus ends the roles of its own house only, and learns of no other.
    Raises `NotAllowed` or `NotYourself`.
    """
    giver_id, mandates = _in_reach(actor, user)
    if user.pk == giver_id:
        raise NotYourself
    for mandate in mandates:
        people.end_mandate(mandate, by_id=giver_id)


def _let_come(user: User) -> None:
    """An account without a password, to be set by an invitation."""
    user.is_active = True
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    Invitation.objects.filter(user=user).update(accepted_at=None, withdrawn_at=None)


def _give(user: User, held: HeldRole, *, ends: date | None, giver_id: int) -> Mandate | None:
    """The new mandate; None when the person holds the role already."""
    holds = mandates_in_force().filter(
        user=user,
        role=held.role,
        organisation=held.organisation_id,
        agreement=held.agreement_id,
        review=held.review_id,
    )
    if holds.exists():
        return None
    return people.give_role(user, held, starts=timezone.localdate(), ends=ends, given_by_id=giver_id)


def _giver(actor: Actor, held: HeldRole) -> int:
    if actor.user_id is None or not may_give(actor, held):
        raise NotAllowed
    return actor.user_id


def _giver_to_another(actor: Actor, mandate: Mandate) -> int:
    giver_id = _giver(actor, mandate.as_held)
    if mandate.user_id == giver_id:
        raise NotYourself
    return giver_id


def _in_reach(actor: Actor, user: User) -> tuple[int, list[Mandate]]:
    """The giver, and the roles of the person that the giver may end; there is at least one."""
    held = mandates_in_force().filter(user=user).select_related("user")
    mandates = [each for each in held if may_give(actor, each.as_held)]
    if actor.user_id is None or not mandates:
        raise NotAllowed
    return actor.user_id, mandates
