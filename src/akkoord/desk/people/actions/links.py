"""A forgotten password and a new address: each by a link in a letter, which works once."""

import secrets
from datetime import timedelta
from hashlib import sha256

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.utils import timezone

from akkoord.desk.people.actions.accounts import forget_failures, note_failure
from akkoord.desk.people.actions.letters import write_letter
from akkoord.desk.people.models import AccountLink, Invitation, Letter, User
from akkoord.desk.people.queries import is_locked_out
from akkoord.desk.people.rules.links import WORKS_FOR, LinkFor
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

ASKED = "forgotten {email}"
"""Under what asking for a link is counted, beside the failures to sign in."""


class LinkOver(AkkoordError):
    """The link was used, replaced by another, has run out, or never was."""

    code = "link_over"
    sentence = gettext_noop("This link is no longer valid. Ask for a new one.")


@transaction.atomic
def send_password_link(email: str, *, network: str = "") -> None:
    """Write whoever owns this address a link for a new password; nobody is told whether there was an account.

    After repeated asking from one place, or for one account, nothing is written for a while.
    An invitation that was never accepted is renewed by whoever sent it, not here.
    """
    counted = ASKED.format(email=email.strip().lower())
    if is_locked_out(counted, network=network):
        return
    note_failure(counted, network=network)
    user = User.objects.select_for_update().filter(email=email.strip().lower(), is_active=True).first()
    if user is None or Invitation.objects.filter(user=user, accepted_at=None).exists():
        return
    token = _new_link(user, LinkFor.PASSWORD)
    write_letter(
        user,
        "people/letters/new_password.txt",
        key=f"link/{_hash(token)}",
        context={"token": token},
        holds_secret=True,
    )


@transaction.atomic
def set_forgotten_password(token: str, *, password: str) -> User:
    """Set the password by a link, end every session, and tell the owner; raises `LinkOver`.

    The second factor stays as it is and is asked for at the next sign-in.
    """
    link = _locked_link(token, LinkFor.PASSWORD)
    user = link.user
    user.set_password(password)
    user.save(update_fields=["password"])
    _use(link)
    _end_sessions(user)
    forget_failures(user.email)
    write_letter(user, "people/letters/password_changed.txt", key=f"password/{link.pk}")
    return user


@transaction.atomic
def ask_for_new_address(user: User, address: str) -> None:
    """Write the new address a link that confirms it; of one that has an account already nothing is said."""
    wanted = address.strip().lower()
    if User.objects.filter(email=wanted).exists():
        return
    token = _new_link(user, LinkFor.ADDRESS, address=wanted)
    write_letter(
        user,
        "people/letters/new_address.txt",
        key=f"link/{_hash(token)}",
        context={"token": token, "hours": WORKS_FOR[LinkFor.ADDRESS] // timedelta(hours=1)},
        holds_secret=True,
        address=wanted,
    )


@transaction.atomic
def confirm_new_address(token: str) -> User:
    """Let the account have its new address, and tell the old one; raises `LinkOver`.

    Links to a new password that wait in the old mailbox are void.
    """
    link = _locked_link(token, LinkFor.ADDRESS)
    user, old = link.user, link.user.email
    user.email = link.address
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
    except IntegrityError as fault:
        raise LinkOver from fault
    EmailAddress.objects.filter(user=user).delete()
    _use(link)
    _void(user, LinkFor.PASSWORD)
    write_letter(user, "people/letters/address_changed.txt", key=f"address/{link.pk}", address=old)
    return user


def link_behind(token: str, purpose: LinkFor) -> AccountLink:
    """The link that was followed, if it still works; raises `LinkOver`."""
    found = AccountLink.objects.select_related("user").filter(token_hash=_hash(token), purpose=purpose)
    link = found.first()
    if link is None or not link.works or not link.user.is_active:
        raise LinkOver
    return link


def void_links(user: User) -> None:
    """Let no link of this account work any more: the person leaves."""
    for purpose in LinkFor:
        _void(user, purpose)


def _locked_link(token: str, purpose: LinkFor) -> AccountLink:
    AccountLink.objects.select_for_update().filter(token_hash=_hash(token)).first()
    return link_behind(token, purpose)


def _new_link(user: User, purpose: LinkFor, *, address: str = "") -> str:
    _void(user, purpose)
    token, now = secrets.token_urlsafe(32), timezone.now()
    AccountLink.objects.create(
        user=user,
        purpose=purpose,
        token_hash=_hash(token),
        address=address,
        sent_at=now,
        ends_at=now + WORKS_FOR[purpose],
    )
    return token


def _use(link: AccountLink) -> None:
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])


def _void(user: User, purpose: LinkFor) -> None:
    """Earlier links work no longer, and a letter with one does not go out any more."""
    now = timezone.now()
    open_links = AccountLink.objects.filter(user=user, purpose=purpose, used_at=None, void_at=None)
    keys = [f"link/{hashed}" for hashed in open_links.values_list("token_hash", flat=True)]
    Letter.objects.filter(key__in=keys, sent_at=None).update(given_up_at=now, fault="replaced", body="")
    open_links.update(void_at=now)


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
