"""What people write down about a location beside its lists; it counts until it is taken back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.models.locations import Location
from akkoord.desk.register.rules.facts import FactKind
from akkoord.desk.register.rules.mechanisms import KINDS, OWNERS

FACT_KINDS = [
    (FactKind.CORRECTED, _("corrected")),
    (FactKind.RENAMED, _("renamed")),
    (FactKind.CLOSED, _("closed")),
    (FactKind.MOVED, _("moved")),
    (FactKind.REOPENED, _("open again")),
    (FactKind.PARENT, _("parent company")),
    (FactKind.MECHANISM, _("place to complain")),
]


class LocationFact(models.Model):
    """One thing that somebody of the secretariat wrote down about a location, with the reason.

    Which fields say something depends on the kind; the newest fact of a kind that is not taken back counts,
    and every parent company does, and every place to complain that no other one says anew.
    """

    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=12, choices=FACT_KINDS)
    name = models.TextField(blank=True)
    """The right name, the new one, or that of the parent company; empty where it stays as it is."""
    address = models.TextField(blank=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    name_before = models.TextField(blank=True)
    address_before = models.TextField(blank=True)
    on = models.DateField(null=True)
    """The day it happened, or since when."""
    other = models.ForeignKey(Location, on_delete=models.PROTECT, null=True, related_name="moved_here")
    """Where the location moved to."""
    mechanism = models.CharField(
        max_length=12, choices=[(code, _(title)) for code, title in KINDS.items()], blank=True
    )
    run_by = models.CharField(
        max_length=12, choices=[(code, _(title)) for code, title in OWNERS.items()], blank=True
    )
    """Who runs the place to complain."""
    themes = models.JSONField(default=list)
    ways = models.JSONField(default=list)
    covers = models.JSONField(default=list)
    """Of a place to complain: what about, how and who, by the codes of `rules.mechanisms`."""
    until = models.DateField(null=True)
    """The last day of a place to complain."""
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    """What this says anew; that does not count while this does."""
    contact = models.TextField(blank=True)
    identifier = models.CharField(max_length=100, blank=True)
    """Of the parent company: OS ID, LEI or another one."""
    source = models.TextField(blank=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["replaces"], condition=models.Q(undone_at__isnull=True), name="replaced_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.location_id}:{self.kind}"
