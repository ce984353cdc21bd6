"""Bars and curves as small SVG files that read well on light and on dark pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

STYLE = """<style>
text { font: 12px system-ui, sans-serif; fill: #24292f; }
.small { font-size: 11px; fill: #57606a; }
.title { font-weight: 600; font-size: 14px; }
.grid { stroke: #8c959f; stroke-opacity: 0.35; }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .small { fill: #9da7b1; } }
</style>"""
WIDTH = 760
BAR, GAP = 11, 16
LEFT, TOP, WIDE, HIGH = 60, 34, 440, 300
"""The field of a chart with curves."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Series:
    """What one system did: its colour, and a share for bars or points for curves."""

    title: str
    colour: str
    points: tuple[Point, ...] = ()
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`; powers of ten when logarithmic."""

    title: str
    low: float
    high: float
    is_log: bool

    def at(self, value: float) -> float:
        """Where a value stands between the ends, from 0 to 1."""
        return ((log10(value) if self.is_log else value) - self.low) / (self.high - self.low)

    def ticks(self) -> list[tuple[float, str]]:
        """Places from 0 to 1 with their labels."""
        if not self.is_log:
            return [(at / 5, f"{at / 5:g}") for at in range(6)]
        powers = range(int(self.low), int(self.high) + 1)
        return [(self.at(10.0**power), f"{10.0**power:,.{max(0, -power)}f}") for power in powers]


def logarithmic(title: str, values: Iterable[float]) -> Axis:
    """An axis by powers of ten around the values."""
    logs = [log10(value) for value in values]
    low = floor(min(logs))
    return Axis(title, low, max(ceil(max(logs)), low + 1), is_log=True)


def shares(title: str) -> Axis:
    return Axis(title, 0.0, 1.0, is_log=False)


def text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="grid"/>'


def box(x: float, y: float, width: float, height: float, colour: str) -> str:
    size = f'width="{width:.1f}" height="{height:.1f}"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" {size} rx="2" fill="{colour}"/>'


def drawing(height: float, title: str, parts: Iterable[str]) -> str:
    """A whole file."""
    size = f'viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">'
    return "\n".join([start, STYLE, text(0, 16, title, kind="title"), *parts, "</svg>", ""])


def bars(title: str, groups: Mapping[str, Sequence[Series]]) -> str:
    """Shares from 0 to 1 as bars, one below the other within each group."""
    left, y = 190, float(TOP)
    long = WIDTH - left - 50
    parts = []
    for group, every in groups.items():
        y += GAP
        parts.append(text(0, y, group, kind="title"))
        y += 6
        for each in every:
            end = long * each.share
            parts.append(text(left - 8, y + BAR - 1, each.title, kind="small", anchor="end"))
            parts.append(box(left, y, end, BAR, each.colour))
            parts.append(text(left + end + 5, y + BAR - 1, f"{each.share:.3f}", kind="small"))
            y += BAR + 4
    return drawing(y + 10, title, parts)


def curves(title: str, across: Axis, up: Axis, every: Sequence[Series]) -> str:
    """One line for each series, with a legend at the side."""
    parts = [*_grid(across, up)]
    for number, each in enumerate(every):
        parts += _curve(across, up, each)
        y = TOP + 14 + 20 * number
        parts += [box(LEFT + WIDE + 20, y - 9, 14, 10, each.colour), text(LEFT + WIDE + 40, y, each.title)]
    return drawing(TOP + HIGH + 44, title, parts)


def _grid(across: Axis, up: Axis) -> Iterable[str]:
    for share, label in across.ticks():
        x = LEFT + WIDE * share
        yield line(x, TOP, x, TOP + HIGH)
        yield text(x, TOP + HIGH + 16, label, kind="small", anchor="middle")
    for share, label in up.ticks():
        y = TOP + HIGH * (1 - share)
        yield line(LEFT, y, LEFT + WIDE, y)
        yield text(LEFT - 6, y + 4, label, kind="small", anchor="end")
    yield text(LEFT + WIDE / 2, TOP + HIGH + 34, across.title, kind="small", anchor="middle")
    yield text(LEFT, TOP - 5, up.title, kind="small")


def _curve(across: Axis, up: Axis, each: Series) -> Iterable[str]:
    places = [(LEFT + WIDE * across.at(x), TOP + HIGH * (1 - up.at(y))) for x, y in sorted(each.points)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{path}" fill="none" stroke="{each.colour}" stroke-width="2.5"/>'
    for x, y in places:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{each.colour}"/>'
