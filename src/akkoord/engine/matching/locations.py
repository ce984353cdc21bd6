"""How is a place shown that several rows describe? By the name and address of one of them, as given."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.text import has_lost_letters

LOCATIONS_SCHEMA = pa.schema(
    [
        pa.field("location_id", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("address", pa.string(), nullable=False),
        pa.field("country", pa.string(), nullable=False),
        pa.field("lat", pa.float64()),
        pa.field("lng", pa.float64()),
        pa.field("identifiers", pa.list_(pa.string()), nullable=False),
        pa.field("rows", pa.int64(), nullable=False),
    ]
)
_LONGEST = (1 << 20) - 1
_MARKS_OF_LOSS = "[?\ufffd]"


def locations_of(rows: pa.Table, place: Array, location_ids: pa.Array) -> pa.Table:
    """One line a location, sorted by identifier.

    `rows` (ROW_SCHEMA) ascend by row key; `place` is the number of each row's place in `location_ids`.
    """
    return with_names(places_shown(rows, place), location_ids)


def with_names(places: pa.Table, location_ids: pa.Array) -> pa.Table:
    """`places_shown` with their identifiers, sorted by them."""
    named = places.append_column("location_id", location_ids)
    return named.select(LOCATIONS_SCHEMA.names).cast(LOCATIONS_SCHEMA).sort_by("location_id")


def places_shown(rows: pa.Table, place: Array) -> pa.Table:
    """One line a place, in their order, with all that is told of it but its identifier."""
    best = best_rows(rows, place)
    shown = rows.select(["name", "address", "country"]).take(pa.array(best))
    placed = _with_points(rows, place, best)
    columns = {
        **{name: shown[name] for name in shown.column_names},
        **{name: rows[name].take(pa.array(placed)) for name in ("lat", "lng")},
        "identifiers": _identifiers(rows["identifiers"], place, len(best)),
        "rows": pa.array(np.bincount(place, minlength=len(best)), pa.int64()),
    }
    return pa.table(columns)


def best_rows(rows: pa.Table, place: Array) -> Array:
    """For each place its row whose name most rows share, of those the fullest readable address.

    Whole texts come before damaged ones, mixed case before capitals only, then the longer address,
    then the alphabet, then the row key.
    """
    rank = _rank(rows, place)
    order = np.lexsort((rank, place))
    firsts = np.flatnonzero(np.diff(place[order], prepend=-1))
    best = order[firsts]
    is_tied = rank[order] == rank[best][place[order]]
    tied = order[is_tied & (np.bincount(place[order][is_tied])[place[order]] > 1)]
    addresses = rows["address"].take(pa.array(tied)).to_pylist()
    first: dict[int, tuple[str, int]] = {}
    for number, address, at in zip(place[tied].tolist(), addresses, tied.tolist(), strict=True):
        first[number] = min(first.get(number, (address, at)), (address, at))
    for number, (_, at) in first.items():
        best[number] = at
    return best


def _rank(rows: pa.Table, place: Array) -> Array:
    """int64 by row, the smaller the better: the parts of the order in bits."""
    name, address = rows["name"], rows["address"]
    rank = _LONGEST - np.minimum(_sharing(name, place), _LONGEST)
    for is_worse in (
        pc.equal(address, ""),
        _is_damaged(name),
        _is_capitals(name),
        _is_damaged(address),
        _is_capitals(address),
    ):
        rank = rank * 2 + np.asarray(is_worse, dtype=np.int64)
    length = pc.utf8_length(address).to_numpy().astype(np.int64)
    return np.asarray((rank << 20) + _LONGEST - np.minimum(length, _LONGEST))


def _sharing(names: pa.ChunkedArray, place: Array) -> Array:
    """int64 by row: how many rows of its place have its name, in any case."""
    folded = _casefolded(names.combine_chunks()).dictionary_encode()
    spelling = place.astype(np.int64) * len(folded.dictionary) + folded.indices.to_numpy()
    _, line, rows = np.unique(spelling, return_inverse=True, return_counts=True)
    return np.asarray(rows[line])


def _casefolded(texts: pa.Array) -> pa.Array:
    """Texts in ASCII, which most are, need no look at each."""
    is_other = pc.invert(pc.string_is_ascii(texts))
    others = pa.array([text.casefold() for text in texts.filter(is_other).to_pylist()], texts.type)
    return pc.replace_with_mask(pc.ascii_lower(texts), is_other, others)


def _is_damaged(texts: pa.ChunkedArray) -> Array:
    suspect = np.asarray(pc.match_substring_regex(texts, _MARKS_OF_LOSS), dtype=bool)
    suspect[suspect] = [has_lost_letters(text) for text in texts.filter(pa.array(suspect)).to_pylist()]
    return suspect


def _is_capitals(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.equal(texts, pc.utf8_upper(texts))


def _with_points(rows: pa.Table, place: Array, best: Array) -> Array:
    """For each place the row that gives its point: the best, else the first that has one."""
    is_placed = np.asarray(pc.and_(pc.is_valid(rows["lat"]), pc.is_valid(rows["lng"])), dtype=bool)
    chosen = best.copy()
    lines = np.flatnonzero(is_placed)[::-1]
    first = best.copy()
    first[place[lines]] = lines
    chosen[~is_placed[best]] = first[~is_placed[best]]
    return np.asarray(chosen)


def _identifiers(lists: pa.ChunkedArray, place: Array, count: int) -> pa.Array:
    """For each place the identifiers of its rows, in order and each once."""
    lists = lists.combine_chunks()
    encoded = lists.flatten().dictionary_encode()
    names = pc.sort_indices(encoded.dictionary)
    rank = np.empty(len(names), dtype=np.int64)
    rank[names.to_numpy()] = np.arange(len(names))
    owners = place[pc.list_parent_indices(lists).to_numpy()].astype(np.int64)
    lines = np.unique(owners * max(1, len(names)) + rank[encoded.indices.to_numpy()])
    starts = np.zeros(count + 1, dtype=np.int32)
    np.cumsum(np.bincount(lines // max(1, len(names)), minlength=count), out=starts[1:])
    values = encoded.dictionary.take(names).take(pa.array(lines % max(1, len(names))))
    return pa.ListArray.from_arrays(pa.array(starts), values)
