"""Accounts, the roles people hold, and failed attempts to sign in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.people.rules import ROLE_TITLES, HeldRole, Role


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
    works_for = models.ForeignKey(
        "agreements.Organisation", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """The company that was chosen last, of several."""

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
    review = models.ForeignKey(
        "agreements.Review", on_delete=models.PROTECT, null=True, blank=True, related_name="mandates"
    )
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"), null=True, blank=True)
    is_lead = models.BooleanField(default=False)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    """When somebody ended it; it counts no longer from that moment, whatever its last day."""
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

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
    def as_held(self) -> HeldRole:
        """The mandate as the rules know it."""
        return HeldRole(
            Role(self.role),
            self.organisation_id,
            self.agreement_id,
            review_id=self.review_id,
            is_lead=self.is_lead,
        )

    @property
    def is_over(self) -> bool:
        """Whether it counts no longer."""
        return self.ended_at is not None or (self.ends is not None and self.ends < timezone.localdate())

    @property
    def role_in_words(self) -> str:
        """The role as people call it."""
        return gettext(ROLE_TITLES[Role(self.role)])


class SignInFailure(models.Model):
    """A failed attempt to sign in: keyed hashes of the address that was typed, and of the network address."""

    account = models.CharField(max_length=64)
    network = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="sign_in_failure_recent"),
            models.Index(fields=["network", "at"], name="sign_in_failure_of_network"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
