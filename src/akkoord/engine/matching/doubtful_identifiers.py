"""Do the identifiers of a list fit its names? One that slipped by a row would join what is apart.

Of each list and scheme some rows are looked at that share an identifier with rows of other lists. A row
speaks against its identifier when without it not one of those rows could be the same place. Where that is
so for far more rows than old names and moved offices explain, the identifiers of that scheme in that list
are not believed. Two lists that disagree speak against each other alike, so the worst goes first and the
others are judged anew without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.arrays import Array

AGAINST = 50_000
"""Parts per million: a pair that is less likely than this by its texts speaks against its identifier."""
LARGEST_SHARE = 0.3
"""Lists whose identifiers are right have up to 0.14 of such rows, shifted ones 0.64 and more (mills)."""
FEWEST_ROWS = 5
ROWS_LOOKED_AT = 100
"""Of each list and scheme, evenly over the list."""
_NEIGHBOURS = 7
_DEVIATIONS = 2.576
"""Standard deviations that leave 99 of 100 outcomes between."""
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class SharedIdentifiers:
    """Rows to look at, each beside the rows of other lists that bear the same identifier."""

    pairs: Array
    """int32, n × 2 positions of rows, left < right, sorted, each once: score them without identifiers."""
    pair: Array
    """By line, the pair that it is about."""
    row: Array
    """int32 by line, the row looked at."""
    other: Array
    """int32 by line, the row of another list."""
    group: Array
    """int32 by line, position in `groups`, of the row looked at."""
    others_group: Array
    """int32 by line, of the other row."""
    groups: list[tuple[str, str]]
    """List and scheme."""


@dataclass(frozen=True, slots=True)
class DoubtfulIdentifiers:
    """The identifiers of one scheme in one list, which do not fit its rows."""

    list: str
    scheme: str
    rows: int
    """How many rows were looked at."""
    share: float
    """Of them those whose texts speak against their identifier."""
    examples: tuple[tuple[int, int], ...]
    """A few such rows, each with a row of another list that bears the same identifier; positions."""


@dataclass(frozen=True, slots=True)
class _Borne:
    """One line for each identifier that a row bears, those with the same identifier together."""

    row: Array
    code: Array
    group: Array
    groups: list[tuple[str, str]]


def shared_identifiers(rows: pa.Table) -> SharedIdentifiers:
    """What must be scored to tell which identifiers fit; `rows` (ROW_SCHEMA) ascend by row key."""
    borne = _borne(rows)
    lines = _sharing(borne)
    chosen = _looked_at(borne, np.unique(lines))
    lines = np.concatenate([lines, lines[:, ::-1]])
    lines = lines[chosen[lines[:, 0]]]
    lines = lines[np.lexsort(borne.row[lines].T[::-1])]
    ends = borne.row[lines]
    pairs, pair = np.unique(np.sort(ends, axis=1), axis=0, return_inverse=True)
    group = borne.group[lines]
    return SharedIdentifiers(
        pairs, pair.reshape(-1), ends[:, 0], ends[:, 1], group[:, 0], group[:, 1], borne.groups
    )


def _borne(rows: pa.Table) -> _Borne:
    identifiers = rows["identifiers"].combine_chunks()
    encoded = identifiers.flatten().dictionary_encode()
    schemes = [each.partition(":")[0] for each in encoded.dictionary.to_pylist()]
    number = {name: at for at, name in enumerate(sorted(set(schemes)))}
    scheme = np.array([number[each] for each in schemes], dtype=np.int64)
    lists = rows["list"].combine_chunks().dictionary_encode()
    code = encoded.indices.to_numpy().astype(np.int64)
    row = pc.list_parent_indices(identifiers).to_numpy().astype(np.int32)
    group = lists.indices.to_numpy()[row].astype(np.int64) * len(number) + scheme[code]
    order = np.lexsort((row, code))
    names = [(each, name) for each in lists.dictionary.to_pylist() for name in number]
    return _Borne(row[order], code[order], group[order].astype(np.int32), names)


def _sharing(borne: _Borne) -> Array:
    """n × 2: pairs of lines with the same identifier in two lists, that stand near each other."""
    found = [np.empty((0, 2), dtype=np.int64)]
    for distance in range(1, _NEIGHBOURS + 1):
        first = np.flatnonzero(borne.code[distance:] == borne.code[:-distance])
        found.append(np.stack([first, first + distance], axis=1))
    lines = np.concatenate(found)
    schemes = max(1, len({scheme for _, scheme in borne.groups}))
    of_list = borne.group[lines] // schemes
    return np.asarray(lines[of_list[:, 0] != of_list[:, 1]])


def _looked_at(borne: _Borne, lines: Array) -> Array:
    """bool by line of `borne`: at most ROWS_LOOKED_AT of each group, evenly over it."""
    lines = lines[np.lexsort((borne.row[lines], borne.group[lines]))]
    group = borne.group[lines]
    size = np.bincount(group, minlength=len(borne.groups))[group]
    rank = np.arange(len(lines)) - np.searchsorted(group, group)
    wanted = np.minimum(size, ROWS_LOOKED_AT)
    chosen = np.zeros(len(borne.row), dtype=bool)
    chosen[lines[(rank + 1) * wanted // size > rank * wanted // size]] = True
    return chosen


def doubtful_identifiers(shared: SharedIdentifiers, probability: Array) -> list[DoubtfulIdentifiers]:
    """The worst first; `probability` of `shared.pairs` is in parts per million, without identifiers."""
    counted = np.ones(len(shared.row), dtype=bool)
    is_against = probability[shared.pair] < AGAINST
    found = []
    while (worst := _worst(shared, counted, is_against)) is not None:
        found.append(worst)
        doubted = shared.groups.index((worst.list, worst.scheme))
        counted &= (shared.group != doubted) & (shared.others_group != doubted)
    return found


def _worst(shared: SharedIdentifiers, counted: Array, is_against: Array) -> DoubtfulIdentifiers | None:
    """The group with the largest share that is surely too large; of equals the one with fewer rows."""
    lines = np.flatnonzero(counted)
    subject = shared.group[lines].astype(np.int64) * (shared.row.max(initial=0) + 1) + shared.row[lines]
    _, first, of_line = np.unique(subject, return_index=True, return_inverse=True)
    against = np.ones(len(first), dtype=bool)
    np.logical_and.at(against, of_line, is_against[lines])
    group = shared.group[lines[first]]
    rows = np.bincount(group, minlength=len(shared.groups))
    wrong = np.bincount(group, weights=against, minlength=len(shared.groups))
    at_least = _at_least(wrong, rows)
    suspects = np.flatnonzero((rows >= FEWEST_ROWS) & (at_least > LARGEST_SHARE)).tolist()
    if not suspects:
        return None
    worst = min(suspects, key=lambda at: (-at_least[at], rows[at], shared.groups[at]))
    examples = lines[first[against & (group == worst)]][:_EXAMPLES]
    return DoubtfulIdentifiers(
        *shared.groups[worst],
        rows=int(rows[worst]),
        share=float(wrong[worst] / rows[worst]),
        examples=tuple(zip(shared.row[examples].tolist(), shared.other[examples].tolist(), strict=True)),
    )


def _at_least(wrong: Array, rows: Array) -> Array:
    """The share that 99 of 100 samples like these would not fall short of (Wilson's interval)."""
    counted = np.maximum(rows, 1)
    share, weight = wrong / counted, _DEVIATIONS**2 / counted
    spread = np.sqrt(weight * (share * (1 - share) + weight / 4))
    return np.asarray((share + weight / 2 - spread) / (1 + weight))


def believed_identifiers(rows: pa.Table, found: Sequence[DoubtfulIdentifiers]) -> pa.Table:
    """`rows` without the identifiers that are not believed."""
    if not found:
        return rows
    doubted = {(each.list, each.scheme) for each in found}
    columns = zip(rows["list"].to_pylist(), rows["identifiers"].to_pylist(), strict=True)
    kept = [
        [each for each in identifiers if (name, each.partition(":")[0]) not in doubted]
        for name, identifiers in columns
    ]
    at = rows.schema.get_field_index("identifiers")
    return rows.set_column(at, rows.schema.field(at), pa.array(kept, rows.schema.field(at).type))
