"""Searches lists as people do: by messy names, by misspelt ones, and letter by letter as they are typed.

python benchmarks/search.py            # prints the section of benchmarks/README.md
python benchmarks/search.py --write    # puts it there
python benchmarks/search.py --missed 20
python benchmarks/search.py --only misspelt --seed 7

Misspelt names are made from real ones; that part is left out where the real data is not on this machine.
The list of 1.1 million locations is made once, in some minutes, and kept in `benchmarks/.results`.
"""

import argparse
import csv
import random
import resource
import statistics
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from figures import measured_on, write_section
from large_list import LARGEST, content_of, edition_of
from misspelling import SLIPS, misspelt
from real_lists import REAL_DATA

from akkoord.desk.publication.folder import EditionContent
from akkoord.desk.publication.folder.database import write_database
from akkoord.engine.cleaning.search_keys import telling_key
from akkoord.engine.disclosure import LocationStatus, Precision, PublicLocation
from akkoord.engine.disclosure.edition_folder import DATABASE, SEARCH_INDEX
from akkoord.engine.finding.locations import findable
from akkoord.engine.finding.writing import write_index
from akkoord.engine.sample import Sample, Size, generate
from akkoord.engine.sample.places import TrueLocation
from akkoord.public.search import SearchIndex

SEED = 2018
SIZES = (Size(), Size(companies=66, locations=50_000, rows=52_000))
MOST_SEARCHES = 2_000
FIRST_PAGE, FIRST_FEW = 25, 5
MISSPELT, TYPED = 200, 60
REGISTER = Path("register") / "oar-2022.csv"
TEXT = """
## Search on the public site

`benchmarks/search.py`, {machine}. Processor time, as others may use the machine at the same time.

**By messy names**: each true location of a generated year by its name as a company wrote it.

| locations | searches | found first | on the first page | median | 95 % within |
|---|---|---|---|---|---|
{messy}

"Found first" cannot be 100 %: units and branches of one firm have the same name, and a name alone does not
tell which is meant; some locations changed their name altogether.

{misspelt}

**While somebody types**: {typed} names of a list of {largest:,} locations, every other one misspelt, searched
after each letter; the first page is read each time.

| | searches | median | 95 % within | longest | wanted |
|---|---|---|---|---|---|
{typing}

The index takes {index:.0f} MB on disk, the database {database:.0f} MB. The process that searched grew to
{memory:.0f} MB; of these {mapped:.0f} MB are parts of the index that the system may take back at any time.
"""
WITH_MISSPELT = """**Misspelt**: {count} names of a real register of {locations:,} locations, one slip in each
(seed {seed}); found means that the location, or one of the very same name, is among the first {few}.
Wanted: 97 %.

| slip | found | of |
|---|---|---|
{lines}
| all | {found} | {count}: {share:.1%} |"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out for one size of the messy names."""

    locations: int
    places: list[int | None]
    seconds: list[float]
    missed: list[tuple[str, str]]

    @property
    def line(self) -> str:
        """A row of the table."""
        count = len(self.places)
        found = sum(place is not None for place in self.places)
        return (
            f"| {self.locations:,} | {count:,} | {self.places.count(0) / count:.1%} | {found / count:.1%} "
            f"| {_median(self.seconds)} | {_within(self.seconds)} |"
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


def index_of(rows: list[PublicLocation], folder: Path) -> SearchIndex:
    """What searches these locations."""
    folder.mkdir()
    ordered = sorted(rows, key=lambda row: (row.country, row.town, row.name, row.location_id))
    content: EditionContent = replace(content_of(0), locations=tuple(ordered))
    write_database(folder / DATABASE, content)
    write_index(folder / SEARCH_INDEX, findable(content.locations, ()))
    return SearchIndex(folder / SEARCH_INDEX)


def messy_names(sample: Sample, folder: Path) -> Measured:
    """Search the locations of one sample by the names that companies wrote."""
    rows = list(map(public_location, sample.locations))
    named = {row.location_id: row.name for row in rows}
    index = index_of(rows, folder)
    mentions = [placed.mention for each in sample.lists for placed in each.placed]
    chosen = [mention for mention in mentions if str(mention.cells["name"]).strip()]
    measured = Measured(len(rows), [], [], [])
    for mention in chosen[:: max(1, len(chosen) // MOST_SEARCHES)]:
        text, wanted = str(mention.cells["name"]), f"{mention.country}{mention.location_id}"
        found = _found(index, text, FIRST_PAGE, measured.seconds)
        ids = [row.location_id for row in found]
        measured.places.append(ids.index(wanted) if wanted in ids else None)
        if wanted not in ids:
            measured.missed.append((text, named[wanted]))
    return measured


def misspelt_names(folder: Path, seed: int) -> tuple[str, list[tuple[str, str]]]:
    """The part on misspelt names, and those that were not found; both empty without the real data."""
    path = REAL_DATA / REGISTER
    if not path.exists():
        print(f"misspelt names are left out: the real data is not on this machine ({path} is absent)")
        return "", []
    with path.open(encoding="utf-8", newline="") as file:
        rows = [_real_location(row) for row in csv.DictReader(file)]
    index = index_of(rows, folder)
    made = misspelt([row.name for row in rows], MISSPELT, seed=seed)
    found: Counter[str] = Counter()
    missed = []
    for kind, at, text in made:
        key = telling_key(rows[at].name)
        hits = _found(index, text, FIRST_FEW, [])
        if any(row.location_id == rows[at].location_id or telling_key(row.name) == key for row in hits):
            found[kind] += 1
        else:
            missed.append((text, rows[at].name))
    asked = Counter(kind for kind, _, _ in made)
    lines = "\n".join(f"| {kind} | {found[kind]} | {asked[kind]} |" for kind in SLIPS)
    total = found.total()
    part = WITH_MISSPELT.format(
        count=MISSPELT,
        locations=len(rows),
        seed=seed,
        few=FIRST_FEW,
        lines=lines,
        found=total,
        share=total / MISSPELT,
    )
    return part, missed


def _real_location(row: dict[str, str]) -> PublicLocation:
    return PublicLocation(
        location_id=row["os_id"],
        name=row["name"],
        local_name="",
        other_names=(),
        address=row["address"],
        town="",
        region="",
        country=row["country_code"],
        lat=None,
        lng=None,
        precision=Precision.NONE,
        os_id=row["os_id"],
        status=LocationStatus.ACTIVE,
    )


def while_typing() -> dict[str, object]:
    """Whole names and all their beginnings, at 1.1 million locations."""
    folder = edition_of(LARGEST)
    index = SearchIndex(folder / SEARCH_INDEX)
    chance = random.Random(SEED)  # noqa: S311 - repeatable
    numbers = sorted(chance.sample(range(LARGEST), TYPED))
    names = [row.name for row in index.locations(numbers)]
    wrong = misspelt(names, TYPED, seed=SEED)
    texts = names[::2] + [text for _, _, text in wrong[::2]]
    index.search("warm up")
    whole: list[float] = []
    begun: list[float] = []
    for text in texts:
        for end in range(1, len(text)):
            _found(index, text[:end], FIRST_PAGE, begun)
        _found(index, text, FIRST_PAGE, whole)
    lines = [
        f"| {what} | {len(seconds):,} | {_median(seconds)} | {_within(seconds)} "
        f"| {1000 * max(seconds):.0f} ms | 50 ms |"
        for what, seconds in (("whole names", whole), ("their beginnings", begun))
    ]
    return {"typing": "\n".join(lines), "typed": TYPED, "largest": LARGEST, **_sizes(folder)}


def _sizes(folder: Path) -> dict[str, float]:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    mapped = next((int(line.split()[1]) / 1024 for line in status if line.startswith("RssFile")), 0.0)
    sizes = {
        name: (folder / file).stat().st_size / 1e6
        for name, file in (("index", SEARCH_INDEX), ("database", DATABASE))
    }
    return {**sizes, "memory": used, "mapped": mapped}


def _found(index: SearchIndex, text: str, size: int, seconds: list[float]) -> list[PublicLocation]:
    began = time.process_time()
    answer = index.search(text, size=size)
    seconds.append(time.process_time() - began)
    return [hit.location for hit in answer.hits]


def _median(seconds: list[float]) -> str:
    return f"{1000 * statistics.median(seconds):.0f} ms"


def _within(seconds: list[float]) -> str:
    return f"{1000 * statistics.quantiles(seconds, n=20)[-1]:.0f} ms"


def main() -> None:
    """Measure every part, the largest first: its memory is told."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the section into benchmarks/README.md")
    parser.add_argument("--missed", type=int, default=0, help="print so many that were not found")
    parser.add_argument("--only", choices=["misspelt"], help="only this part, and print it")
    parser.add_argument("--seed", type=int, default=SEED, help="of the misspelt names")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        typing = {} if asked.only else while_typing()
        part, missed = misspelt_names(folder / "real", asked.seed)
        measured = (
            []
            if asked.only
            else [messy_names(generate(SEED, size), folder / str(size.locations)) for size in SIZES]
        )
    for text, name in [*missed, *(each for one in measured for each in one.missed)][: asked.missed]:
        print(f"{text!r} did not find {name!r}")
    if asked.only:
        print(part)
        return
    messy = "\n".join(each.line for each in measured)
    text = TEXT.format(machine=measured_on(), messy=messy, misspelt=part, **typing)
    write_section("search", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
