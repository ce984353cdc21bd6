"""Drawing up the figures of a year; who releases them is in `publication`."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.progress.models import Figure, FigureSet
from akkoord.desk.progress.queries import (
    counted_figures,
    draft_of,
    released_of,
    statistics_thing,
)
from akkoord.desk.progress.rules import (
    CountedAlready,
    Entered,
    FiguresMoved,
    NoFigures,
    Origin,
    OwnFigures,
    SetState,
    catalogue,
    hidden_by_hand,
    place_of,
)


@transaction.atomic
def count_figures(
    actor: Actor, agreement: Agreement, year: int, *, as_of: date | None = None, reason: str = ""
) -> FigureSet:
    """Count the year anew into its draft; what was entered by hand stays unless the desk counts it now.

    A year whose figures are released gets the next number, with `reason`. Raises `NotAllowed`,
    `ReasonNeeded`.
    """
    draft = _draft(actor, agreement, year, reason=reason)
    draft.as_of = as_of or min(timezone.localdate(), date(year, 12, 31))
    rows = counted_figures(agreement, year, draft.as_of)
    draft.rows.filter(origin=Origin.COMPUTED).delete()
    draft.rows.filter(series__in={each.series for each in rows}).delete()
    for each in rows:
        each.figures = draft
    Figure.objects.bulk_create(rows)
    _note_change(actor, draft)
    return draft


@transaction.atomic
def enter_figure(
    actor: Actor, agreement: Agreement, year: int, entered: Entered, *, reason: str = ""
) -> Figure:
    """Enter a figure by hand, with its source; the same one again takes the place of what was entered.

    A small number of companies is kept and not shown. Raises `NotAllowed`, `ReasonNeeded` without a
    source or the reason of a correction, `CountedAlready`, `PartsTooLarge`.
    """
    if not entered.source.strip():
        raise ReasonNeeded
    draft = _draft(actor, agreement, year, reason=reason)
    if draft.rows.filter(series=entered.series, origin=Origin.COMPUTED).exists():
        raise CountedAlready
    series = catalogue().series[entered.series]
    figure = Figure.objects.update_or_create(
        figures=draft,
        series=series.code,
        cell=entered.cell,
        defaults={
            "value": entered.value,
            "source": entered.source.strip(),
            "version": series.newest.version,
            "definition_hash": series.newest.hash,
            "origin": Origin.BY_HAND,
            "position": place_of(series.code, entered.cell),
        },
    )[0]
    _hide_together(draft, series.code)
    _note_change(actor, draft)
    return figure


@transaction.atomic
def take_out_figure(actor: Actor, figure: Figure) -> None:
    """Take a figure that was entered by hand out of a draft."""
    require(actor, Action.WRITE, statistics_thing(figure.figures.agreement_id))
    draft = FigureSet.objects.select_for_update().get(pk=figure.figures_id)
    if not draft.is_draft or not figure.is_by_hand:
        raise FiguresMoved
    draft.rows.filter(pk=figure.pk).delete()
    _hide_together(draft, figure.series)
    _note_change(actor, draft)


def release(actor: Actor, figures: FigureSet, *, revision: int) -> FigureSet:
    """Let everybody read the figures as they were looked at; called within the transaction of `publication`.

    The released figures of the year before it are replaced. Raises `NotAllowed`, `OwnFigures`, `NoFigures`,
    `FiguresMoved`.
    """
    require(actor, Action.APPROVE, statistics_thing(figures.agreement_id))
    Agreement.objects.select_for_update().get(pk=figures.agreement_id)
    locked = FigureSet.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=figures.pk)
    if locked.state == SetState.RELEASED and locked.released_by_id == actor.user_id:
        return locked
    if not locked.is_draft or locked.revision != revision:
        raise FiguresMoved
    if actor.user_id is None or actor.user_id in locked.makers:
        raise OwnFigures
    if not locked.rows.exists():
        raise NoFigures
    same_year = FigureSet.objects.filter(agreement=locked.agreement_id, year=locked.year)
    same_year.filter(state=SetState.RELEASED).update(state=SetState.REPLACED)
    locked.state, locked.released_by_id, locked.released_at = (
        SetState.RELEASED,
        actor.user_id,
        timezone.now(),
    )
    locked.save(update_fields=["state", "released_by", "released_at"])
    return locked


def _draft(actor: Actor, agreement: Agreement, year: int, *, reason: str) -> FigureSet:
    """The draft of the year, locked; a new one where there is none."""
    require(actor, Action.WRITE, statistics_thing(agreement.pk))
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    if draft := draft_of(agreement, year):
        return draft
    if released_of(agreement, year) and not reason.strip():
        raise ReasonNeeded
    last = agreement.figure_sets.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    as_of = min(timezone.localdate(), date(year, 12, 31))
    draft = FigureSet.objects.create(
        agreement=agreement, year=year, number=last + 1, as_of=as_of, reason=reason.strip()
    )
    if before := released_of(agreement, year):
        _carry_over(before, draft)
    return draft


def _carry_over(before: FigureSet, draft: FigureSet) -> None:
    """A correction begins with what stands."""
    rows = list(before.rows.all())
    for each in rows:
        each.pk, each.figures = None, draft
    Figure.objects.bulk_create(rows)


def _hide_together(draft: FigureSet, series: str) -> None:
    """Decide anew which numbers of a figure by hand are not shown."""
    rows = list(draft.rows.filter(series=series, origin=Origin.BY_HAND))
    hidden = hidden_by_hand({each.cell: int(each.value) for each in rows})
    for each in rows:
        each.hidden = hidden.get(each.cell, "") if each.series_row.protects_single_ones else ""
    Figure.objects.bulk_update(rows, ["hidden"])


def _note_change(actor: Actor, draft: FigureSet) -> None:
    draft.makers = sorted({*draft.makers, *([] if actor.user_id is None else [actor.user_id])})
    draft.revision += 1
    draft.save(update_fields=["as_of", "makers", "revision"])
