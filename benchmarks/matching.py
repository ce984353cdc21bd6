"""Measures Akkoord's matching beside its peers on the same rows, and writes `matching.md` and its charts.

python benchmarks/matching.py                                    # everything, and the table
python benchmarks/matching.py --only ours,splink --data judged,mills
python benchmarks/matching.py --table                            # the table from what has been measured
python benchmarks/matching.py --only ours --fresh                # again, though nothing has changed

Each peer runs in an environment of its own, made from `benchmarks/peers/<peer>/requirements.txt`; one that
cannot be installed, fails or takes too long is said to, and stops no other. Results stay in
`benchmarks/.results` until the rows, the script or, for ours, the engine change.
"""

import argparse
import logging
from collections.abc import Sequence

from comparison.charts import write_charts
from comparison.datasets import DATASETS
from comparison.results import measure, prepared
from comparison.systems import System, systems
from comparison.tables import write_tables
from real_lists import REAL_DATA

REAL = ("judged", "blind", "mills", "mills-points")


def chosen(asked: str, among: Sequence[str]) -> list[str]:
    """The names that are asked for, all when none is."""
    names = [name for name in asked.split(",") if name]
    unknown = set(names) - set(among)
    if unknown:
        raise SystemExit(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(among)}")
    return names or list(among)


def wanted(asked: str) -> list[System]:
    """The systems that are asked for by their own name or by their peer's."""
    every = systems()
    names = chosen(asked, [*every, *{system.peer for system in every.values()} - set(every)])
    return [system for system in every.values() if {system.name, system.peer} & set(names)]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="systems or peers, separated by commas")
    parser.add_argument("--data", default="", help="data sets, separated by commas")
    parser.add_argument("--fresh", action="store_true", help="measure again what has not changed")
    parser.add_argument("--table", action="store_true", help="measure nothing, write the table")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    for name in [] if options.table else chosen(options.data, list(DATASETS)):
        if name in REAL and not REAL_DATA.exists():
            logging.warning("%s skipped: the real data is not on this machine (%s)", name, REAL_DATA)
            continue
        dataset = prepared(name)
        for system in wanted(options.only):
            if not system.data or name in system.data:
                measure(dataset, system, fresh=options.fresh, tell=logging.info)
    write_tables()
    write_charts()


if __name__ == "__main__":
    main()
