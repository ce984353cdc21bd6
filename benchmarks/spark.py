"""How much does each stage cost on Spark, and is the register the one that a single machine gives?

`akkoord sample --rows 1000000 --as parquet --out million`, then
`python benchmarks/spark.py million/rows --out /tmp/register`. CPU seconds are those of all processes.
"""

import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pyarrow.parquet as pq

from akkoord.engine.matching import consolidate
from akkoord.engine.matching.consolidate import Consolidation
from akkoord.engine.matching.spark.run import Order, match_directories
from akkoord.engine.matching.spark.session import spark_session
from akkoord.engine.rows import ROW_SCHEMA

TICKS = os.sysconf("SC_CLK_TCK")
MEGA = 1_000_000


def cpu_seconds() -> float:
    """CPU seconds of this process and of all that descend from it, those that have ended included."""
    stats = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        stats[int(folder.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
    ours = {os.getpid()}
    while more := {each for each, (parent, _) in stats.items() if parent in ours} - ours:
        ours |= more
    return sum(stats[each][1] for each in ours) / TICKS


class Watch:
    """CPU seconds of each stage, and which Spark stages ran in it."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, float, float]] = []

    def __call__(self, step: str, share: float) -> None:  # noqa: ARG002 - as `Progress`
        self.steps.append((step, time.time(), cpu_seconds()))
        click.echo(f"{step} …", err=True)

    def spans(self) -> Iterator[tuple[str, float, float, float]]:
        """Name, first and last second, CPU seconds."""
        for (name, start, before), (_, end, after) in zip(self.steps, self.steps[1:], strict=False):
            yield name, start, end, after - before


def tasks_of(events: Path) -> list[dict[str, Any]]:
    """Every task that ended well, from Spark's own log."""
    lines = (json.loads(line) for file in events.glob("[!.]*") for line in file.open())
    return [line for line in lines if line.get("Event") == "SparkListenerTaskEnd" and "Task Metrics" in line]


def stage_table(watch: Watch, tasks: list[dict[str, Any]], rows: int) -> list[str]:
    """One line of Markdown a stage."""
    lines = [
        "| stage | s | CPU s | CPU µs a row | tasks | longest task, s | median, s | shuffled bytes a row |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    by_stage = defaultdict(list)
    for task in tasks:
        for name, start, end, _ in watch.spans():
            if start <= task["Task Info"]["Finish Time"] / 1000 < end:
                by_stage[name].append(task)
    for name, start, end, cpu in watch.spans():
        run = [task["Task Metrics"]["Executor Run Time"] / 1000 for task in by_stage[name]] or [0.0]
        sent = sum(
            task["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"] for task in by_stage[name]
        )
        lines.append(
            f"| {name} | {end - start:.0f} | {cpu:.0f} | {cpu / rows * MEGA:.0f} | {len(by_stage[name])} "
            f"| {max(run):.1f} | {statistics.median(run):.1f} | {sent / rows:.0f} |"
        )
    return lines


def expected(result: Consolidation) -> dict[str, pa.Table]:
    """What the directories must hold."""
    redirects = sorted(result.redirects.items())
    named = {"location_id": [old for old, _ in redirects], "leads_to": [new for _, new in redirects]}
    tables = {name: getattr(result, name) for name in ("assignments", "pairs", "review", "locations")}
    return {**tables, "redirects": pa.table(named, schema=pa.schema(dict.fromkeys(named, pa.string())))}


def difference(given: pa.Table, wanted: pa.Table) -> str:
    """In words, nothing when both are equal but for the order of their lines."""
    order = [(name, "ascending") for name in wanted.column_names if not pa.types.is_list(wanted[name].type)]
    given = given.select(wanted.column_names).cast(wanted.schema).sort_by(order)
    return "" if given.equals(wanted.sort_by(order)) else f"{len(given)} lines, not the same {len(wanted)}"


@click.command()
@click.argument("rows", type=click.Path(exists=True, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--master", default="local[2]", show_default=True)
@click.option("--memory", default="4g", show_default=True, help="Of the Java machine.")
@click.option("--compare/--no-compare", default=True, show_default=True, help="Run on one machine too.")
def main(rows: Path, out: Path, master: str, memory: str, compare: bool) -> None:  # noqa: FBT001 - click's options
    """Match the Parquet directory ROWS on Spark and print what each stage took."""
    events = Path(tempfile.mkdtemp(prefix="events-"))
    settings = {
        "spark.driver.memory": memory,
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": events.as_uri(),
        "spark.eventLog.rolling.enabled": "false",
        "spark.ui.enabled": "false",
        "spark.local.dir": tempfile.gettempdir(),
    }
    session, watch = spark_session(master, **settings), Watch()
    report = match_directories(session, Order((str(rows),), str(out), parts=8), watch)
    session.stop()
    count = int(str(report["rows"]))
    click.echo("\n".join(stage_table(watch, tasks_of(events), count)))
    click.echo(json.dumps(report))
    if compare:
        start, cpu = time.perf_counter(), cpu_seconds()
        local = expected(consolidate(pq.read_table(rows).select(ROW_SCHEMA.names).sort_by("row_key")))
        click.echo(f"one machine: {time.perf_counter() - start:.0f} s, {cpu_seconds() - cpu:.0f} CPU s")
        for name, wanted in local.items():
            click.echo(
                f"{name}: {difference(pq.read_table(out / name), wanted) or f'{len(wanted)} lines, equal'}"
            )


if __name__ == "__main__":
    main()
