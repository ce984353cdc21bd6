"""Builds and scans an edition of generated locations: how long each file takes and how much memory it needs.

python benchmarks/edition.py                    # prints the section of benchmarks/README.md
python benchmarks/edition.py --write            # puts it there
python benchmarks/edition.py --locations 100000

Every location has a point of its own, which is the most that the map can be asked for.
"""

import argparse
import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from figures import measured_on, write_section
from large_list import content_of, set_up

from akkoord.desk.publication.folder import scan_folder
from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.hashes import Hashes
from akkoord.desk.publication.folder.writing import writers
from akkoord.engine.disclosure import Precision, PublicLocation

NAMES, VALUES = 4_000, 10_000
TEXT = """
## Building an edition

`benchmarks/edition.py` writes the files of an edition of {locations:,} generated locations, all with a point,
and searches them for {names:,} names of organisations and {values:,} internal values. Each file is written by
a process of its own that begins with the rows, {rows:,} MB; memory is what it needed on top of them.
Measured on {machine}; load before it began: {load:.1f}.

| | seconds | processor | MB on disk | more memory, MB |
|---|---|---|---|---|
{lines}
"""


def memory() -> int:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def with_points(content: EditionContent) -> EditionContent:
    """The same with a point for every location."""
    return replace(content, locations=tuple(_placed(row) for row in content.locations))


def _placed(row: PublicLocation) -> PublicLocation:
    if row.lat is not None:
        return row
    number = crc32(row.location_id.encode())
    return replace(row, lat=number % 60_000 / 1000, lng=number // 7 % 90_000 / 1000, precision=Precision.SITE)


def measured(work: Callable[[], object]) -> tuple[float, float, int]:
    """Seconds, seconds of processor time and MB on top of the rows, of work in a process of its own."""
    answers = multiprocessing.get_context("fork").SimpleQueue()

    def run() -> None:
        before, began, processor = memory(), time.perf_counter(), time.process_time()
        work()
        answers.put((time.perf_counter() - began, time.process_time() - processor, memory() - before))

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)
    return answers.get()


def line_of(name: str, work: Callable[[], object], path: Path | None = None) -> str:
    """Do it, and say how it went."""
    seconds, processor, more = measured(work)
    size = f"{path.stat().st_size / 1e6:.0f}" if path else ""
    line = f"| {name} | {seconds:.0f} | {processor:.0f} | {size} | {more:,} |"
    print(line, flush=True)
    return line


def main() -> None:
    """Measure each file, then the scan."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--locations", type=int, default=1_100_000)
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    set_up()
    content = with_points(content_of(asked.locations))
    rows, lines = memory(), []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        hashes = Hashes(folder)
        for name, write in writers(content.mode).items():
            path = folder / name
            lines.append(
                line_of(f"`{name}`", lambda path=path, write=write: write(path, content, hashes), path)
            )  # type: ignore[misc]
        names = [f"Company {at} Holding" for at in range(NAMES)]
        values = [("e-mail address", f"person{at}@company{at}.example") for at in range(VALUES)]
        scan = line_of("searching all files", lambda: scan_folder(folder, names=names, internal=values))
    text = TEXT.format(
        locations=asked.locations,
        names=NAMES,
        values=VALUES,
        machine=measured_on(),
        load=load,
        rows=rows,
        lines="\n".join([*lines, scan]),
    )
    write_section("edition", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
