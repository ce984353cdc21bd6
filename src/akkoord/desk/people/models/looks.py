"""The log of looks at confidential things."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.people.rules import KIND_TITLES, PURPOSES, ROLE_TITLES, Kind, Role


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
    reader = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
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
