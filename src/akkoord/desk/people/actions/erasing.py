"""Erasing: from the log of looks at which place, from letters their text, from people who left their name."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db.models import QuerySet

from akkoord.desk.people.models import AccessLogEntry, AccountLink, Invitation, Letter, User
from akkoord.desk.people.rules import Kind

NOWHERE = "erased.invalid"
"""A domain that nobody can ever have."""


def forget_places(organisation_id: UUID, *, but: Collection[str]) -> int:
    """Let the log say no more at which location somebody looked for this company; answers how many lines.

    Who looked, when and why stays. It is the only change of the log that program and database let pass.
    """
    everything: QuerySet[AccessLogEntry] = QuerySet(model=AccessLogEntry)
    lines = everything.filter(organisation=organisation_id, thing_kind=Kind.LINKS_OF_OTHERS)
    return lines.exclude(thing_id__in=["", *but]).update(thing_id="")


def erase_person(user: User) -> dict[str, int]:
    """Replace name and address of somebody who left, and remove every way to sign in; answers what went.

    What the person did stays under the number of the account. Call inside a transaction; the caller has
    asked permission and made sure that the person left.
    """
    counts = {
        "sign_ins": _delete(
            Authenticator, EmailAddress, UserSession, Invitation, AccountLink, *_elsewhere(), user=user
        ),
        "letters": erase_letters(Letter.objects.filter(receiver=user)),
    }
    user.name, user.email = f"#{user.pk}", f"{user.pk}@{NOWHERE}"
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["name", "email", "is_active", "password"])
    return {"accounts": 1, **counts}


def erase_letters(letters: QuerySet[Letter]) -> int:
    """Leave of each letter only that it was written, to whom and when; answers how many."""
    return letters.exclude(subject="", body="").update(subject="", body="")


def letters_with_text(*, before: datetime) -> QuerySet[Letter]:
    """The letters that went out, or were given up, before a moment, and still have their text."""
    done = Letter.objects.exclude(sent_at__isnull=True, given_up_at__isnull=True)
    return done.filter(written_at__lt=before).exclude(subject="", body="")


def _elsewhere() -> list[Any]:
    """Accounts of an organisation's own login, where the desk offers that."""
    name = "socialaccount"
    return [apps.get_model(name, "SocialAccount")] if apps.is_installed(f"allauth.{name}") else []


def _delete(*models: Any, user: User) -> int:  # noqa: ANN401 - models of libraries without types
    return sum(model.objects.filter(user=user).delete()[0] for model in models)
