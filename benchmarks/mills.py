"""Consolidates real lists of palm-oil mills and measures the register against a published list of mills.

python benchmarks/mills.py            # prints the section of benchmarks/README.md
python benchmarks/mills.py --write    # puts it there
python benchmarks/mills.py --wrong 20 # also shows pairs that came out wrong
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path

import pyarrow as pa
from comparison.measures import Likeness
from figures import measured_on, write_section
from real_lists import lines_of, real_data

from akkoord.engine.intake import read_list, to_matching_rows
from akkoord.engine.matching import Consolidation, consolidate

TRUSTED = "ok"
TEXT = """## Lists of palm-oil mills

`benchmarks/mills.py` reads {lists} real lists of mills of four companies and consolidates them without a
register and without a judgement. Truth: the identifier that a published list of all mills gives each row,
for the {trusted:,} rows of {rows:,} whose coordinates agree with that list. {measured}:

| pairs of rows | true | precision | recall | F1 |
|---|---|---|---|---|
| within one list | {within} |
| across lists | {across} |
| all | {every} |

| | |
|---|---|
| true mills in the trusted rows, locations made of them | {true:,}, {made:,} |
| exactly right locations: precision, recall | {exact_precision:.3f}, {exact_recall:.3f} |
| pairs that a person is asked (both rows trusted), of which one mill | {asked:,}, {helpful:,} |
| recall of all pairs with those put together by hand too | {reached:.3f} |
| reading, consolidating | {reading:.1f} s, {consolidating:.1f} s |
| most memory | {memory:,.0f} MB |

{verdict}
"""
VERDICT = """Not met: an F1 of {aim:.2f} over all pairs ({f1:.3f} now). {without_address:.0%} of the rows have
no address at all, most others only a district, so that name and coordinates must decide. Several lists
give the parent's name for the mill's, and mills of one firm share a name and differ by coordinates alone."""
AIM_F1 = 0.95


@dataclass(frozen=True, slots=True)
class Read:
    """All lists as rows for matching, with the mill of each row whose label can be trusted."""

    rows: pa.Table
    truth: dict[str, str]
    lists: int
    seconds: float


def line_of(found: Likeness) -> str:
    """True pairs, precision, recall and F1 as cells of a table."""
    return f"{found.true:,} | {found.precision:.3f} | {found.recall:.3f} | {found.f1:.3f}"


def read_lists() -> Read:
    """Every list through intake, and the truth beside."""
    labels = {
        (line["list_id"], line["row_id"]): line["uml_id"]
        for line in lines_of("mills/truth.csv")
        if line["label_trust"] == TRUSTED
    }
    started = time.perf_counter()
    paths = sorted(real_data("mills/lists").glob("*.csv"))
    rows = pa.concat_tables(
        [to_matching_rows(read_list(path, filename=path.name), Path(path).stem) for path in paths]
    )
    seconds = time.perf_counter() - started
    columns = (rows[name].to_pylist() for name in ("row_key", "list", "row"))
    truth = {key: labels[each, row] for key, each, row in zip(*columns, strict=True) if (each, row) in labels}
    return Read(rows, truth, len(paths), seconds)


def _pairs(groups: Iterable[Hashable]) -> int:
    return sum(comb(size, 2) for size in Counter(groups).values())


def tally(truth: Mapping[str, str], made: Mapping[str, str], *, within: Mapping[str, str]) -> Likeness:
    """Pairs of rows that share what `within` says of them."""
    return Likeness(
        true=_pairs((within[key], truth[key]) for key in truth),
        made=_pairs((within[key], made[key]) for key in truth),
        both=_pairs((within[key], truth[key], made[key]) for key in truth),
    )


def groups_of(places: Mapping[str, str]) -> set[frozenset[str]]:
    """The rows of each place."""
    groups: dict[str, set[str]] = {}
    for key, place in places.items():
        groups.setdefault(place, set()).add(key)
    return {frozenset(group) for group in groups.values()}


def section(read: Read, result: Consolidation, seconds: float) -> str:
    """The figures in words, as a part of the README."""
    truth, made = read.truth, _made(read, result)
    lists = dict(zip(read.rows["row_key"].to_pylist(), read.rows["list"].to_pylist(), strict=True))
    every = tally(truth, made, within=dict.fromkeys(truth, ""))
    within = tally(truth, made, within=lists)
    asked = asked_pairs(read, result)
    true_groups, made_groups = groups_of(truth), groups_of(made)
    right = len(true_groups & made_groups)
    helpful = sum(truth[left] == truth[right] for left, right in asked)
    by_hand = sum(truth[left] == truth[right] and made[left] != made[right] for left, right in asked)
    addresses = read.rows["address"].to_pylist()
    verdict = VERDICT.format(aim=AIM_F1, f1=every.f1, without_address=addresses.count("") / len(addresses))
    return TEXT.format(
        lists=read.lists,
        trusted=len(truth),
        rows=read.rows.num_rows,
        measured=measured_on(),
        within=line_of(within),
        across=line_of(every.minus(within)),
        every=line_of(every),
        true=len(true_groups),
        made=len(made_groups),
        exact_precision=right / len(made_groups),
        exact_recall=right / len(true_groups),
        asked=len(asked),
        helpful=helpful,
        reached=(every.both + by_hand) / max(1, every.true),
        reading=read.seconds,
        consolidating=seconds,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        verdict=verdict if every.f1 < AIM_F1 else "",
    )


def _made(read: Read, result: Consolidation) -> dict[str, str]:
    columns = (result.assignments[name].to_pylist() for name in ("row_key", "location_id"))
    return {key: place for key, place in zip(*columns, strict=True) if key in read.truth}


def asked_pairs(read: Read, result: Consolidation) -> list[tuple[str, str]]:
    """The pairs to review whose two rows have a trusted label."""
    columns = (result.review[name].to_pylist() for name in ("left", "right"))
    return [pair for pair in zip(*columns, strict=True) if pair[0] in read.truth and pair[1] in read.truth]


def show_wrong(read: Read, result: Consolidation, count: int) -> None:
    """Print pairs that were torn apart or put together wrongly, with the reasons of the machine."""
    truth, made = read.truth, _made(read, result)
    text = {line["row_key"]: line for line in read.rows.to_pylist()}
    seen = {(line["left"], line["right"]): line for line in result.pairs.to_pylist()}
    apart = [pair for pair in _together(truth) if made[pair[0]] != made[pair[1]]]
    together = [pair for pair in _together(made) if truth[pair[0]] != truth[pair[1]]]
    for title, pairs in (("torn apart", apart), ("put together wrongly", together)):
        print(f"\n{title}: {len(pairs)}")
        for pair in pairs[:: max(1, len(pairs) // count)][:count]:
            for key in pair:
                print(f"  {key}: " + " | ".join(str(text[key][name]) for name in ("name", "address", "lat")))
            line = seen.get(pair, {"probability": None, "reasons": []})
            print(f"    {line['probability']} {line['reasons']}\n")


def _together(places: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(pair for group in groups_of(places) for pair in combinations(sorted(group), 2))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, consolidate, measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--wrong", type=int, default=0, metavar="COUNT")
    chosen = parser.parse_args(arguments)
    read = read_lists()
    started = time.perf_counter()
    result = consolidate(read.rows)
    write_section("mills", section(read, result, time.perf_counter() - started), into_readme=chosen.write)
    if chosen.wrong:
        show_wrong(read, result, chosen.wrong)


if __name__ == "__main__":
    main()
