"""Pairs of rows of the real lists with their verdict, read through the pointers of judgements.csv.

python benchmarks/judgement_pairs.py                  # prints how many pairs there are of each kind
python benchmarks/judgement_pairs.py --write FILE     # writes the pairs with their texts, outside the project

judgements.csv holds pointers only, because the texts may not be copied into the project.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path

from real_lists import lines_of

JUDGEMENTS = Path(__file__).with_name("judgements.csv")
REGISTER = "oar-2022.csv"

TEXT_COLUMNS = (
    ("name", ("name", "Factory Name")),
    ("address", ("address", "Address", "city", "City", "province", "State", "postal_code", "Postal Code")),
    ("country", ("country_code", "country", "Country/Region")),
)
"""Where the lists keep the text of a row; the parts that a list has are joined."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two rows and what careful reading says of them."""

    pair_id: str
    label: str
    """same, different or unsure."""
    source1: str
    row_id1: str
    name1: str
    address1: str
    country1: str
    source2: str
    row_id2: str
    name2: str
    address2: str
    country2: str
    why: str
    """A code, explained in judgements.md."""
    location: str
    """First row of the component; pairs of one component belong into one fold."""
    part: str
    """learn or test; nobody looks at the test part or tunes on it."""


def judged_pairs(*, part: str | None = None) -> list[JudgedPair]:
    """All pairs, or those of one part; ends the run with a message when the real lists are absent."""
    return [
        JudgedPair(
            pair_id=pair_id_of(pointer),
            label=pointer["verdict"],
            **_side(pointer, "left", "1"),
            **_side(pointer, "right", "2"),
            why=pointer["why"],
            location=pointer["location"],
            part=pointer["part"],
        )
        for pointer in pointers()
        if part in (None, pointer["part"])
    ]


def pointers() -> Iterator[dict[str, str]]:
    """The lines of judgements.csv."""
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def pair_id_of(pointer: dict[str, str]) -> str:
    """A name of the pair that stays when other pairs come or go."""
    return "~".join(f"{pointer[f'{side}_list']}:{pointer[f'{side}_row']}" for side in ("left", "right"))


@cache
def texts_of(list_name: str) -> list[dict[str, str]]:
    """Name, address and country of the rows of a real list, the first of them spreadsheet row 2."""
    folder = "register" if list_name == REGISTER else "lists"
    return [_text(line) for line in lines_of(f"{folder}/{list_name}")]


def _side(pointer: dict[str, str], side: str, number: str) -> dict[str, str]:
    source, row = pointer[f"{side}_list"], pointer[f"{side}_row"]
    text = texts_of(source)[int(row) - 2]
    given = {"source": source, "row_id": row, **text}
    return {f"{column}{number}": value for column, value in given.items()}


def _text(line: dict[str, str]) -> dict[str, str]:
    return {
        column: ", ".join(part for name in names if (part := (line.get(name) or "").strip()))
        for column, names in TEXT_COLUMNS
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the pairs with their texts here")
    options = parser.parse_args(arguments)
    pairs = judged_pairs()
    for (part, label), count in sorted(Counter((pair.part, pair.label) for pair in pairs).items()):
        print(f"{part:6} {label:10} {count:4}")
    if options.write:
        with options.write.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [field.name for field in fields(JudgedPair)])
            writer.writeheader()
            writer.writerows(map(asdict, pairs))


if __name__ == "__main__":
    main()
