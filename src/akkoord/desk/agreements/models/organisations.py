"""Organisations and all the names they are known by."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.rules import ORGANISATION_KIND_TITLES, OrganisationKind


class Organisation(models.Model):
    """A company, authority, union or other body; its identifier is random and tells nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("what it is"), max_length=20, default=OrganisationKind.COMPANY.value)
    kvk = models.CharField(_("number in the trade register"), max_length=20, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "kvk"],
                condition=~models.Q(kvk=""),
                name="organisation_unique_in_trade_register",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_title(self) -> str:
        """What it is, to be translated."""
        return ORGANISATION_KIND_TITLES[OrganisationKind(self.kind)]


class OrganisationName(models.Model):
    """Another name of an organisation: a brand, or a former name or alias."""

    class NameKind(models.TextChoices):
        """What sort of name it is."""

        BRAND = "brand", _("brand")
        ALIAS = "alias", _("also known as")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(max_length=5, choices=NameKind, default=NameKind.BRAND)
    is_public = models.BooleanField(_("everybody sees it"), default=False)
    """Only brands, and only when the company says so."""

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "name"], name="organisation_name_once")
        ]

    def __str__(self) -> str:
        return self.name
