"""Permission at the door of every action, with the log of looks."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from akkoord.desk.people.models import AccessLogEntry, Mandate, SignInFailure, User
from akkoord.desk.people.queries import account_key
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


def note_failure(email: str) -> None:
    """Count a failed attempt to sign in."""
    SignInFailure.objects.create(account=account_key(email))


def forget_failures(email: str) -> None:
    """Start counting anew after a sign-in, and drop what is too old to count."""
    too_old = timezone.now() - timedelta(minutes=settings.SIGN_IN_LOCK_MINUTES)
    SignInFailure.objects.filter(Q(account=account_key(email)) | Q(at__lt=too_old)).delete()


def change_account(user: User, *, name: str, language: str) -> None:
    """Set one's own name and language."""
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])


def open_account(*, email: str, name: str, language: str = "en", password: str | None = None) -> User:
    """A new account without any role; done by the operator or while loading data.

    Raises `ValidationError` for a bad or known address.
    """
    validate_email(email)
    if User.objects.filter(email=email.strip().lower()).exists():
        raise ValidationError(_("There is an account with this address already."))
    return User.objects.create_user(email, password, name=name, language=language)


def give_role(user: User, held: HeldRole, *, starts: date, ends: date | None = None) -> Mandate:
    """Let `user` hold a role from one day to another; done by the operator or while loading data."""
    return Mandate.objects.get_or_create(
        user=user,
        role=held.role,
        organisation_id=held.organisation_id,
        agreement_id=held.agreement_id,
        starts=starts,
        ends=ends,
    )[0]
