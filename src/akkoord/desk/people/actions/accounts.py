"""Accounts and the roles they hold, and the counting of failed attempts to sign in."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from akkoord.desk.people.actions.short_staff import parts_apart_in
from akkoord.desk.people.models import Mandate, PartTaken, SignInFailure, User
from akkoord.desk.people.queries import account_key, mandates_in_force, network_key
from akkoord.desk.people.rules import COMPANY_ROLES, HeldRole, Part, Role, check_part, check_roles


def note_failure(account: str, *, network: str = "") -> None:
    """Count a failed attempt to sign in."""
    SignInFailure.objects.create(
        account=account_key(account), network=network_key(network) if network else ""
    )


def forget_failures(account: str) -> None:
    """Start counting anew for an account after a sign-in, and drop what is too old to count."""
    too_old = timezone.now() - timedelta(minutes=settings.SIGN_IN_LOCK_MINUTES)
    SignInFailure.objects.filter(Q(account=account_key(account)) | Q(at__lt=too_old)).delete()


def change_account(user: User, *, name: str, language: str) -> None:
    """Set one's own name and language."""
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])


def choose_company(user: User, organisation_id: UUID) -> None:
    """Remember for which of several companies somebody works; the caller has checked that it is one."""
    User.objects.filter(pk=user.pk).update(works_for=organisation_id)


def open_account(*, email: str, name: str, language: str = "en", password: str | None = None) -> User:
    """A new account without any role; done by the operator or while loading data.

    Raises `ValidationError` for a bad or known address.
    """
    validate_email(email)
    if User.objects.filter(email=email.strip().lower()).exists():
        raise ValidationError(_("There is an account with this address already."))
    return User.objects.create_user(email, password, name=name, language=language)


def give_role(
    user: User, held: HeldRole, *, starts: date, ends: date | None = None, given_by_id: int | None = None
) -> Mandate:
    """Let `user` hold a role from one day to another; the caller has asked permission, or is the operator.

    A role that the person holds already for the same days is returned as it is. Raises `RolesApart`
    beside a role that does not go together with it, `PartsApart` for an assessor who advised the company.
    """
    check_roles(held.role, held=_roles_of(user))
    if held.role is Role.ASSESSOR and held.organisation_id:
        apart = parts_apart_in(held.agreement_id, starts.year)
        check_part(Part.ASSESSED, taken=_parts_of(user, held, year=starts.year), apart=apart)
    return Mandate.objects.get_or_create(
        user=user,
        role=held.role,
        organisation_id=held.organisation_id,
        agreement_id=held.agreement_id,
        review_id=held.review_id,
        starts=starts,
        ends=ends,
        ended_at=None,
        defaults={"is_lead": held.is_lead, "given_by_id": given_by_id},
    )[0]


@transaction.atomic
def end_roles_for(organisation_id: UUID, *, on: date, by_id: int | None) -> None:
    """Let nobody act for a company after this day, which still counts; what ends sooner stays as it is.

    The caller has asked permission.
    """
    acting = Mandate.objects.filter(
        Q(ends__isnull=True) | Q(ends__gt=on),
        organisation=organisation_id,
        role__in=list(COMPANY_ROLES),
        ended_at__isnull=True,
    )
    acting.filter(starts__lte=on).update(ends=on)
    acting.filter(starts__gt=on).update(ended_at=timezone.now(), ended_by_id=by_id)


def _roles_of(user: User) -> list[Role]:
    return [Role(each) for each in mandates_in_force().filter(user=user).values_list("role", flat=True)]


def _parts_of(user: User, held: HeldRole, *, year: int) -> list[Part]:
    taken = PartTaken.objects.filter(
        user=user, organisation=held.organisation_id, agreement=held.agreement_id, year=year
    )
    return [Part(each) for each in taken.values_list("part", flat=True)]
