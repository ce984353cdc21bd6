"""The figures of a year, numbered: drawn up, released by a second person, replaced by a correction."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.progress.rules import SET_STATE_TITLES, Origin, Series, SetState, catalogue


class FigureSet(models.Model):
    """The figures of one year; released ones never change, a correction has the next number."""

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.PROTECT, related_name="figure_sets"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("number"))
    state = models.CharField(max_length=10, default=SetState.DRAFT.value)
    as_of = models.DateField(_("as of"))
    reason = models.TextField(_("what it corrects"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    """Counts up with every change, so that somebody releases what was looked at."""
    makers = models.JSONField(default=list)
    """Accounts that drew it up; none of them releases it."""
    made_at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    released_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "number"], name="figure_set_number_once"),
            models.UniqueConstraint(
                fields=["agreement", "year"],
                condition=models.Q(state=SetState.DRAFT),
                name="one_draft_of_figures",
            ),
            models.UniqueConstraint(
                fields=["agreement", "year"],
                condition=models.Q(state=SetState.RELEASED),
                name="one_released_set_of_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"

    @property
    def is_draft(self) -> bool:
        """Whether it can still change."""
        return self.state == SetState.DRAFT

    @property
    def state_in_words(self) -> str:
        """The state as people call it."""
        return gettext(SET_STATE_TITLES[SetState(self.state)])


class Figure(models.Model):
    """One number of a year, with what it was counted from and why it is not shown, if it is not."""

    figures = models.ForeignKey(FigureSet, on_delete=models.CASCADE, related_name="rows")
    series = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    """Of the definition."""
    cell = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    value = models.DecimalField(_("number"), max_digits=12, decimal_places=1)
    hidden = models.CharField(max_length=10, blank=True)
    origin = models.CharField(max_length=8, default=Origin.COMPUTED.value)
    source = models.CharField(_("where it is from"), max_length=300, blank=True)
    definition_hash = models.CharField(max_length=64)
    basis_hash = models.CharField(max_length=64, blank=True)
    """Of everything that was counted; the same data give it again."""

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["figures", "series", "cell"], name="one_figure_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.series}.{self.cell}"

    @property
    def series_row(self) -> Series:
        """What is counted."""
        return catalogue().series[self.series]

    @property
    def title(self) -> str:
        """What it is in the language of the reader: the series, or the part of it."""
        language = (get_language() or "en")[:2]
        if self.cell:
            return catalogue().words_of(self.cell)[language]
        return self.series_row.definition(self.version).name[language]

    @property
    def means(self) -> str:
        """What exactly is counted, in the language of the reader."""
        return self.series_row.definition(self.version).means[(get_language() or "en")[:2]]

    @property
    def depth(self) -> int:
        """0 for the whole, 1 for its parts, 2 for theirs."""
        return self.cell.count(".") + 1 if self.cell else 0

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody entered it, with its source."""
        return self.origin == Origin.BY_HAND

    @property
    def number(self) -> Decimal | int:
        """The number, without a decimal where it has none."""
        return int(self.value) if self.value == int(self.value) else self.value
