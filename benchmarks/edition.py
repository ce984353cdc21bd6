"""Builds and scans an edition of generated locations: how long it takes and how much memory it needs.

python benchmarks/edition.py                    # prints the section of benchmarks/README.md
python benchmarks/edition.py --write            # puts it there
python benchmarks/edition.py --locations 100000
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from figures import measured_on, write_section
from large_list import content_of, set_up

from akkoord.desk.publication.folder import scan_folder
from akkoord.desk.publication.folder.writing import writers

NAMES, VALUES = 4_000, 10_000
TEXT = """
## Building an edition

`benchmarks/edition.py` writes the files of an edition of {locations:,} generated locations, and searches them
for {names:,} names of organisations and {values:,} internal values. Measured on {machine}.
Memory is the most that the process had held by then; the rows alone take {rows:,} MB.

| | seconds | MB on disk | most memory, MB |
|---|---|---|---|
{lines}
"""


def memory() -> int:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure each file, then the scan."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--locations", type=int, default=1_100_000)
    asked = parser.parse_args()
    set_up()
    content = content_of(asked.locations)
    rows, lines = memory(), []

    def timed(name: str, work: Callable[[], object], path: Path | None = None) -> None:
        began = time.perf_counter()
        work()
        seconds = time.perf_counter() - began
        size = f"{path.stat().st_size / 1e6:.0f}" if path else ""
        lines.append(f"| {name} | {seconds:.0f} | {size} | {memory()} |")
        print(lines[-1], flush=True)

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, write in writers(content.mode).items():
            timed(f"`{name}`", lambda path=folder / name, write=write: write(path, content), folder / name)  # type: ignore[misc]
        names = [f"Company {at} Holding" for at in range(NAMES)]
        values = [("e-mail address", f"person{at}@company{at}.example") for at in range(VALUES)]
        timed("searching all files", lambda: scan_folder(folder, names=names, internal=values))
    text = TEXT.format(
        locations=asked.locations,
        names=NAMES,
        values=VALUES,
        machine=measured_on(),
        rows=rows,
        lines="\n".join(lines),
    )
    write_section("edition", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
