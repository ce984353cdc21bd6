"""Which identifier does each place bear? Identifiers last over years, merges and splits by written rules.

1. An identifier belongs to the place that holds the row which it was drawn from; failing that, to the
   place with most of the rows that carry it; failing that, to the place with the smallest row key.
2. A place bears the identifier drawn from its row with the smallest key; failing that, the one that most
   of its rows carry (the smallest of equals). Its others lead to it.
3. A place with no identifier of its own draws one from its row with the smallest key.

So a merge that is undone restores both identifiers, and no identifier ever moves to another place.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from akkoord.engine.matching.identifiers import Mint


@dataclass(frozen=True, slots=True)
class Naming:
    """Row key → identifier, and identifiers that from now on lead to another."""

    assignments: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)


def _owners(places: Sequence[Sequence[str]], current: Mapping[str, str | None], mint: Mint) -> dict[str, int]:
    """Identifier → position of the place it belongs to (rule 1)."""
    carriers: dict[str, Counter[int]] = {}
    for at, rows in enumerate(places):
        for row_key in rows:
            location_id = current.get(row_key)
            if location_id is not None:
                carriers.setdefault(location_id, Counter())[at] += 1
    owners = {}
    for location_id, counts in carriers.items():
        drawn_here = [at for at in sorted(counts) if _is_drawn_from(location_id, places[at], current, mint)]
        owners[location_id] = (drawn_here or sorted(counts, key=lambda at: (-counts[at], at)))[0]
    return owners


def _is_drawn_from(
    location_id: str, rows: Sequence[str], current: Mapping[str, str | None], mint: Mint
) -> bool:
    return any(current.get(row_key) == location_id and mint(row_key, 0) == location_id for row_key in rows)


def name_places(places: Sequence[Sequence[str]], current: Mapping[str, str | None], mint: Mint) -> Naming:
    """Names for `places` (groups of row keys, sorted), whose rows may carry identifiers in `current`."""
    owners = _owners(places, current, mint)
    naming = Naming()
    taken = set(owners)
    for at, rows in enumerate(places):
        carried = Counter(each for row_key in rows if (each := current.get(row_key)))
        first = mint(rows[0], 0)
        own = [each for each in carried if owners[each] == at]
        own.sort(key=lambda each: (each != first, -carried[each], each))
        chosen = own[0] if own else first_free(rows[0], mint, taken)
        taken.add(chosen)
        naming.assignments.update(dict.fromkeys(rows, chosen))
        naming.redirects.update(dict.fromkeys(own[1:], chosen))
    return naming


def first_free(row_key: str, mint: Mint, taken: Collection[str]) -> str:
    """The first identifier drawn for the row that is not taken."""
    attempt = 0
    while (location_id := mint(row_key, attempt)) in taken:
        attempt += 1
    return location_id
