"""Which identifier does each place bear? Identifiers last over years, merges and splits by written rules.

1. An identifier belongs to the place that holds the row which it was drawn from; failing that, to the
   place with most of the rows that carry it; failing that, to the place with the smallest row key.
2. A place bears the identifier drawn from its row with the smallest key; failing that, the one that most
   of its rows carry (the smallest of equals). Its others lead to it.
3. A place with no identifier of its own takes back one that is not in use and was drawn from a row of it
   (the smallest), as far as `drawn_from` remembers; failing that, it draws one from its row with the
   smallest key: the first that no other place bears, and that was never drawn from another row.

So a merge that is undone restores both identifiers, and no identifier ever moves to another place.
Identifiers are drawn only where a rule needs them: a register that stays as it is draws none.
`docs/identifiers.md` shows the rules by examples.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.arrays import Array
from akkoord.engine.matching.clusters.links import positions_of
from akkoord.engine.matching.identifiers import Mint, Minting

NOTHING_DRAWN: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Naming:
    """The places, in the order of their smallest rows, and how each is named."""

    place: Array
    """int32, the number of the place of each row."""
    location_ids: pa.Array
    """The identifier of each place."""
    is_new: Array
    """bool by place: no row of it carried this identifier before."""
    redirects: dict[str, str]
    """Identifiers that from now on lead to another."""
    drawn: dict[str, str]
    """New identifier → the row it was drawn from."""


@dataclass(frozen=True, slots=True)
class _Carried:
    """Which places carry which identifiers now: three columns, one line a pair, ordered by place."""

    code: Array
    """Position in `names`, which are in alphabetical order."""
    place: Array
    rows: Array
    """How many rows of the place carry it."""
    names: list[str]


def places_of(group: Array) -> Array:
    """int32 by row: the number of its place, from the smallest row of it."""
    return np.searchsorted(_firsts(group), group).astype(np.int32)


def _firsts(group: Array) -> Array:
    """The smallest row of each place."""
    return np.flatnonzero(group == np.arange(len(group)))


def name_groups(
    group: Array,
    row_keys: pa.Array,
    current: pa.Array,
    mint: Mint,
    *,
    drawn_from: Mapping[str, str] = NOTHING_DRAWN,
) -> Naming:
    """Name the places of rows that `group` (smallest row of each, from `cluster`) puts together.

    `row_keys` ascend; `current` is the identifier that each row carries now, null for none; `drawn_from`
    remembers the row from which identifiers ever given were drawn, in use or not.
    """
    firsts, place = _firsts(group), places_of(group)
    rules = _Rules(place, firsts, row_keys, current, mint, drawn_from)
    carried = rules.carried()
    own = carried if not len(carried.code) else rules.owned(carried)
    chosen: list[str | None] = [None] * len(firsts)
    redirects: dict[str, str] = {}
    for at, names in rules.ranked(own):
        chosen[at] = names[0]
        redirects.update(dict.fromkeys(names[1:], names[0]))
    for at, name in rules.taken_back(chosen, set(carried.names)):
        chosen[at] = chosen[at] or name
    is_new = np.array([each is None for each in chosen], dtype=bool)
    first_keys = row_keys.take(pa.array(firsts[is_new])).to_pylist()
    taken = {*carried.names, *filter(None, chosen)}
    names = draw_names(first_keys, mint, taken, drawn_from=drawn_from)
    for at, name in zip(np.flatnonzero(is_new).tolist(), names, strict=True):
        chosen[at] = name
    drawn = dict(zip(names, first_keys, strict=True))
    return Naming(place, pa.array(chosen, pa.string()), is_new, redirects, drawn)


def draw_names(
    row_keys: Sequence[str], mint: Mint, taken: set[str], *, drawn_from: Mapping[str, str] = NOTHING_DRAWN
) -> list[str]:
    """For each row in turn the first identifier drawn for it that is free; it is put into `taken`."""
    names = mint.first_of(row_keys) if isinstance(mint, Minting) else [mint(key, 0) for key in row_keys]
    for at, row_key in enumerate(row_keys):
        attempt = 0
        while names[at] in taken or drawn_from.get(names[at], row_key) != row_key:
            attempt += 1
            names[at] = mint(row_key, attempt)
        taken.add(names[at])
    return names


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules for rows in places; only what is contested is looked at one by one."""

    place: Array
    firsts: Array
    row_keys: pa.Array
    current: pa.Array
    mint: Mint
    drawn_from: Mapping[str, str]

    def carried(self) -> _Carried:
        encoded = self.current.dictionary_encode()
        names = encoded.dictionary.to_pylist()
        order = sorted(range(len(names)), key=names.__getitem__)
        rank = np.empty(len(names) + 1, dtype=np.int64)
        rank[order] = np.arange(len(names))
        carrying = np.flatnonzero(pc.is_valid(self.current).to_numpy(zero_copy_only=False))
        code = rank[encoded.indices.take(pa.array(carrying)).to_numpy()] if len(carrying) else carrying
        lines, rows = np.unique(self.place[carrying] * np.int64(len(names) + 1) + code, return_counts=True)
        return _Carried(
            code=lines % (len(names) + 1),
            place=lines // (len(names) + 1),
            rows=rows,
            names=[names[at] for at in order],
        )

    def owned(self, carried: _Carried) -> _Carried:
        """Rule 1: of the places that carry an identifier the one to which it belongs."""
        is_owner = np.bincount(carried.code)[carried.code] == 1
        contested = _lines_by(carried.code, np.flatnonzero(~is_owner))
        origins = self._origins([carried.names[code] for code in contested])
        for code, lines in contested.items():
            origin = origins.get(carried.names[code])
            is_owner[min(lines, key=lambda at: (carried.place[at] != origin, -carried.rows[at], at))] = True
        return _Carried(
            carried.code[is_owner], carried.place[is_owner], carried.rows[is_owner], carried.names
        )

    def ranked(self, own: _Carried) -> Iterator[tuple[int, list[str]]]:
        """Rule 2: place and its own identifiers, that which it bears first."""
        is_only = np.bincount(own.place, minlength=len(self.firsts))[own.place] == 1
        for at in np.flatnonzero(is_only).tolist():
            yield int(own.place[at]), [own.names[own.code[at]]]
        for place, lines in _lines_by(own.place, np.flatnonzero(~is_only)).items():
            first = self.row_keys[int(self.firsts[place])].as_py()
            lines.sort(
                key=lambda at: (
                    not self._is_drawn(own.names[own.code[at]], first),
                    -own.rows[at],
                    own.code[at],
                )
            )
            yield place, [own.names[own.code[at]] for at in lines]

    def taken_back(self, chosen: Sequence[str | None], in_use: Collection[str]) -> list[tuple[int, str]]:
        """Rule 3: place without identifier and one that was drawn from a row of it, by these rows."""
        retired = [name for name in self.drawn_from if name not in in_use]
        origins = pa.array([self.drawn_from[name] for name in retired], pa.string())
        found = zip(positions_of(origins, self.row_keys).tolist(), retired, strict=True)
        places = ((at, int(self.place[at]), name) for at, name in sorted(found) if at >= 0)
        return [(place, name) for _, place, name in places if chosen[place] is None]

    def _origins(self, names: Sequence[str]) -> dict[str, int]:
        """Identifier → the place of the row that carries it and that it was drawn from."""
        is_carrier = pc.is_in(self.current, value_set=pa.array(names, pa.string()))
        rows = np.flatnonzero(is_carrier.to_numpy(zero_copy_only=False))
        carried = self.current.take(pa.array(rows)).to_pylist()
        row_keys = self.row_keys.take(pa.array(rows)).to_pylist()
        origins: dict[str, int] = {}
        for at, name, row_key in zip(rows.tolist(), carried, row_keys, strict=True):
            if name not in origins and self._is_drawn(name, row_key):
                origins[name] = int(self.place[at])
        return origins

    def _is_drawn(self, name: str, row_key: str) -> bool:
        known = self.drawn_from.get(name)
        return self.mint(row_key, 0) == name if known is None else known == row_key


def _lines_by(values: Array, lines: Array) -> dict[int, list[int]]:
    """Value → its lines, in their order."""
    together: dict[int, list[int]] = defaultdict(list)
    for line in lines.tolist():
        together[int(values[line])].append(line)
    return together
