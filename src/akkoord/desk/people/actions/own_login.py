"""Who comes in through an organisation's own login: only people who were invited."""

from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.models import Invitation, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules.own_login import (
    NotInvited,
    OwnLogin,
    SomebodyElse,
    is_of,
    verified_address,
)


@transaction.atomic
def person_of_login(login: OwnLogin, claims: Mapping[str, Any], *, subject: str) -> User:
    """The invited person whom the login let through; the first time ties the account to its `subject`.

    From then on it is known by that, and nobody else of the login gets in by the same address. An invitation
    counts as accepted. Raises `AddressNotVerified`, `AddressElsewhere`, `NotInvited` or `SomebodyElse`.
    """
    address = verified_address(login, claims)
    tied = SocialAccount.objects.filter(provider=login.key)
    known = tied.filter(uid=subject).first()
    users = User.objects.select_for_update().filter(is_active=True)
    user = users.filter(pk=known.user_id).first() if known else users.filter(email=address).first()
    if user is None or not is_of(login, actor_of(user).roles):
        raise NotInvited(name=login.name)
    if tied.filter(user=user).exclude(uid=subject).exists():
        raise SomebodyElse(name=login.name)
    if known is None:
        SocialAccount.objects.create(provider=login.key, uid=subject, user=user)
    accepted = {"accepted_at": timezone.now()}
    Invitation.objects.filter(user=user, accepted_at=None, withdrawn_at=None).update(**accepted)
    return user
