"""What was promised in an agreement: by whom, by when, and what became of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.meetings import Decision, Meeting, Told, Written
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.models.reviews import Recommendation
from akkoord.desk.agreements.rules.commitments import (
    COMMITMENT_MOVE_TITLES,
    STANDING_TITLES,
    CommitmentMove,
    CommitmentState,
    Standing,
    standing_of,
)


def rhythm_in_words(months: int) -> str:
    """How often something comes back."""
    if months % 12 == 0:
        years = months // 12
        return ngettext("every year", "every %(years)d years", years) % {"years": years}
    return ngettext("every month", "every %(months)d months", months) % {"months": months}


class Commitment(Written):
    """A promise with its owner, who may be a party or only a role, and its day, which may be unknown."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="commitments")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    project = models.ForeignKey(
        "agreements.CollectiveProject",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    confidential_to = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="confidential_commitments"
    )
    """The company with which it was agreed in a yearly talk, or that promised it to the members of a project;
    then only this company, those members and the secretariat see it."""
    what = models.TextField(_("what"))
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    owner_role = models.CharField(_("who"), max_length=200, blank=True)
    due = models.DateField(_("by"), null=True, blank=True)
    due_words = models.CharField(_("or when"), max_length=150, blank=True)
    every_months = models.PositiveSmallIntegerField(_("comes back"), null=True, blank=True)
    """Months from one day on which it is due to the next; None for what is done once."""
    turn_before = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="next_turn"
    )
    """The promise of the turn before, once that was kept."""
    state = models.CharField(max_length=8, default=CommitmentState.OPEN.value)

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False) | ~models.Q(owner_role=""),
                name="commitment_has_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(every_months__isnull=True) | models.Q(due__isnull=False),
                name="commitment_comes_back_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def owner_in_words(self) -> str:
        """Who promised: the role as the report calls it, or the party."""
        return self.owner_role or str(self.owner)

    @property
    def rhythm_in_words(self) -> str:
        """How often it comes back; nothing for what is done once."""
        return rhythm_in_words(self.every_months) if self.every_months else ""

    @property
    def standing(self) -> Standing:
        """How it stands today."""
        return standing_of(CommitmentState(self.state), self.due, today=timezone.localdate())

    @property
    def standing_in_words(self) -> str:
        """How it stands today, as people call it."""
        return gettext(STANDING_TITLES[self.standing])

    @property
    def badge(self) -> str:
        """The colour of its standing."""
        return {
            Standing.LATE: "badge--bad",
            Standing.OPEN: "badge--info",
            Standing.NO_DATE: "badge--warn",
            Standing.KEPT: "badge--good",
            Standing.DROPPED: "badge--quiet",
        }[self.standing]


class CommitmentEvent(Told):
    """What was written down about a commitment: evidence, reason or note; only ever added."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="events")

    @property
    def move_in_words(self) -> str:
        """What happened, as people call it."""
        return gettext(COMMITMENT_MOVE_TITLES[CommitmentMove(self.move)])
