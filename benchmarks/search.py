"""Searches the public index for generated locations by the messy names of the generated lists.

python benchmarks/search.py            # prints the section of benchmarks/README.md
python benchmarks/search.py --write    # puts it there
python benchmarks/search.py --missed 20
"""

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from figures import measured_on, write_section

from akkoord.desk.publication.folder import EditionContent
from akkoord.desk.publication.folder.search_index import write_search_index
from akkoord.engine.disclosure import LocationStatus, Precision, PublicationMode, PublicLocation
from akkoord.engine.sample import Sample, Size, generate
from akkoord.engine.sample.places import TrueLocation
from akkoord.public.search import SearchIndex

SEED = 2018
SIZES = (Size(), Size(companies=66, locations=50_000, rows=52_000))
MOST_SEARCHES = 2_000
FIRST_PAGE = 25
TEXT = """
## Search on the public site

`benchmarks/search.py` writes the true locations of a generated year into the index of an edition and searches
for each by its name as a company wrote it: capitals, typos, abbreviations, lost accents, legal forms in every
shape. Measured on {machine}.

| locations | searches | found first | on the first page | median | 95 % within | index | written in |
|---|---|---|---|---|---|---|---|
{lines}

"Found first" cannot be 100 %: units and branches of one firm have the same name, and a name alone does not
tell which is meant; some locations changed their name altogether.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out for one size."""

    locations: int
    searches: int
    first: int
    on_page: int
    seconds: list[float]
    bytes: int
    writing: float
    missed: list[tuple[str, str]]

    @property
    def line(self) -> str:
        """A row of the table."""
        return (
            f"| {self.locations:,} | {self.searches:,} | {self.first / self.searches:.1%} "
            f"| {self.on_page / self.searches:.1%} | {1000 * statistics.median(self.seconds):.0f} ms "
            f"| {1000 * statistics.quantiles(self.seconds, n=20)[-1]:.0f} ms "
            f"| {self.bytes / 1e6:.1f} MB | {self.writing:.1f} s |"
        )


def public_location(true: TrueLocation) -> PublicLocation:
    """The location as an edition would show it."""
    parts = [each.latin for each in (true.street, true.area, true.city) if each.latin]
    return PublicLocation(
        location_id=f"{true.country}{true.location_id}",
        name=f"{true.name.latin} {true.unit.latin}".strip(),
        local_name=true.name.native,
        other_names=(),
        address=", ".join(parts),
        town=true.city.latin,
        region=true.region.latin,
        country=true.country,
        lat=true.lat,
        lng=true.lng,
        precision=Precision.SITE,
        os_id=true.os_id,
        status=LocationStatus.ACTIVE,
    )


def measure(sample: Sample, folder: Path) -> Measured:
    """Write the index of one sample and search it."""
    rows = sorted(map(public_location, sample.locations), key=lambda row: (row.country, row.town, row.name))
    content = EditionContent(
        "sample",
        "Sample",
        1,
        date(2018, 2, 16),
        2017,
        PublicationMode.FULL_LIST,
        "CC0-1.0",
        tuple(rows),
        (),
        (),
        (),
    )
    path = folder / f"{len(rows)}.sqlite"
    began = time.perf_counter()
    write_search_index(path, content)
    writing = time.perf_counter() - began
    index = SearchIndex(path)
    mentions = [placed.mention for each in sample.lists for placed in each.placed]
    chosen = [mention for mention in mentions if str(mention.cells["name"]).strip()]
    chosen = chosen[:: max(1, len(chosen) // MOST_SEARCHES)]
    seconds, places, missed = [], [], []
    for mention in chosen:
        text, wanted = str(mention.cells["name"]), f"{mention.country}{mention.location_id}"
        began = time.perf_counter()
        answer = index.search(text, size=FIRST_PAGE)
        seconds.append(time.perf_counter() - began)
        found = [hit.location.location_id for hit in answer.hits]
        places.append(found.index(wanted) if wanted in found else None)
        if wanted not in found:
            missed.append((text, next(row.name for row in rows if row.location_id == wanted)))
    return Measured(
        len(rows),
        len(chosen),
        places.count(0),
        sum(place is not None for place in places),
        seconds,
        path.stat().st_size,
        writing,
        missed,
    )


def main() -> None:
    """Measure every size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--missed", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = [measure(generate(SEED, size), Path(folder)) for size in SIZES]
    for text, name in measured[0].missed[: asked.missed]:
        print(f"{text!r} did not find {name!r}")
    text = TEXT.format(machine=measured_on(), lines="\n".join(each.line for each in measured))
    write_section("search", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
