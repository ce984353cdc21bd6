"""The released figures of one year as a table for programs: one line for each number, shown or not."""

import csv
import io
from collections.abc import Iterator

from akkoord.engine.disclosure.yearly_figures import YearlyFigure, YearlyFigures, YearlySeries
from akkoord.engine.spreadsheet_text import harmless

COLUMNS = (
    "definition",
    "definition_version",
    "period",
    "area",
    "value",
    "unit",
    "status",
    "name",
    "source",
    "as_of",
    "figures_version",
)
"""`area` is the part that is counted, empty for the whole; `status` says how a number came, or why none."""
COUNTED, ENTERED, NOT_SHOWN = "counted", "entered", "not_shown"


def figures_as_csv(figures: YearlyFigures, year: int) -> str:
    """The figures of `year`, with names in English; only the head where nothing was released for it."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    writer.writerows(_lines(figures, year))
    return stream.getvalue()


def _lines(figures: YearlyFigures, year: int) -> Iterator[tuple[str, ...]]:
    counted = {each.year: (each.as_of, str(each.number)) for each in figures.years}
    for series in figures.series:
        for figure in series.figures:
            if figure.year == year and year in counted:
                yield (*_line(series, figure), *counted[year])


def _line(series: YearlySeries, figure: YearlyFigure) -> tuple[str, ...]:
    words = series.cells.get(figure.cell, series.name)
    return (
        series.code,
        str(series.version),
        str(figure.year),
        figure.cell,
        "" if figure.value is None else f"{figure.value.normalize():f}",
        series.unit,
        _status(figure),
        harmless(words["en"]),
        harmless(figure.source),
    )


def _status(figure: YearlyFigure) -> str:
    if figure.value is None:
        return NOT_SHOWN
    return ENTERED if figure.is_by_hand else COUNTED
