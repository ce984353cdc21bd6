"""Destructions: proposed, confirmed by a second person, carried out, certified."""

import uuid
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from akkoord.desk.retention.rules import (
    COUNTED,
    EVENT_TITLES,
    KEPT_TITLES,
    OPEN_STATES,
    STATE_TITLES,
    DestructionState,
    Event,
    Kept,
)


class Destruction(models.Model):
    """The end of one kind of thing of one company or person; the record itself is never deleted."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=80)
    """What it is about, as one text ("lists/3/…"), so that it is proposed once at a time."""
    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.PROTECT, null=True, related_name="destructions"
    )
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, null=True, related_name="destructions"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="destructions"
    )
    months = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=16)
    event_on = models.DateField(null=True)
    due_on = models.DateField()
    state = models.CharField(max_length=10, default=DestructionState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    files = models.JSONField(default=list)
    """Folder and name of each file that is still to be removed."""
    held_by = models.JSONField(default=list)
    """What kept a part of it back, in words."""
    number = models.PositiveIntegerField(null=True, unique=True)
    done_at = models.DateTimeField(null=True)
    certificate = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject"],
                condition=models.Q(state__in=sorted(state.value for state in OPEN_STATES)),
                name="one_open_destruction_of_a_subject",
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def kind_in_words(self) -> str:
        """What goes, as people call it."""
        return gettext(KEPT_TITLES[Kept(self.kind)])

    @property
    def state_in_words(self) -> str:
        """How far it is."""
        return gettext(STATE_TITLES[DestructionState(self.state)])

    @property
    def event_in_words(self) -> str:
        """What its term counts from."""
        return gettext(EVENT_TITLES[Event(self.event)])

    @property
    def counted(self) -> list[tuple[str, int]]:
        """What went and how many, in words; what there was none of is left out."""
        return [
            (gettext(title), self.counts[name]) for name, title in COUNTED.items() if self.counts.get(name)
        ]

    @property
    def is_unchanged(self) -> bool:
        """Is the certificate still the text that was written?"""
        return sha256(self.certificate.encode()).hexdigest() == self.sha256
