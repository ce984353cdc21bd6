"""Measures `akkoord match` on all real lists against the register: time and memory of the whole command.

python benchmarks/match_lists.py           # prints the section of benchmarks/README.md
python benchmarks/match_lists.py --write   # puts it there
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from figures import measured_on, write_section
from real_lists import real_data

MOST_SECONDS = 60
MOST_MEGABYTES = 1500


def run_command(out: Path) -> tuple[float, float, dict[str, Any]]:
    """Seconds, megabytes and report of one run in a process of its own."""
    lists = sorted(real_data("lists").iterdir())
    register = real_data("register/oar-2022.csv")
    command = [
        Path(sys.executable).with_name("akkoord"),
        "match",
        *lists,
        "--register",
        register,
        "--out",
        out,
    ]
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return seconds, megabytes, json.loads((out / "report.json").read_text(encoding="utf-8"))


def section(seconds: float, megabytes: float, report: dict[str, Any]) -> str:
    """The section of the README."""
    parts = ", ".join(f"{part} {spent:.1f} s" for part, spent in report["seconds"].items())
    decisions = ", ".join(f"{decision} {count}" for decision, count in report["decisions"].items())
    return f"""## `akkoord match` on real lists

`benchmarks/match_lists.py` runs `akkoord match lists/* --register oar-2022.csv --out out`, start-up included.
{measured_on()}:

| | measured | at most |
|---|---|---|
| whole command | {seconds:.1f} s | {MOST_SECONDS} s |
| most memory | {megabytes:.0f} MB | {MOST_MEGABYTES} MB |
| rows of {len(report["lists"])} lists, of the register | {report["rows"]}, {report["register_rows"]} | |
| locations | {report["locations"]} | |
| decisions on rows of lists | {decisions} | |
| pairs to review | {report["pairs_to_review"]} | |
| of the time | {parts} | |
"""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the section into benchmarks/README.md")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        seconds, megabytes, report = run_command(Path(folder) / "out")
    write_section("match lists", section(seconds, megabytes, report), into_readme=options.write)
    if seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES:
        sys.exit("slower or larger than it may be")


if __name__ == "__main__":
    main()
