"""Accounts, the roles people hold, and the log of looks at confidential things."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.people.rules import KIND_TITLES, PURPOSES, ROLE_TITLES, Kind, Role


class UserManager(BaseUserManager["User"]):
    """Finds and makes accounts by e-mail address."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The account that signs in with this address, whatever its capitals."""
        return self.get(email=(username or "").strip().lower())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:  # noqa: ANN401 - any field of User
        """A new account; without a password it cannot sign in yet."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody with an account; what the account may do follows from its mandates only."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=8, default="en")
    is_active = models.BooleanField(_("may sign in"), default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """A role that somebody holds from one day to another, bound to an organisation or agreement."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField(_("role"), max_length=3)
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="mandates"
    )
    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.PROTECT, null=True, blank=True, related_name="mandates"
    )
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        ordering = ["user", "role", "starts"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="mandate_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=["CU", "CA"]) | models.Q(organisation__isnull=False),
                name="mandate_company_role_has_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.starts}–{self.ends or ''}"

    @property
    def role_in_words(self) -> str:
        """The role as people call it."""
        return gettext(ROLE_TITLES[Role(self.role)])


class AppendOnly(Exception):
    """Somebody tried to change or delete what may only grow: a mistake in the program."""


class AccessLogQuerySet(models.QuerySet["AccessLogEntry"]):
    """Reads the log and adds to it; refuses the rest."""

    def _refuse(self, *_args: object, **_options: object) -> NoReturn:
        raise AppendOnly

    update = delete = bulk_update = update_or_create = _refuse


class AccessLogEntry(models.Model):
    """One look at the confidential things of one organisation; never changed, never deleted.

    The database refuses changes as well (`append_only`).
    """

    at = models.DateTimeField(_("when"), auto_now_add=True)
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reader_role = models.CharField(_("role of the reader"), max_length=3)
    purpose = models.CharField(_("purpose"), max_length=40)
    reference = models.CharField(_("number of the case, release or review"), max_length=40, blank=True)
    note = models.TextField(_("note"), blank=True)
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="looks"
    )
    thing_kind = models.CharField(_("what was read"), max_length=40)
    thing_id = models.CharField(_("its identifier"), max_length=64, blank=True)

    objects = AccessLogQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["organisation", "-at"], name="access_log_of_organisation")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.purpose}"

    def save(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Add the entry; a second save is refused."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **options)

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Refused."""
        raise AppendOnly

    @property
    def purpose_in_words(self) -> str:
        """The purpose, with the number it refers to."""
        return f"{gettext(PURPOSES[self.purpose])} {self.reference}".strip()

    @property
    def role_in_words(self) -> str:
        """The reader's role as people call it."""
        return gettext(ROLE_TITLES[Role(self.reader_role)])

    @property
    def thing_in_words(self) -> str:
        """What was read, as people call it."""
        return gettext(KIND_TITLES[Kind(self.thing_kind)])


class SignInFailure(models.Model):
    """A failed attempt to sign in; `account` is a keyed hash of what was typed as the address."""

    account = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["account", "at"], name="sign_in_failure_recent")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
