"""Production locations, the texts that mention them, and the confidential links to companies."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.rules import Disclosure
from akkoord.desk.register.rules.spoken_names import LONGEST_NAME_KEY


class Location(models.Model):
    """A production location, neutral of any company; it is never deleted and its identifier never re-used."""

    location_id = models.CharField(primary_key=True, max_length=16)
    name = models.TextField(_("name"))
    name_key = models.CharField(max_length=LONGEST_NAME_KEY, blank=True, editable=False)
    """By which a text that speaks of the location finds it."""
    address = models.TextField(_("address"), blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    town_lat = models.FloatField(null=True)
    """The middle of the town that the address names, of locations for which nobody gave a point."""
    town_lng = models.FloatField(null=True)
    identifiers = models.JSONField(default=list)
    search_text = models.TextField(blank=True)
    """Search keys of every name and address that lists used, one a line."""
    redirects_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    """Set while the location is merged into another one."""
    is_in_use = models.BooleanField(default=True)
    """Does any row that counts mention it?"""

    class Meta:
        indexes = [
            models.Index(fields=["country", "name"], name="location_by_country"),
            models.Index(fields=["lat", "lng"], name="location_by_point"),
            models.Index(fields=["name_key"], name="location_by_name_key"),
        ]

    def __str__(self) -> str:
        return self.location_id


class Mention(models.Model):
    """A text that says where something is made: all rows that say the same share one.

    Judgements are about mentions, so that the same two texts are never asked again.
    """

    fingerprint = models.CharField(primary_key=True, max_length=32)
    name = models.TextField()
    address = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    location = models.ForeignKey(Location, on_delete=models.PROTECT, null=True, related_name="mentions")
    """Null until the lists were compared; kept when no list has the row any more."""

    def __str__(self) -> str:
        return self.fingerprint


class SourcingLink(models.Model):
    """The secret: this company produces at this location in this year.

    It follows from the rows of the company's live list; merges and splits carry it along.
    """

    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="sourcing_links"
    )
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="sourcing_links")
    cycle = models.ForeignKey("register.Cycle", on_delete=models.PROTECT, related_name="sourcing_links")
    disclosure = models.CharField(max_length=16, default=Disclosure.CONFIDENTIAL)
    tier = models.CharField(max_length=40, blank=True)
    relation = models.CharField(max_length=40, blank=True)
    processes = models.TextField(blank=True)
    products = models.TextField(blank=True)
    brands = models.TextField(blank=True)
    volume_band = models.CharField(max_length=40, blank=True)
    since = models.CharField(max_length=40, blank=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=16, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "location", "cycle"], name="one_link_a_year")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class LocationEvent(models.Model):
    """One step in the history of a location; append-only."""

    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(
        max_length=16,
        choices=[
            ("created", _("First seen")),
            ("merged_into", _("Merged into another location")),
            ("took_in", _("Took in another location")),
            ("split_off", _("Split off from another location")),
            ("restored", _("Stands on its own again")),
        ],
    )
    other = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    """Null when it followed from comparing all lists."""

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.kind
