"""Small lists that are hard on purpose: near and equal texts, missing countries, contradictions."""

import random

import pyarrow as pa

from akkoord.engine.matching.identifiers import location_id
from akkoord.engine.matching.judgements import Judgement, Verdict
from akkoord.engine.rows import ROW_SCHEMA

FIRMS = ["Green Leaf Garments", "Shahi Textile Mills", "Wei Li Apparel", "Mercury Knitting", "ABC Fashion"]
STREETS = ["Plot 12 Sector 4", "House 7 Road 3", "No. 88 Long Tang Road", "Km 14 Old Highway", ""]
TOWNS = ["Dhaka", "Chattogram", "Dongguan", "Izmir", "Tirupur", ""]
COUNTRIES = ["BD", "BD", "CN", "TR", "IN", ""]


def _damaged(text: str, chance: random.Random) -> str:
    letters = list(text)
    if letters and chance.random() < 0.4:
        at = chance.randrange(len(letters))
        letters[at : at + 1] = chance.choice([[], [letters[at], letters[at]], ["x"], [" "]])
    return "".join(letters).upper() if chance.random() < 0.1 else "".join(letters)


def _row(at: int, chance: random.Random) -> dict[str, object]:
    town = chance.randrange(len(TOWNS))
    unit = chance.choice(["", "", " Unit 2", " Unit 3", " (Unit-II)"])
    firm = chance.choice(FIRMS) + chance.choice(["", " Ltd", " Co., Ltd."]) + unit
    is_placed = chance.random() < 0.2
    name = _damaged(firm, chance)
    return {
        "row_key": f"{chance.randrange(10**6):06d}-{at}",
        "list": f"list {at % 4}",
        "row": str(at),
        "name": name,
        "address": _damaged(", ".join(filter(None, [chance.choice(STREETS), TOWNS[town]])), chance),
        "other_names": [chance.choice(FIRMS)] if chance.random() < 0.2 else [],
        "country": COUNTRIES[town],
        "lat": 23.8 + town + chance.random() / 50 if is_placed else None,
        "lng": 90.4 + chance.random() / 50 if is_placed else None,
        "identifiers": [f"own:{chance.randrange(60)}"] if chance.random() < 0.15 else [],
        "location_id": location_id("BD", str(chance.randrange(25))) if chance.random() < 0.15 else None,
    }


def hard_rows(count: int, *, seed: int) -> pa.Table:
    """Rows without order, one in eight given twice."""
    chance = random.Random(seed)
    lines = [_row(at, chance) for at in range(count)]
    for at in range(0, count, 8):
        lines[at] = {**chance.choice(lines), "row_key": f"again-{at}", "row": f"again {at}"}
    chance.shuffle(lines)
    return pa.Table.from_pylist(lines, schema=ROW_SCHEMA)


def hard_judgements(rows: pa.Table, count: int, *, seed: int) -> list[Judgement]:
    """Answers that contradict each other and the machine, some on rows that are not there.

    Most are about rows of the register, so that locations are made one.
    """
    chance = random.Random(seed)
    lines = sorted(rows.to_pylist(), key=lambda row: (row["location_id"] is None, row["row_key"]))
    row_keys = [*(row["row_key"] for row in lines[: count // 2]), "gone"]
    pairs = (chance.sample(row_keys, 2) for _ in range(count))
    return [Judgement(left, right, chance.choice(list(Verdict))) for left, right in pairs]
