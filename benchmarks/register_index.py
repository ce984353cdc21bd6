"""Measures a small list, and 1,000 rows against a register of 1.1 million that stands in an index.

python benchmarks/register_index.py           # prints the section of benchmarks/README.md
python benchmarks/register_index.py --write   # puts it there

The register is generated and indexed once, which takes minutes; then it stands in `--folder`.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from figures import measured_on, write_section

from akkoord.engine.matching.index import open_index

AKKOORD = str(Path(sys.executable).with_name("akkoord"))
REGISTER_ROWS = 1_100_000
LIST_ROWS, SMALL_ROWS = 1_000, 24
MOST_SECONDS, MOST_SMALL_SECONDS, MOST_OPENING_SECONDS = 3.0, 2.0, 1.0
MOST_MEGABYTES = 2_000
RUNS = 3
COLUMNS = ("name", "address", "country")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took."""

    seconds: float
    cpu_seconds: float
    megabytes: float


def cost_of(*command: str) -> Cost:
    """The cost of a command in a process of its own."""
    started = time.perf_counter()
    process = subprocess.Popen([AKKOORD, *command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"akkoord {' '.join(command)} did not end well")
    return Cost(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def prepared(folder: Path) -> Cost | None:
    """Generate the register and its index unless they are there; what the index cost."""
    sample, index = folder / "sample", folder / "register.index"
    if not sample.exists():
        folder.mkdir(parents=True, exist_ok=True)
        sizes = ("--rows", str(LIST_ROWS), "--register", str(REGISTER_ROWS))
        cost_of("sample", *sizes, "--as", "parquet", "--out", str(sample))
    if index.exists():
        return None
    return cost_of("index", str(sample / "register"), "--out", str(index))


def write_list(rows: pa.Table, path: Path) -> None:
    """The rows as a company sends them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([row[column] for column in COLUMNS] for row in rows.to_pylist())


def fastest(*command: str, out: Path) -> Cost:
    """The fastest of a few runs: the others waited for other work of the machine."""
    runs = [cost_of(*command, "--out", str(out / str(run))) for run in range(RUNS)]
    return min(runs, key=lambda each: each.seconds)


def line(what: str, cost: Cost, most: str) -> str:
    """A line of the table."""
    return f"| {what} | {cost.seconds:.1f} s | {cost.cpu_seconds:.1f} s | {cost.megabytes:,.0f} MB | {most} |"


def section(small: Cost, new: Cost, opening: float, indexed: Cost | None) -> str:
    """The section of the README."""
    most = f"{MOST_SECONDS:.0f} s, {MOST_MEGABYTES:,} MB"
    lines = [
        line(f"`akkoord match`, {SMALL_ROWS} rows, nothing else", small, f"{MOST_SMALL_SECONDS:.0f} s"),
        line(f"`akkoord match --index`, {LIST_ROWS:,} rows", new, most),
        f"| opening the index within it | {opening:.2f} s | | | {MOST_OPENING_SECONDS:.0f} s |",
        *([line("`akkoord index`", indexed, "")] if indexed else []),
    ]
    table = "\n".join(lines)
    return f"""## A list against a register in an index

`benchmarks/register_index.py` indexes {REGISTER_ROWS:,} generated rows and matches a list against them; whole
commands, start-up included. The pages of the index that are looked at count as memory, though the
system may take them back. {measured_on()}:

| | time | CPU | most memory | at most |
|---|---|---|---|---|
{table}
"""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the section into benchmarks/README.md")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / ".results" / "register")
    options = parser.parse_args(arguments)
    indexed = prepared(options.folder)
    index = options.folder / "register.index"
    started = time.perf_counter()
    open_index(index)
    opening = time.perf_counter() - started
    rows = pq.read_table(options.folder / "sample" / "rows", columns=list(COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        write_list(rows, out / "list.csv")
        write_list(rows.slice(0, SMALL_ROWS), out / "small.csv")
        small = fastest("match", str(out / "small.csv"), out=out / "small")
        new = fastest("match", str(out / "list.csv"), "--index", str(index), out=out / "new")
    text = section(small, new, opening, indexed)
    write_section("register index", text, into_readme=options.write)
    is_slow = new.seconds > MOST_SECONDS or small.seconds > MOST_SMALL_SECONDS
    if is_slow or opening > MOST_OPENING_SECONDS or new.megabytes > MOST_MEGABYTES:
        sys.exit("slower or larger than it may be")


if __name__ == "__main__":
    main()
