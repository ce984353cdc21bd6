"""Released figures as a reader sees them: a row for each part with its years, and a drawing for each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count

from akkoord.engine.disclosure.small_groups import shown_share
from akkoord.engine.disclosure.yearly_figures import YearlyFigure, YearlyFigures, YearlySeries, YearlyTarget

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 26, 34
"""The drawing in units of its own; it grows and shrinks with the page."""
GRID_LINES = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a row; not there where nothing was counted, hidden where it is not shown."""

    year: int
    value: Decimal | None = None
    is_there: bool = False
    is_by_hand: bool = False
    source: str = ""
    share: Decimal | None = None
    """Per cent of the whole, of parts of a number."""

    @property
    def number(self) -> Decimal | int | None:
        """The number, without a decimal where it has none."""
        return int(self.value) if self.value is not None and self.value == int(self.value) else self.value


@dataclass(frozen=True, slots=True)
class Row:
    """A number, or a part of it, over the years; `depth` says how far in it stands."""

    title: str
    depth: int
    cells: tuple[Cell, ...]

    @property
    def newest(self) -> Cell:
        """The number of the newest year."""
        return self.cells[-1]


@dataclass(frozen=True, slots=True)
class Mark:
    """A number with its place in the drawing; `is_target` when it is still to be reached."""

    label: str
    x: float
    y: float
    is_target: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid, or a year, with what stands beside it."""

    label: str
    at: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One figure over the years, with its targets."""

    marks: tuple[Mark, ...]
    grid: tuple[Line, ...]
    years: tuple[Line, ...]
    height: int = HEIGHT

    @property
    def path(self) -> str:
        """The measured numbers, joined."""
        return " ".join(f"{mark.x},{mark.y}" for mark in self.marks if not mark.is_target)

    @property
    def box(self) -> str:
        """The size of the drawing."""
        return f"0 0 {WIDTH} {self.height}"


@dataclass(frozen=True, slots=True)
class SeriesShown:
    """One figure as a reader sees it."""

    code: str
    unit: str
    name: str
    means: str
    version: int
    rows: tuple[Row, ...]
    drawing: Drawing | None
    """Of an indicator with numbers of at least two years, or a target."""
    targets: tuple[YearlyTarget, ...] = ()
    sources: tuple[tuple[int, str], ...] = ()
    """Year and where it is from, of numbers that were entered by hand."""


def years_of(figures: YearlyFigures) -> tuple[int, ...]:
    """The years with figures, in order."""
    return tuple(sorted(each.year for each in figures.years))


def shown(figures: YearlyFigures, *, term: str, language: str) -> tuple[SeriesShown, ...]:
    """The figures of one term in one language."""
    years = years_of(figures)
    return tuple(
        _series(each, years, [one for one in figures.targets if one.series == each.code], language)
        for each in figures.series
        if each.term == term
    )


def _series(
    series: YearlySeries, years: tuple[int, ...], targets: list[YearlyTarget], language: str
) -> SeriesShown:
    known = {(each.cell, each.year): each for each in series.figures}
    titles = {"": series.name} | dict(series.cells)
    return SeriesShown(
        code=series.code,
        unit=series.unit,
        name=series.name[language],
        means=series.means[language],
        version=series.version,
        rows=tuple(
            Row(
                words[language],
                cell.count(".") + 1 if cell else 0,
                tuple(_cell(year, known.get((cell, year)), known.get(("", year))) for year in years),
            )
            for cell, words in titles.items()
        ),
        drawing=_drawing([each for each in series.figures if not each.cell], targets)
        if series.term == "long"
        else None,
        targets=tuple(targets),
        sources=tuple(dict.fromkeys((each.year, each.source) for each in series.figures if each.is_by_hand)),
    )


def _cell(year: int, found: YearlyFigure | None, whole: YearlyFigure | None) -> Cell:
    if found is None:
        return Cell(year)
    share = None
    if found.cell and found.value is not None and whole and whole.value:
        share = shown_share(int(found.value), int(whole.value))
    return Cell(
        year,
        found.value,
        is_there=True,
        is_by_hand=found.is_by_hand,
        source=found.source,
        share=share,
    )


def _drawing(figures: list[YearlyFigure], targets: Iterable[YearlyTarget]) -> Drawing | None:
    points = [(float(each.year), each.value, False) for each in figures if each.value is not None]
    aims = [(_part_of_year(each.by), each.value, True) for each in targets]
    if not points or len(points) + len(aims) < 2:  # noqa: PLR2004 - one point is no line
        return None
    everything = sorted([*points, *aims])
    first, last = int(everything[0][0]), int(-(-everything[-1][0] // 1))
    last = max(last, first + 1)
    top = _round_up(max(value for _, value, _ in everything))
    return Drawing(
        marks=tuple(
            Mark(_in_words(value), _across(at, first, last), _up(value, top), is_target)
            for at, value, is_target in everything
        ),
        grid=tuple(
            Line(_in_words(top * step / GRID_LINES), _up(top * step / GRID_LINES, top))
            for step in range(GRID_LINES + 1)
        ),
        years=tuple(Line(str(year), _across(year, first, last)) for year in range(first, last + 1)),
    )


def _part_of_year(day: str) -> float:
    """The day as a year, its end being the year itself: figures stand at the end of theirs."""
    on = date.fromisoformat(day)
    return on.year - 1 + on.timetuple().tm_yday / (366 if on.year % 4 == 0 else 365)


def _round_up(value: Decimal) -> Decimal:
    """A round number of which a quarter is round too, not below `value`."""
    return next(step for step in _round_numbers() if step >= value)


def _round_numbers() -> Iterator[Decimal]:
    yield from map(Decimal, (4, 8, 20, 40, 80))
    for power in count(2):
        yield from (Decimal(times) * 10**power for times in (1, 2, 4, 8))


def _in_words(value: Decimal) -> str:
    """With a thin space, which is right in every language."""
    return f"{int(value):,}".replace(",", " ") if value == int(value) else f"{value:f}".rstrip("0")


def _across(year: float, first: int, last: int) -> float:
    return round(LEFT + (year - first) / (last - first) * (WIDTH - LEFT - RIGHT), 1)


def _up(value: Decimal, top: Decimal) -> float:
    return round(TOP + (1 - float(value / top)) * (HEIGHT - TOP - BOTTOM), 1)
