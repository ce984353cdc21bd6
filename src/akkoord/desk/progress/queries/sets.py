"""Reads about the figures of years: what is counted now, what was drawn up, what is released."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import Metric
from akkoord.desk.people.rules import Action, Actor, Facet, Kind, Thing, may
from akkoord.desk.progress.models import Figure, FigureSet
from akkoord.desk.progress.rules import Counted, Origin, Series, SetState, catalogue, place_of
from akkoord.desk.register.rules import CycleState
from akkoord.engine.disclosure import Hidden, hidden_numbers
from akkoord.engine.disclosure.yearly_figures import (
    CountedYear,
    YearlyFigure,
    YearlyFigures,
    YearlySeries,
    YearlyTarget,
)

Source = Callable[[Agreement, int, date], Iterable[Counted]]
TARGETS = {Metric.MARKET_SHARE: "market_share", Metric.COMPANIES: "companies"}
"""Which figure shows whether a target is reached."""


@dataclass(frozen=True, slots=True)
class YearToCount:
    """A year of an agreement, with its newest figures."""

    year: int
    newest: FigureSet | None
    is_in_desk: bool
    """Whether the desk can count it; other years are entered by hand."""


def statistics_thing(agreement_id: int, *, is_released: bool = False) -> Thing:
    """The figures of an agreement, as a thing to ask permission for."""
    facets = frozenset({Facet.RELEASED}) if is_released else frozenset[Facet]()
    return Thing(Kind.STATISTICS, agreement_id=agreement_id, facets=facets)


def agreements_with_figures(actor: Actor) -> list[Agreement] | None:
    """The agreements with released figures that `actor` may read; None for who reads no figures at all."""
    agreements = [
        each for each in Agreement.objects.all() if may(actor, Action.READ, statistics_thing(each.pk))
    ]
    released = set(FigureSet.objects.filter(state=SetState.RELEASED).values_list("agreement", flat=True))
    return [each for each in agreements if each.pk in released] if agreements else None


def sets_of(agreement: Agreement, year: int) -> QuerySet[FigureSet]:
    """The figures of one year, the newest first."""
    return agreement.figure_sets.filter(year=year).select_related("released_by").order_by("-number")


def newest_of(agreement: Agreement, year: int) -> FigureSet | None:
    """The newest figures of the year, released or not."""
    return sets_of(agreement, year).first()


def draft_of(agreement: Agreement, year: int) -> FigureSet | None:
    """What is being drawn up."""
    return sets_of(agreement, year).filter(state=SetState.DRAFT).first()


def released_of(agreement: Agreement, year: int) -> FigureSet | None:
    """What everybody may read of the year."""
    return sets_of(agreement, year).filter(state=SetState.RELEASED).first()


def figures_of(figures: FigureSet) -> list[Figure]:
    """The numbers of a year, in order."""
    return list(figures.rows.order_by("position", "pk"))


def years_to_count(agreement: Agreement) -> list[YearToCount]:
    """Every year of the desk and every year with figures, the newest first."""
    opened = set(agreement.cycles.exclude(state=CycleState.DRAFT).values_list("year", flat=True))
    newest: dict[int, FigureSet] = {}
    for each in agreement.figure_sets.order_by("number"):
        newest[each.year] = each
    return [
        YearToCount(year, newest.get(year), year in opened)
        for year in sorted(opened | set(newest), reverse=True)
    ]


def counted_figures(agreement: Agreement, year: int, as_of: date) -> list[Figure]:
    """Every number that the sources count today, with why it would not be shown; nothing is saved."""
    found = dict[str, Counted]()
    for path in settings.FIGURE_SOURCES:
        source: Source = import_string(path)
        found |= {each.series: each for each in source(agreement, year, as_of)}
    return [
        row
        for code, series in catalogue().series.items()
        if code in found
        for row in _rows(series, found[code])
    ]


def _rows(series: Series, counted: Counted) -> list[Figure]:
    common = {
        "series": series.code,
        "version": series.newest.version,
        "definition_hash": series.newest.hash,
        "basis_hash": counted.hash,
        "origin": Origin.COMPUTED,
    }
    if counted.table is None:
        return [Figure(**common, value=counted.value or 0, position=place_of(series.code))]
    hidden = hidden_numbers(counted.table) if series.protects_single_ones else dict[str, Hidden]()
    return [
        Figure(
            **common,
            cell=each.key,
            value=each.value,
            hidden=hidden.get(each.key, ""),
            position=place_of(series.code, each.key, place),
        )
        for place, each in enumerate(counted.table.all())
    ]


def released_figures(agreement: Agreement) -> YearlyFigures:
    """Everything that is released of an agreement, and nothing else."""
    sets = list(agreement.figure_sets.filter(state=SetState.RELEASED).order_by("year"))
    rows = list(
        Figure.objects.filter(figures__in=sets)
        .select_related("figures")
        .order_by("figures__year", "position")
    )
    return YearlyFigures(
        agreement=agreement.slug,
        agreement_name=agreement.names,
        years=tuple(
            CountedYear(each.year, each.as_of.isoformat(), each.number, each.reason) for each in sets
        ),
        series=tuple(
            _series(series, own)
            for series in catalogue().series.values()
            if (own := [each for each in rows if each.series == series.code])
        ),
        targets=tuple(
            YearlyTarget(TARGETS[each.metric], each.by.isoformat(), each.value)
            for each in agreement.target_rows
            if each.metric in TARGETS
        ),
    )


def _series(series: Series, rows: Sequence[Figure]) -> YearlySeries:
    definition = series.definition(max(each.version for each in rows))
    cells = dict.fromkeys(each.cell for each in sorted(rows, key=lambda each: each.position) if each.cell)
    return YearlySeries(
        code=series.code,
        term=series.term,
        unit=series.unit,
        version=definition.version,
        name=dict(definition.name),
        means=dict(definition.means),
        cells={cell: dict(catalogue().words_of(cell)) for cell in cells},
        figures=tuple(
            YearlyFigure(
                each.figures.year,
                each.cell,
                None if each.hidden else each.value,
                each.is_by_hand,
                each.source,
            )
            for each in rows
        ),
    )
