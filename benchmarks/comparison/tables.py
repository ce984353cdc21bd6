"""Writes `matching.md`: what was measured, as tables in words that a reader can check."""

import os
import platform
from collections.abc import Iterable, Sequence

from comparison import labels
from comparison.dataset import FOLDS
from comparison.datasets import GENERATED
from comparison.results import LIMITS, Result, kept
from comparison.systems import BENCHMARKS, System, systems

PAGE = BENCHMARKS / "matching.md"
BUSY = 1.5
"""From this load on, times are marked."""
TITLES = {
    "judged": "Judged pairs of apparel rows",
    "blind": "Judged pairs of apparel rows, blind set",
    "mills": "Palm-oil mills by name, company and place",
    "mills-points": "Palm-oil mills with coordinates",
    "generated-10k": "Generated lists, 10,000 rows",
    "generated-100k": "Generated lists, 100,000 rows",
    "generated-1m": "Generated lists, 1,000,000 rows",
}
INTRODUCTION = f"""# Beside the peers

`make bench-matching` runs Akkoord's matching and its peers on the same rows, on one machine, each in a
process and an environment of its own, and writes this page. {{machine}}. Every system gets the same
columns: name, other names, address, country, latitude, longitude. Its own advice decides how it is set up;
what was done stands at the end. "†" marks times that were measured while other work ran (load above
{BUSY}): compare the CPU seconds there. "‡" marks what was measured on an earlier edition of the rows.

**How it is measured.** *Precision, recall, F1*: of pairs of rows, by the clusters that a system makes at
its own recommended threshold. *Best*: the F1 of its scored pairs at the threshold that would have been best
for these very data, which nobody knows beforehand. *Recall at 0.97*: the highest share of true pairs found
at any threshold with a precision of at least 0.97. *Clusters*: F1 of clusters that are exactly right,
single rows included. *Asked*: share of rows about which a person is asked; *answered*: precision and recall
when all questions are answered rightly. *Brier*: mean squared error of scores read as probabilities, over
the pairs that a system keeps (from 0.01, ours from 0.05) and the true pairs that it does not, which count
as 0; lower is better. *Time* is the whole process; *memory* the most that its largest process held. CPU
seconds allowed: {{limits}}.

Systems that learn from labels never see what they are measured on: judged pairs are split into {FOLDS}
folds by location (pairs that hang together through a row stay together; time is the mean of a fold), and on
the other data the rows of {labels.SHARE:.0%} of the locations (at most {labels.MOST:,}) train and are
left out of the measurement.
"""
ABOUT = {
    "judged": """All rows of pairs from real lists that were judged twice by careful reading, as one batch;
drawn evenly over the range of likeness, so that hard ones are many. Measured on the judged pairs alone.""",
    "blind": """More such pairs (`judgements.md`), drawn without any matching engine; measured on the part
that nobody looks at and nothing is tuned on. Those that learn learn from the other part.""",
    "mills": """Six lists of four brands without their coordinates; truth is the mill's identifier where the
coordinates agree with the published list of mills. Pairs of rows of two lists count; clusters of all.""",
    "mills-points": "The same lists with their coordinates.",
    "generated-10k": "Written by `akkoord sample --as parquet`, errors after those of real lists.",
    "generated-100k": "The same, ten times as many.",
    "generated-1m": "The same, a hundred times as many.",
}
COLUMNS = (
    "system",
    "precision",
    "recall",
    "F1",
    "best",
    "recall at 0.97",
    "clusters",
    "asked",
    "answered",
    "Brier",
    "time",
    "CPU",
    "memory",
)


def table(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    head = [columns, ["---"] * len(columns)]
    return "\n".join("| " + " | ".join(line) + " |" for line in [*head, *lines])


def _share(found: dict[str, float] | None) -> str:
    return f"{found['f1']:.3f}" if found else "–"


def _line(system: System, result: Result) -> list[str]:
    """One system on one data set."""
    cost = result["cost"]
    if cost["trouble"]:
        return [system.title, cost["trouble"], *[""] * (len(COLUMNS) - 2)]
    pairs, answered = result["pairs"], result["answered"]
    has_asked = result["asked_rows"] > 0
    return [
        f"**{system.title}**" if system.peer == "ours" else system.title,
        f"{pairs['precision']:.3f}",
        f"{pairs['recall']:.3f}",
        f"{pairs['f1']:.3f}",
        _share(result["best"]),
        f"{result['recall_at']:.3f}",
        _share(result.get("clusters")),
        f"{result['asked_rows']:.1%}" if has_asked else "–",
        f"{answered['precision']:.3f}, {answered['recall']:.3f}" if has_asked else "–",
        f"{result['calibration']['brier']:.3f}",
        _seconds(cost),
        f"{cost['cpu']:.1f} s",
        f"{cost['megabytes']:,.0f} MB",
    ]


def _seconds(cost: dict[str, float]) -> str:
    return f"{cost['wall']:.1f} s" + ("†" if cost["load"] > BUSY else "")


def found() -> dict[str, dict[str, Result]]:
    """Data set → system → result, of all that has been measured."""
    names = list(systems())
    by_data = {data: {name: kept(data, name) for name in names} for data in TITLES}
    return {
        data: {name: result for name, result in results.items() if result}
        for data, results in by_data.items()
        if any(results.values())
    }


def _section(data: str, results: dict[str, Result]) -> str:
    known = systems()
    when = sorted({result["made"]["when"][:10] for result in results.values()})
    rows = max(result["rows"] for result in results.values())
    newest = max(results.values(), key=lambda result: result["made"]["when"])["made_of"]["data"]
    lines = []
    for name, result in results.items():
        title, *cells = _line(known[name], result)
        lines.append([title if result["made_of"]["data"] == newest else f"{title} ‡", *cells])
    days = when[0] if len(when) == 1 else f"{when[0]} to {when[-1]}"
    return f"## {TITLES[data]}\n\n{ABOUT[data]} {rows:,} rows. Measured {days}.\n\n{table(COLUMNS, lines)}\n"


def _growth(results: dict[str, dict[str, Result]]) -> str:
    """Time, memory and F1 from one size to the next."""
    sizes = [data for data in GENERATED if data in results]
    if len(sizes) < 2:
        return ""
    lines = []
    for name, system in systems().items():
        cells = [_grown(results[data].get(name)) for data in sizes]
        if any(cells):
            lines.append([system.title, *cells])
    columns = ["system", *(f"{GENERATED[data]:,} rows" for data in sizes)]
    charts = "\n".join(
        f"![{name} by number of rows](charts/{name}.svg)" for name in ("time", "cpu", "memory")
    )
    return f"## Growth\n\nTime, memory, F1 of pairs.\n\n{table(columns, lines)}\n\n{charts}\n"


def _grown(result: Result | None) -> str:
    if result is None:
        return ""
    cost = result["cost"]
    if cost["trouble"]:
        return str(cost["trouble"])
    return f"{_seconds(cost)}, {cost['megabytes']:,.0f} MB, {result['pairs']['f1']:.3f}"


def _stages(results: dict[str, dict[str, Result]]) -> str:
    """Seconds of each stage on the largest generated lists that a system got through."""
    lines = []
    for name, system in systems().items():
        done = [
            (data, results[data][name])
            for data in results
            if data in GENERATED and name in results[data] and not results[data][name]["cost"]["trouble"]
        ]
        if done:
            data, result = done[-1]
            spent = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in result["seconds"].items())
            lines.append([system.title, f"{GENERATED[data]:,}", spent])
    return f"## Where the time goes\n\n{table(['system', 'rows', 'seconds'], lines)}\n" if lines else ""


def _calibration(results: dict[str, dict[str, Result]]) -> str:
    """What was said beside what was found, by tenths of the scale."""
    lines = []
    for data, by_system in results.items():
        for name, result in by_system.items():
            if result["cost"]["trouble"]:
                continue
            bins = {
                min(9, int(said * 10)): (said, right, count)
                for count, said, right in result["calibration"]["bins"]
            }
            cells = [f"{bins[at][1]:.2f} ({bins[at][2]:,})" if at in bins else "" for at in range(10)]
            lines.append([TITLES[data], systems()[name].title, *cells])
    columns = ["data", "system", *(f"{at / 10:.1f}–{at / 10 + 0.1:.1f}" for at in range(10))]
    return f"""## Calibration

Share of pairs that are one place, by the score that a system gave them (number of pairs): well calibrated
scores lie in their own column. GoldenMatch and the plain rule do not call their scores probabilities.

{table(columns, lines)}

![Reliability on the palm-oil mills](charts/calibration.svg)
"""


def _set_ups() -> str:
    known = systems()
    versions: dict[str, str] = {}
    for data in TITLES:
        for name in known:
            result = kept(data, name)
            if result and "version" in result:
                versions[name] = result["version"]
    lines = [
        f"- **{system.title}** ({versions.get(name, 'not measured')}). {system.done}"
        for name, system in known.items()
    ]
    return "## What was done\n\n" + "\n".join(lines) + "\n"


def write_tables() -> None:
    """The page, from all results that are kept."""
    results = found()
    limits = ", ".join(f"{seconds:,.0f} up to {rows:,} rows" for rows, seconds in LIMITS)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    parts = [
        INTRODUCTION.format(machine=machine, limits=limits),
        "![F1 of pairs by system and data](charts/f1.svg)\n",
        *(_section(data, by_system) for data, by_system in results.items()),
        _growth(results),
        _stages(results),
        _calibration(results),
        _set_ups(),
    ]
    PAGE.write_text("\n".join(part for part in parts if part), encoding="utf-8")
