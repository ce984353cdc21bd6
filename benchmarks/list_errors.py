"""How often do mentions of one place differ, and in what? Real lists beside generated ones of the same shape.

python benchmarks/list_errors.py          # prints the section of benchmarks/README.md
python benchmarks/list_errors.py --write  # puts it there
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from statistics import median

import pyarrow as pa
from figures import measured_on, write_section
from list_differences import KINDS, Pair, Row, row
from rapidfuzz import fuzz
from real_lists import lines_of, real_data

from akkoord.engine.intake import read_list, to_matching_rows
from akkoord.engine.sample.scale import plan_for
from akkoord.engine.sample.scale.chunks import generate_chunk

REGISTER = "register"
SAMPLES = 8
FEWEST_ROWS = 20
"""Lists with fewer rows have no habits that could be measured."""
MOST_PAIRS_A_KEY = 3
FEWEST_WORDS_OF_AN_ADDRESS = 5
BANDS = 10
TEXT = """## Errors of lists

`benchmarks/list_errors.py` counts how lists write and in what two mentions of one place differ: {lists} real
lists and a public register ({rows:,} rows) beside {samples} generated samples of the same shape
(`akkoord sample --as parquet --register`). The rates of the generator (`engine/sample/mess/rates.yaml`) are
set so that both columns agree roughly. {measured}.

{habits}

Pairs with the same name and country on two lists, without regard to truth, so that both sides are chosen
alike: how do their addresses differ?

{addresses}

Pairs with the same address of five words or more: how do their names differ?

{names}

Pairs of one place: judged by people (drawn evenly over likeness, so the hard ones are many; {judged} pairs),
beside true pairs of the generated samples drawn to the same likeness.

{pairs}

How common words are, and how often two places share a name or an address ({places:,} places of the register).

{words}
"""


def rows_of(table: pa.Table, locations: Mapping[str, str] | None = None) -> list[Row]:
    """The rows of a table of ROW_SCHEMA."""
    return [
        row(each["name"], each["address"], each["country"], of=each["list"],
            location=(locations or {}).get(each["row_key"], ""))
        for each in table.select(["row_key", "list", "name", "address", "country"]).to_pylist()
    ]  # fmt: skip


def real_rows() -> list[Row]:
    """All real lists and the register."""
    paths = sorted(real_data("lists").glob("*.csv"))
    found = [
        row
        for path in paths
        for row in rows_of(to_matching_rows(read_list(path, filename=path.name), path.stem))
    ]
    path = real_data("register/oar-2022.csv")
    return found + rows_of(to_matching_rows(read_list(path, filename=path.name), REGISTER))


def generated_rows(seed: int, *, like: Sequence[Row]) -> list[Row]:
    """A generated sample with as many rows, lists and registered locations."""
    lists = {each.list for each in like} - {REGISTER}
    register = sum(each.list == REGISTER for each in like)
    plan = plan_for(len(like) - register, seed=seed, lists=len(lists), register=register)
    found = []
    for chunk in plan.chunks():
        generated = generate_chunk(plan, chunk)
        keys, places = (generated.truth[name].to_pylist() for name in ("row_key", "location"))
        locations = dict(zip(keys, map(str, places), strict=True))
        found += [*rows_of(generated.rows, locations), *rows_of(generated.register, locations)]
    return found


def judged_pairs() -> list[Pair]:
    """The pairs that people judged to be one place."""
    return [
        (
            row(line["name1"], line["address1"], line["country1"], of=line["source1"]),
            row(line["name2"], line["address2"], line["country2"], of=line["source2"]),
        )
        for line in lines_of("pairs/judged.csv")
        if line["label"] == "same"
    ]


HABITS: dict[str, Callable[[Row], bool]] = {
    "name in capitals": lambda row: row.name.isupper(),
    "address in capitals": lambda row: row.address.isupper(),
    "name not ASCII": lambda row: not row.name.isascii(),
    "address not ASCII": lambda row: not row.address.isascii(),
    "name has a legal form": lambda row: row.firm != row.name_key,
    "name has a number": lambda row: any(map(str.isdigit, row.name)),
    "name has brackets": lambda row: "(" in row.name,
    "name of one word": lambda row: len(row.name_key.split()) == 1,
    "name of six words or more": lambda row: len(row.name_key.split()) >= 6,
    "address without a digit": lambda row: not any(map(str.isdigit, row.address)),
    "address with a telephone": lambda row: bool(re.search(r"(?i)\btel|phone|\+\d{2}", row.address)),
    "address ends with a postcode": lambda row: bool(re.search(r"\d{4,}\W*(\w+\W*)?$", row.address)),
    "address of two words at most": lambda row: len(row.address_key.split()) <= 2,
    "address of twelve words or more": lambda row: len(row.address_key.split()) >= 12,
    "address says a word twice": lambda row: len(set(row.address_key.split())) < len(row.address_key.split()),
    "a comma without a blank": lambda row: bool(re.search(r",\w", row.address)),
}


def habit_lines(real: Sequence[Row], generated: Sequence[Row]) -> Iterator[str]:
    """Shares of the rows of lists, with the least, the median and the greatest of a list."""
    yield "| rows of lists | real | generated | lists, real | lists, generated |\n|---|---|---|---|---|"
    for label, has in HABITS.items():
        yield (
            "| "
            + " | ".join(
                (label, _share(real, has), _share(generated, has), _range(real, has), _range(generated, has))
            )
            + " |"
        )


def _share(rows: Sequence[Row], has: Callable[[Row], bool]) -> str:
    listed = [each for each in rows if each.list != REGISTER]
    return f"{sum(map(has, listed)) / len(listed):.0%}"


def _range(rows: Sequence[Row], has: Callable[[Row], bool]) -> str:
    lists = defaultdict(list)
    for each in rows:
        lists[each.list].append(has(each))
    shares = [sum(had) / len(had) for of, had in lists.items() if of != REGISTER and len(had) >= FEWEST_ROWS]
    return f"{min(shares):.0%} – {median(shares):.0%} – {max(shares):.0%}"


def pair_lines(real: Sequence[Pair], generated: Sequence[Pair], *, of: Iterable[str]) -> Iterator[str]:
    """Shares of each kind of difference."""
    yield f"| difference of | | real ({len(real):,}) | generated ({len(generated):,}) |\n|---|---|---|---|"
    for name in of:
        kinds, kind_of = KINDS[name]
        counts = [Counter(map(kind_of, pairs)) for pairs in (real, generated)]
        for kind in kinds:
            shares = (f"{count[kind] / max(1, count.total()):.1%}" for count in counts)
            yield f"| {name} | {kind} | " + " | ".join(shares) + " |"


def sharing(rows: Iterable[Row], key_of: Callable[[Row], str]) -> list[Pair]:
    """Some pairs of each key, from different lists of one country."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for each in rows:
        if key_of(each):
            groups[each.country, key_of(each)].append(each)
    return [
        pair
        for group in groups.values()
        for pair in [pair for pair in combinations(group[:6], 2) if pair[0].list != pair[1].list][
            :MOST_PAIRS_A_KEY
        ]
    ]


def name_shared(each: Row) -> str:
    """The name of a pair that shares it, "" for one too short to tell."""
    return each.firm if " " in each.firm and each.address_key else ""


def address_shared(each: Row) -> str:
    """The address of a pair that shares it, "" for one too short to tell."""
    return each.address_key if len(each.address_key.split()) >= FEWEST_WORDS_OF_AN_ADDRESS else ""


def true_pairs(rows: Iterable[Row]) -> list[Pair]:
    """Every pair of rows about one location, from different lists."""
    groups = defaultdict(list)
    for each in rows:
        groups[each.location].append(each)
    return [
        pair for group in groups.values() for pair in combinations(group, 2) if pair[0].list != pair[1].list
    ]


def as_alike(pairs: Sequence[Pair], wanted: Sequence[Pair]) -> list[Pair]:
    """Pairs with the same spread of likeness as those wanted."""
    bands: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        bands[_band(pair)].append(pair)
    shares = Counter(map(_band, wanted))
    scale = min(len(bands[band]) / count for band, count in shares.items() if bands[band])
    return [pair for band, count in shares.items() for pair in bands[band][: int(scale * count)]]


def _band(pair: Pair) -> int:
    left, right = (f"{each.name_key} {each.address_key}" for each in pair)
    return min(BANDS - 1, int(fuzz.token_sort_ratio(left, right) / 100 * BANDS))


def word_figures(rows: Sequence[Row]) -> dict[str, float]:
    """How words and keys are spread over the places of a register."""
    places = [each for each in rows if each.list == REGISTER]
    figures: dict[str, float] = {}
    for label, texts in (("name", [p.firm for p in places]), ("address", [p.address_key for p in places])):
        words = Counter(word for text in texts for word in set(text.split()) if word.isalpha())
        figures[f"words of the {label}: different ones a place"] = len(words) / len(places)
        figures[f"words of the {label}: that stand once"] = sum(n == 1 for n in words.values()) / len(words)
        for top in (10, 100):
            common = sum(count for _, count in words.most_common(top))
            figures[f"words of the {label}: the {top} most common, of all"] = common / words.total()
    for label, keys in (
        ("name", [(p.country, p.firm) for p in places]),
        ("first two words of the name", [(p.country, *p.firm.split()[:2]) for p in places]),
        ("address", [(p.country, p.address_key) for p in places]),
    ):
        shared = Counter(keys)
        figures[f"places that share their {label} with another"] = sum(shared[k] > 1 for k in keys) / len(
            keys
        )
    return figures


def word_lines(real: Mapping[str, float], generated: Sequence[Mapping[str, float]]) -> Iterator[str]:
    """The figures of the real register beside the mean of the generated ones."""
    yield "| | real | generated |\n|---|---|---|"
    for label, figure in real.items():
        mean = sum(each[label] for each in generated) / len(generated)
        yield f"| {label} | {figure:.3f} | {mean:.3f} |"


def section() -> str:
    """All tables."""
    real = real_rows()
    samples = [generated_rows(seed, like=real) for seed in range(SAMPLES)]
    generated = [
        replace(each, list=each.list if each.list == REGISTER else f"{number} {each.list}")
        for number, sample in enumerate(samples)
        for each in sample
    ]
    judged = judged_pairs()
    alike = as_alike([pair for sample in samples for pair in true_pairs(sample)], judged)
    by_name, by_address = (
        ([*sharing(real, key)], [pair for sample in samples for pair in sharing(sample, key)])
        for key in (name_shared, address_shared)
    )
    return TEXT.format(
        lists=len({each.list for each in real}) - 1,
        rows=len(real),
        samples=SAMPLES,
        measured=measured_on(),
        habits="\n".join(habit_lines(real, generated)),
        addresses="\n".join(pair_lines(*by_name, of=("addresses", "numbers in addresses"))),
        names="\n".join(pair_lines(*by_address, of=("names", "numbers in names"))),
        judged=len(judged),
        pairs="\n".join(pair_lines(judged, alike, of=KINDS)),
        places=sum(each.list == REGISTER for each in real),
        words="\n".join(word_lines(word_figures(real), [word_figures(sample) for sample in samples])),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the section into benchmarks/README.md")
    write_section("list errors", section(), into_readme=parser.parse_args().write)


if __name__ == "__main__":
    main()
