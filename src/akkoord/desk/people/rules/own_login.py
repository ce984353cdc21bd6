"""An organisation's own login: which it is, whom it may let in, and whether its second factor counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from akkoord.desk.people.rules.second_factor import PRIVILEGED_ROLES
from akkoord.desk.people.rules.vocabulary import HeldRole
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


@dataclass(frozen=True, slots=True)
class OwnLogin:
    """A login that an organisation keeps itself (OpenID Connect), as the operator entered it."""

    key: str
    """Its name in addresses."""
    name: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    organisation_id: UUID | None
    """The organisation whose people sign in there; None for the secretariat itself."""
    domains: frozenset[str]
    """Only people with an e-mail address in one of these."""
    second_factor: frozenset[str] = frozenset()
    """Values of `amr` or `acr` that count as a second factor; with none the desk asks its own."""
    passwords: bool = False
    """Whether people of these domains may also sign in with a password of the desk."""
    vouches_for_addresses: bool = False
    """Whether an address counts although the login does not say that it verified it."""


class OwnLoginRefused(AkkoordError):
    """The organisation's login let somebody through whom the desk does not let in."""

    code = "own_login_refused"


class AddressNotVerified(OwnLoginRefused):
    """The login does not say that the address belongs to the person."""

    sentence = gettext_noop(
        "%(name)s did not confirm your e-mail address, so we cannot know you by it. Ask the help desk of "
        "your organisation."
    )


class AddressElsewhere(OwnLoginRefused):
    """The address lies outside the domains of the login."""

    sentence = gettext_noop(
        "%(name)s knows you by an address that does not belong to this login. Sign in otherwise, or ask the "
        "secretariat."
    )


class NotInvited(OwnLoginRefused):
    """Nobody with this address was invited to work for the organisation."""

    sentence = gettext_noop(
        "You are signed in at %(name)s, but nobody invited you to the desk with this address. Ask the "
        "company admin of your organisation or the secretariat."
    )


class SomebodyElse(OwnLoginRefused):
    """The account belongs to another person of the login, or the session to another account."""

    sentence = gettext_noop(
        "%(name)s let in somebody else than we know by this address. Sign in with your own account there, or "
        "tell the secretariat."
    )


def login_for(address: str, logins: Iterable[OwnLogin]) -> OwnLogin | None:
    """The login at which the owner of an address signs in, if there is one."""
    domain = address.strip().lower().rpartition("@")[2]
    return next((each for each in logins if domain in each.domains), None)


def verified_address(login: OwnLogin, claims: Mapping[str, Any]) -> str:
    """The address by which the login knows the person, in small letters.

    Raises `AddressNotVerified` or `AddressElsewhere`.
    """
    address = str(claims.get("email") or "").strip().lower()
    is_verified = claims.get("email_verified")
    if is_verified in {"true", "false"}:  # some logins send it as text
        is_verified = is_verified == "true"
    if not address or not (is_verified is True or (is_verified is None and login.vouches_for_addresses)):
        raise AddressNotVerified(name=login.name)
    if login_for(address, [login]) is None:
        raise AddressElsewhere(name=login.name)
    return address


def is_of(login: OwnLogin, roles: Iterable[HeldRole]) -> bool:
    """Whether somebody with `roles` belongs to the organisation of the login."""
    if login.organisation_id is None:
        return any(held.role in PRIVILEGED_ROLES for held in roles)
    return any(held.organisation_id == login.organisation_id for held in roles)


def used_second_factor(login: OwnLogin, claims: Mapping[str, Any]) -> bool:
    """Whether the person used a second factor there that counts here too."""
    methods = claims.get("amr") or ()
    said = {str(each) for each in (methods if isinstance(methods, list) else [methods])}
    return not login.second_factor.isdisjoint(said | {str(claims.get("acr") or "")})
