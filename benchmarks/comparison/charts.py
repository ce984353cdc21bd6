"""Draws the results as small SVG files that read well on light and on dark pages."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import log10
from typing import Any

from comparison.datasets import DATASETS, GENERATED
from comparison.results import kept
from comparison.systems import BENCHMARKS, systems

CHARTS = ("f1", "time", "memory", "calibration")
FOLDER = BENCHMARKS / "charts"
COLOURS = {
    "ours": "#d1495b",
    "ours-labels": "#e58c98",
    "splink": "#2e86ab",
    "splink-labels": "#7fb7d1",
    "splink-plain": "#1b9aaa",
    "dedupe": "#8d6a9f",
    "goldenmatch": "#c98a1b",
    "goldenmatch-configured": "#e0b869",
    "plain": "#7d8597",
}
STYLE = """<style>
text { font: 12px system-ui, sans-serif; fill: #24292f; }
.small { font-size: 11px; fill: #57606a; }
.title { font-weight: 600; font-size: 14px; }
.grid { stroke: #8c959f; stroke-opacity: 0.35; }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .small { fill: #9da7b1; } }
</style>"""
WIDTH = 760
BAR, GAP = 11, 16

Points = Sequence[tuple[float, float]]


def text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="grid"/>'


def drawing(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    """A whole file."""
    inner = "\n".join(parts)
    size = f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">\n'
        f"{STYLE}\n{text(0, 16, title, kind='title')}\n{inner}\n</svg>\n"
    )


def bars(title: str, groups: Mapping[str, Mapping[str, float]]) -> str:
    """Shares from 0 to 1 as bars, system by system within each group."""
    known, left, top = systems(), 190, 34
    long = WIDTH - left - 50
    parts, y = [], float(top)
    for group, shares in groups.items():
        y += GAP
        parts.append(text(0, y, group, kind="title"))
        y += 6
        for name, share in shares.items():
            colour = COLOURS[name]
            parts.append(text(left - 8, y + BAR - 1, known[name].title, kind="small", anchor="end"))
            size = f'width="{long * share:.1f}" height="{BAR}"'
            parts.append(f'<rect x="{left}" y="{y:.0f}" {size} rx="2" fill="{colour}"/>')
            parts.append(text(left + long * share + 5, y + BAR - 1, f"{share:.3f}", kind="small"))
            y += BAR + 4
    return drawing(WIDTH, y + 10, title, parts)


def curves(title: str, lines: Mapping[str, Points], axes: tuple[str, str], *, is_log: bool) -> str:
    """Lines with a legend: on two logarithmic axes, or on two shares."""
    known, left, top, wide, high = systems(), 60, 34, 440, 300
    every = [point for points in lines.values() for point in points]
    scale = [_scale([point[axis] for point in every], is_log=is_log) for axis in (0, 1)]

    def at(point: tuple[float, float]) -> tuple[float, float]:
        across, up = (
            ((log10(value) if is_log else value) - low) / (above - low)
            for value, (low, above) in zip(point, scale, strict=True)
        )
        return left + wide * across, top + high * (1 - up)

    parts = []
    for axis in (0, 1):
        for tick in _ticks(scale[axis], is_log=is_log):
            x, y = (
                at((tick, _low(scale[1], is_log=is_log)))
                if axis == 0
                else at((_low(scale[0], is_log=is_log), tick))
            )
            label = f"{tick:,.0f}" if is_log and tick >= 1 else f"{tick:g}"
            if axis == 0:
                parts += [
                    line(x, top, x, top + high),
                    text(x, top + high + 16, label, kind="small", anchor="middle"),
                ]
            else:
                parts += [
                    line(left, y, left + wide, y),
                    text(left - 6, y + 4, label, kind="small", anchor="end"),
                ]
    parts.append(text(left + wide / 2, top + high + 34, axes[0], kind="small", anchor="middle"))
    parts.append(text(0, top - 4, axes[1], kind="small"))
    for number, (name, points) in enumerate(lines.items()):
        places = [at(point) for point in sorted(points)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[name]}" stroke-width="2.5"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{COLOURS[name]}"/>' for x, y in places]
        y = top + 14 + 20 * number
        parts.append(
            f'<rect x="{left + wide + 20}" y="{y - 9}" width="14" height="10" rx="2" fill="{COLOURS[name]}"/>'
        )
        parts.append(text(left + wide + 40, y, known[name].title))
    return drawing(WIDTH, top + high + 44, title, parts)


def _scale(values: Sequence[float], *, is_log: bool) -> tuple[float, float]:
    if not is_log:
        return 0.0, 1.0
    low, high = int(log10(min(values)) // 1), -int(-log10(max(values)) // 1)
    return float(low), float(max(high, low + 1))


def _low(scale: tuple[float, float], *, is_log: bool) -> float:
    return 10 ** scale[0] if is_log else scale[0]


def _ticks(scale: tuple[float, float], *, is_log: bool) -> list[float]:
    if not is_log:
        return [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    return [10.0**power for power in range(int(scale[0]), int(scale[1]) + 1)]


def _measured(data: str) -> dict[str, dict[str, Any]]:
    """System → result, where there is one."""
    results = ((name, kept(data, name)) for name in systems())
    return {name: result for name, result in results if result and not result["cost"]["trouble"]}


def _by_size(figure: str) -> dict[str, list[tuple[float, float]]]:
    """System → (rows, figure) for the generated lists."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for data, rows in GENERATED.items():
        for name, result in _measured(data).items():
            lines.setdefault(name, []).append((rows, result["cost"][figure]))
    return lines


def write_charts() -> None:
    """All charts for which something has been measured."""
    FOLDER.mkdir(exist_ok=True)
    shares = {
        data: {name: each["pairs"]["f1"] for name, each in _measured(data).items()} for data in DATASETS
    }
    drawn = {
        "f1": bars(
            "F1 of pairs, each at its own threshold", {data: each for data, each in shares.items() if each}
        )
    }
    if times := _by_size("wall"):
        drawn["time"] = curves("Time of the whole process", times, ("rows", "seconds"), is_log=True)
        drawn["memory"] = curves("Most memory", _by_size("megabytes"), ("rows", "megabytes"), is_log=True)
    reliable = {
        name: [(said, right) for _, said, right in result["calibration"]["bins"]]
        for name, result in _measured("mills").items()
    }
    if reliable:
        axes = ("mean score of the pairs", "share that is one place")
        drawn["calibration"] = curves(
            "Scores as probabilities: mills by name and place", reliable, axes, is_log=False
        )
    for name, chart in drawn.items():
        (FOLDER / f"{name}.svg").write_text(chart, encoding="utf-8")
