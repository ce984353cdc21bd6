"""How much of the market an agreement covers, as figures and as a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from akkoord.desk.agreements.models import Agreement, MarketShare
from akkoord.desk.agreements.rules import Metric
from akkoord.engine.yearly_tables import WIDTH, Drawing, Line, Mark

HEIGHT = 260
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 16, 34
"""The drawing in units of its own; it grows and shrinks with the page."""
FULL = 100
GRID = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Mark):
    """A figure of a day with its place in the drawing."""

    on: date
    share: Decimal
    source: str


def market_chart(agreement: Agreement) -> Drawing | None:
    """The drawing of an agreement's share of the market; None where no figure is known."""
    shares = MarketShare.objects.filter(agreement=agreement)
    measured = [(each.on, each.share, each.source, False) for each in shares]
    targets = [
        (each.by, each.value, each.source, True)
        for each in agreement.target_rows
        if each.metric is Metric.MARKET_SHARE
    ]
    if not measured:
        return None
    figures = sorted([*measured, *targets])
    first, last = figures[0][0].year, figures[-1][0].year + 1
    span = (date(first, 1, 1), date(last, 1, 1))
    return Drawing(
        marks=tuple(
            Share(
                label=f"{share} %",
                x=_across(on, span),
                y=_up(share),
                is_target=is_target,
                on=on,
                share=share,
                source=source,
            )
            for on, share, source, is_target in figures
        ),
        grid=tuple(Line(f"{share} %", _up(Decimal(share))) for share in GRID),
        years=_years(first, last, span),
        height=HEIGHT,
    )


def _years(first: int, last: int, span: Sequence[date]) -> tuple[Line, ...]:
    return tuple(Line(str(year), _across(date(year, 1, 1), span)) for year in range(first, last + 1))


def _across(day: date, span: Sequence[date]) -> float:
    part = (day - span[0]).days / (span[1] - span[0]).days
    return round(LEFT + part * (WIDTH - LEFT - RIGHT), 1)


def _up(share: Decimal) -> float:
    return round(TOP + (1 - float(share) / FULL) * (HEIGHT - TOP - BOTTOM), 1)
