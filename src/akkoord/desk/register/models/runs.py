"""The runs over all lists: one at a time, and only on a register that did not change meanwhile."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.rules import RunState


class RegisterRevision(models.Model):
    """One row, counted up with every change that matters to the register; writers lock it."""

    revision = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.revision)


class ConsolidationRun(models.Model):
    """One comparison of all lists, with its progress."""

    cycle = models.ForeignKey("register.Cycle", on_delete=models.PROTECT, related_name="runs")
    state = models.CharField(
        max_length=10,
        choices=[
            (RunState.WAITING, _("waiting")),
            (RunState.RUNNING, _("running")),
            (RunState.DONE, _("finished")),
            (RunState.FAILED, _("stopped")),
        ],
        default=RunState.RUNNING,
    )
    runner = models.CharField(max_length=120)
    """`host:process`, so that a run whose process died is taken over at once."""
    started_at = models.DateTimeField()
    alive_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=60, blank=True)
    share_done = models.FloatField(default=0.0)
    figures = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state=RunState.RUNNING), name="one_run_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
