"""The results as charts."""

from typing import Any

from comparison.datasets import DATASETS, GENERATED
from comparison.drawing import Point, Series, bars, curves, logarithmic, shares
from comparison.results import kept
from comparison.systems import BENCHMARKS, systems

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


def _measured(data: str) -> dict[str, dict[str, Any]]:
    """System → result, where there is one."""
    results = ((name, kept(data, name)) for name in systems())
    return {name: result for name, result in results if result and not result["cost"]["trouble"]}


def _series(name: str, points: tuple[Point, ...] = (), share: float = 0.0) -> Series:
    return Series(systems()[name].title, COLOURS[name], points, share)


def _quality() -> str:
    """F1 of every system on every data set."""
    every = {data: _measured(data) for data in DATASETS}
    groups = {
        data: [_series(name, share=result["pairs"]["f1"]) for name, result in found.items()]
        for data, found in every.items()
        if found
    }
    return bars("F1 of pairs, each at its own threshold", groups)


def _growth(title: str, unit: str, figure: str) -> str:
    """A cost of every system by the number of generated rows; nothing when none were measured."""
    points: dict[str, tuple[Point, ...]] = {}
    for data, rows in GENERATED.items():
        for name, result in _measured(data).items():
            points[name] = (*points.get(name, ()), (float(rows), float(result["cost"][figure])))
    if not points:
        return ""
    across = logarithmic("rows", GENERATED.values())
    up = logarithmic(unit, [cost for each in points.values() for _, cost in each])
    return curves(title, across, up, [_series(name, each) for name, each in points.items()])


def _reliability(data: str) -> str:
    """What scores say beside what is true; nothing when nothing was measured."""
    found = _measured(data)
    every = [
        _series(name, tuple((said, right) for _, said, right in result["calibration"]["bins"]))
        for name, result in found.items()
    ]
    axes = shares("mean score of the pairs"), shares("share that is one place")
    return curves("Scores as probabilities: mills by name and place", *axes, every) if every else ""


def write_charts() -> None:
    """All charts for which something has been measured."""
    FOLDER.mkdir(exist_ok=True)
    drawn = {
        "f1": _quality(),
        "time": _growth("Time of the whole process", "seconds", "wall"),
        "cpu": _growth("CPU time of all its processes", "seconds", "cpu"),
        "memory": _growth("Most memory", "megabytes", "megabytes"),
        "calibration": _reliability("mills"),
    }
    for name, chart in drawn.items():
        if chart:
            (FOLDER / f"{name}.svg").write_text(chart, encoding="utf-8")
