"""Reads and consolidates the generated sample year and measures the register against the truth.

python benchmarks/sample_year.py            # prints the section of benchmarks/README.md
python benchmarks/sample_year.py --write    # puts it there
python benchmarks/sample_year.py --wrong 20 # also shows pairs that came out wrong
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path

import pyarrow as pa
from figures import measured_on, write_section

from akkoord.engine.intake import IntakeResult, read_list, to_matching_rows
from akkoord.engine.matching import Consolidation, consolidate
from akkoord.engine.sample import GeneratedList, Sample, Size, generate
from akkoord.engine.sample.sheets import Placed

TEXT = """## A generated year

`benchmarks/sample_year.py` generates the sample year (seed {seed}), reads all its lists without a
person's help and consolidates them without a judgement. Measured {measured}:

| | |
|---|---|
| lists, rows written | {lists}, {written:,} |
| rows that intake loses or gives another number | {misplaced} |
| rows held back by a blocking problem | {blocked} |
| reading all lists | {reading:.1f} s |
| consolidating | {consolidating:.1f} s |
| most memory | {memory:,.0f} MB |
| true locations in the rows | {true:,} |
| locations made | {made:,} |
| pairs of rows: precision, recall, F1 | {by_pairs} |
| exactly right locations: precision, recall, F1 | {by_groups} |
| pairs that a person is asked, of which one place | {asked:,}, {helpful:,} |
| recall of pairs with those put together by hand too | {reached:.3f} |

The lists are invented, so these figures say that the path works and how changes move it; how well
matching does on real lists stands in the other sections.
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What intake made of all lists: rows for matching, and the truth of those that it found."""

    rows: pa.Table
    truth: dict[str, str]
    damage: dict[str, tuple[str, ...]]
    written: int
    problems: Counter[str]
    seconds: float

    @property
    def blocked(self) -> int:
        """Rows that are found and not handed on to matching."""
        return len(set(self.truth) - set(self.rows["row_key"].to_pylist()))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two divisions of the same rows agree."""

    precision: float
    recall: float

    def __str__(self) -> str:
        both = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / both if both else 0.0
        return f"{self.precision:.3f}, {self.recall:.3f}, {f1:.3f}"


def take_in(sample: Sample) -> Taken:
    """Read every list; a row counts as found when intake gives it the number that the truth has."""
    started = time.perf_counter()
    readings = [(entry, read_list(entry.content, filename=Path(entry.path).name)) for entry in sample.lists]
    tables = [to_matching_rows(result, entry.path) for entry, result in readings]
    seconds = time.perf_counter() - started
    found = {key: placed for entry, result in readings for key, placed in found_rows(entry, result).items()}
    return Taken(
        rows=pa.concat_tables(tables),
        truth={key: placed.mention.location_id for key, placed in found.items()},
        damage={key: placed.mention.damage for key, placed in found.items()},
        written=sum(len(entry.placed) for entry in sample.lists),
        problems=Counter(problem.code for _, result in readings for problem in result.problems),
        seconds=seconds,
    )


def found_rows(entry: GeneratedList, result: IntakeResult) -> dict[str, Placed]:
    """Row key → the mention that was written at its sheet and row."""
    keys = to_matching_rows(result, entry.path, with_blocked=True)["row_key"].to_pylist()
    places = zip(result.rows["sheet"].to_pylist(), result.rows["row"].to_pylist(), strict=True)
    key_at = dict(zip(places, keys, strict=True))
    pairs = ((key_at.get((p.sheet, p.row)) or key_at.get((None, p.row)), p) for p in entry.placed)
    return {key: placed for key, placed in pairs if key is not None}


def known_rows(taken: Taken, result: Consolidation) -> tuple[dict[str, str], dict[str, str]]:
    """Row key → true location, and row key → location made, for the rows that have both."""
    keys, places = result.assignments["row_key"].to_pylist(), result.assignments["location_id"].to_pylist()
    made = {key: place for key, place in zip(keys, places, strict=True) if key in taken.truth}
    return {key: taken.truth[key] for key in made}, made


def pairwise(truth: Mapping[str, str], made: Mapping[str, str]) -> Likeness:
    """Of all pairs of rows that are together, how many should be, and the other way round."""
    both = _pairs((truth[key], made[key]) for key in truth)
    return Likeness(both / max(1, _pairs(made.values())), both / max(1, _pairs(truth.values())))


def exact(truth: Mapping[str, str], made: Mapping[str, str]) -> Likeness:
    """Of all groups of rows, how many are exactly a true location, and the other way round."""
    true_groups, made_groups = _groups(truth), _groups(made)
    same = len(true_groups & made_groups)
    return Likeness(same / len(made_groups), same / len(true_groups))


def pairs_together(places: Mapping[str, str]) -> list[tuple[str, str]]:
    """All pairs of rows that are at one place."""
    return [pair for group in _groups(places) for pair in combinations(sorted(group), 2)]


def asked_pairs(result: Consolidation) -> set[tuple[str, str]]:
    """The pairs that a person is asked about."""
    lefts, rights = result.review["left"].to_pylist(), result.review["right"].to_pylist()
    return {(min(pair), max(pair)) for pair in zip(lefts, rights, strict=True)}


def _pairs(groups: Iterable[Hashable]) -> int:
    return sum(comb(size, 2) for size in Counter(groups).values())


def _groups(places: Mapping[str, str]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for key, place in places.items():
        groups.setdefault(place, set()).add(key)
    return {frozenset(group) for group in groups.values()}


def section(sample: Sample, taken: Taken, result: Consolidation, seconds: float) -> str:
    """The figures in words, as a part of the README."""
    truth, made = known_rows(taken, result)
    asked, pairs = asked_pairs(result), pairs_together(truth)
    reached = sum(made[pair[0]] == made[pair[1]] or pair in asked for pair in pairs)
    return TEXT.format(
        seed=sample.year.seed,
        measured=measured_on(),
        lists=len(sample.lists),
        written=taken.written,
        misplaced=taken.written - len(taken.truth),
        blocked=taken.blocked,
        reading=taken.seconds,
        consolidating=seconds,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        true=len(set(truth.values())),
        made=len(set(made.values())),
        by_pairs=pairwise(truth, made),
        by_groups=exact(truth, made),
        asked=len(asked),
        helpful=sum(truth.get(left, left) == truth.get(right, right) for left, right in asked),
        reached=reached / max(1, len(pairs)),
    )


def show_wrong(taken: Taken, result: Consolidation, count: int) -> None:
    """Print pairs that were torn apart or put together wrongly, with what was done to their text."""
    truth, made = known_rows(taken, result)
    lines = taken.rows.to_pylist()
    text = {line["row_key"]: f"{line['name']} | {line['address']} | {line['country']}" for line in lines}
    apart = [pair for pair in pairs_together(truth) if made[pair[0]] != made[pair[1]]]
    together = [pair for pair in pairs_together(made) if truth[pair[0]] != truth[pair[1]]]
    for title, pairs in (("torn apart", apart), ("put together wrongly", together)):
        done = Counter(code for pair in pairs for key in pair for code in taken.damage[key])
        print(f"\n{title}: {len(pairs)}; {done.most_common(8)}")
        for left, right in sorted(pairs)[:: max(1, len(pairs) // count)][:count]:
            print(f"  {left}: {text[left]}\n  {right}: {text[right]}\n")


def main() -> None:
    """Generate, read, consolidate, measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--locations", type=int, default=Size().locations)
    parser.add_argument("--rows", type=int, default=Size().rows)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--wrong", type=int, default=0, metavar="COUNT")
    chosen = parser.parse_args()
    sample = generate(chosen.seed, Size(locations=chosen.locations, rows=chosen.rows))
    taken = take_in(sample)
    started = time.perf_counter()
    result = consolidate(taken.rows)
    text = section(sample, taken, result, time.perf_counter() - started)
    write_section("sample year", text, into_readme=chosen.write)
    print(taken.problems.most_common())
    if chosen.wrong:
        show_wrong(taken, result, chosen.wrong)


if __name__ == "__main__":
    main()
