"""One chunk: whole locations, every mention of them by some list, their rows in the register, the truth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Any

import pyarrow as pa

from akkoord.engine.rows import ROW_SCHEMA
from akkoord.engine.sample.scale.habits import habit
from akkoord.engine.sample.scale.mentions import (
    Told,
    tell,
    tell_identifiers,
    tell_other_names,
    tell_point,
)
from akkoord.engine.sample.scale.plan import Chunk, Plan, list_sizes, mention_counts
from akkoord.engine.sample.scale.rates import rates
from akkoord.engine.sample.scale.sites import Site, families
from akkoord.engine.sample.scale.telling import Telling
from akkoord.engine.sample.scale.texts import Text

REGISTER = "register"
CONTRIBUTORS = 500
"""A register is made of as many lists, each with its habits."""
TRUTH_SCHEMA = pa.schema(
    [
        pa.field("row_key", pa.string(), nullable=False),
        pa.field("location", pa.int64(), nullable=False),  # the number of the true location
        pa.field("name", pa.string(), nullable=False),  # as the location itself writes it, with its unit
        pa.field("address", pa.string(), nullable=False),  # all its parts
        pa.field("kin", pa.string(), nullable=False),  # as `Site.kin`
        pa.field("damage", pa.string(), nullable=False),  # codes of what was done to the row, joined by "|"
    ]
)
Rows = list[dict[str, Any]]
Mention = tuple[int, Site, int]
"""Number of the location, the location, number of the list that mentions it."""


@dataclass(frozen=True, slots=True)
class Generated:
    """The rows of lists and of the register (ROW_SCHEMA) and the truth about both (TRUTH_SCHEMA)."""

    rows: pa.Table
    register: pa.Table
    truth: pa.Table


def generate_chunk(plan: Plan, chunk: Chunk) -> Generated:
    """The chunk, the same for the same plan."""
    random = Random(f"{plan.seed}:{chunk.number}")
    registered = list(islice(_sites(random), chunk.registered))
    mentions = list(islice(_mentions(plan, chunk, registered, random), chunk.rows))
    random.shuffle(mentions)
    rows: Rows = []
    register: Rows = []
    known = _Known()
    for at, (location, site, number) in enumerate(mentions, start=chunk.first_row + 1):
        told = Telling(site, habit(plan.seed, number), random)
        _write(told, rows, known, name=told.habit.name, row=at, location=location)
    for location, site in enumerate(registered, start=chunk.first_location):
        contributor = int(list_sizes(CONTRIBUTORS).draw(random.random))
        told = Telling(site, habit(plan.seed, -1 - contributor), random)
        _write(told, register, known, name=REGISTER, row=location + 1, location=location)
    return Generated(
        _table(rows, ROW_SCHEMA), _table(register, ROW_SCHEMA), _table(known.truth, TRUTH_SCHEMA)
    )


def _sites(random: Random) -> Iterator[Site]:
    for family in families(random):
        yield from family


def _mentions(plan: Plan, chunk: Chunk, known: Sequence[Site], random: Random) -> Iterator[Mention]:
    """Mentions without end: of the registered locations, or of new ones when there are none."""
    lists_of_firms: dict[Text, list[int]] = {}
    while known:
        for at in random.sample(range(len(known)), len(known)):
            for number in _lists_of(known[at], plan, lists_of_firms, random):
                yield chunk.first_location + at, known[at], number
    for location, site in enumerate(_sites(random), start=chunk.first_location):
        for number in _lists_of(site, plan, lists_of_firms, random):
            yield location, site, number


def _lists_of(site: Site, plan: Plan, lists_of_firms: dict[Text, list[int]], random: Random) -> list[int]:
    """The lists that mention a location, now and then one of them twice.

    A company that has one unit of a firm in its list often has the others too.
    """
    chances = rates().rows
    count = int(mention_counts(plan.mentions).draw(random.random))
    known = lists_of_firms.setdefault(site.whole_name, []) if site.kin == "unit" else []
    same = [number for number in known if random.random() < chances["other_unit"]]
    lists = list_sizes(plan.lists)
    others = [int(lists.draw(random.random)) for _ in range(max(not same, count - len(same)))]
    drawn = list(dict.fromkeys([*same, *others]))
    known += drawn
    if random.random() < chances["said_twice"]:
        drawn.append(drawn[0])
    return drawn


def _write(told: Telling, rows: Rows, known: "_Known", *, name: str, row: int, location: int) -> None:
    row_key = f"{name}:{row}"
    lat, lng = tell_point(told)
    texts = known.tell(location, told)
    rows.append(
        {
            "row_key": row_key,
            "list": name,
            "row": str(row),
            "name": texts.name,
            "address": texts.address,
            "country": told.site.country,
            "lat": lat,
            "lng": lng,
            "identifiers": tell_identifiers(told),
            "location_id": None,
            "other_names": tell_other_names(told),
        }
    )
    known.note(row_key, location, told)


class _Known:
    """What is known of the locations so far: the truth, and how the first list wrote each of them."""

    def __init__(self) -> None:
        self.truth: Rows = []
        self._facts: dict[int, tuple[str, str]] = {}
        self._told: dict[int, Told] = {}
        self._neighbours: dict[int, Told] = {}

    def tell(self, location: int, telling: Telling) -> Told:
        """Name and address of a row; some lists copy what another wrote."""
        address = telling.site.address
        told = tell(telling, self._told.get(location), self._neighbours.get(address))
        self._told.setdefault(location, told)
        self._neighbours.setdefault(address, told)
        return told

    def note(self, row_key: str, location: int, telling: Telling) -> None:
        """Add the truth about a row."""
        site = telling.site
        if location not in self._facts:
            self._facts[location] = (site.full_name, site.full_address)
        name, address = self._facts[location]
        self.truth.append(
            {
                "row_key": row_key,
                "location": location,
                "name": name,
                "address": address,
                "kin": site.kin,
                "damage": "|".join(telling.damage),
            }
        )


def _table(rows: Rows, schema: pa.Schema) -> pa.Table:
    columns = [pa.array([row[field.name] for row in rows], type=field.type) for field in schema]
    return pa.table(columns, schema=schema)
