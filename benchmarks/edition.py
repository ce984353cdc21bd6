"""Builds and scans an edition of generated locations: how long it takes and how much memory it needs.

python benchmarks/edition.py                    # prints the section of benchmarks/README.md
python benchmarks/edition.py --write            # puts it there
python benchmarks/edition.py --locations 100000
"""

import argparse
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import django
from figures import measured_on, write_section

SEED = 2018
NAMES, VALUES = 4_000, 10_000
COUNTRIES = ("BD", "CN", "ID", "IN", "KH", "PK", "TR", "VN")
TEXT = """
## Building an edition

`benchmarks/edition.py` writes the files of an edition of {locations:,} generated locations, each with a name,
an address, a town and mostly a point, and searches them for {names:,} names of organisations and {values:,}
internal values. Measured on {machine}.
Memory is the most that the process had held by then; the rows alone take {rows:,} MB.

| | seconds | MB on disk | most memory, MB |
|---|---|---|---|
{lines}
"""


def memory() -> int:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def locations(number: int) -> Iterator[object]:
    """Made-up rows in public order."""
    from akkoord.engine.disclosure import LocationStatus, Precision, PublicLocation

    draw = random.Random(SEED)
    syllables = ("ba", "dha", "ga", "ji", "ko", "li", "mu", "na", "pur", "ra", "sha", "tek", "wen", "zhou")

    def word() -> str:
        return "".join(draw.choices(syllables, k=3)).capitalize()

    towns = [word() for _ in range(2_000)]
    for at in range(number):
        has_point = at % 10 > 0
        yield PublicLocation(
            location_id=f"{COUNTRIES[at * len(COUNTRIES) // number]}{at:08d}X",
            name=f"{word()} {word()} {draw.choice(('Garments', 'Textile', 'Knitwear'))} Co., Ltd.",
            local_name="",
            other_names=(),
            address=f"{draw.randrange(400)} {word()} Road, {word()}",
            town=draw.choice(towns),
            region=word(),
            country=COUNTRIES[at * len(COUNTRIES) // number],
            lat=round(draw.uniform(-30, 50), 3) if has_point else None,
            lng=round(draw.uniform(-100, 140), 3) if has_point else None,
            precision=Precision.TOWN if has_point else Precision.NONE,
            os_id="",
            status=LocationStatus.ACTIVE,
        )


def main() -> None:
    """Measure each file, then the scan."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--locations", type=int, default=1_100_000)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.project.settings.desk")
    django.setup()
    from akkoord.desk.publication.folder import scan_folder
    from akkoord.desk.publication.folder.content import EditionContent
    from akkoord.desk.publication.folder.writing import writers
    from akkoord.engine.disclosure import CountryCount, PublicationMode

    content = EditionContent(
        agreement="sample",
        agreement_name="Sample",
        agreement_name_nl="Voorbeeld",
        units=("production_location",),
        number=1,
        dated=date(2018, 2, 16),
        year=2017,
        mode=PublicationMode.FULL_LIST,
        licence="CC0-1.0",
        locations=tuple(locations(asked.locations)),  # type: ignore[arg-type]  # made above
        countries=tuple(CountryCount(each, asked.locations // len(COUNTRIES)) for each in COUNTRIES),
        cells=(),
        redirects=(),
    )
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
