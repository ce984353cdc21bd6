"""Pairs to learn from where true locations are known: what a person would have answered of some."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

SHARE = 0.1
"""Of the true locations of several rows, at most MOST of them: what may be seen, and is not measured on."""
MOST = 1000
LETTERS = 3


def labels_of(rows: pa.Table, truth: Mapping[str, str], *, seed: int) -> pa.Table:
    """left, right, is_same: all true pairs of some locations, and each with the one of them most like it.

    Like goes by letters alone, so that it favours no system; unlike locations would teach nothing.
    """
    places: dict[str, list[str]] = {}
    for key in sorted(truth):
        places.setdefault(truth[key], []).append(key)
    several = [place for place in sorted(places) if len(places[place]) > 1]
    count = min(MOST, int(SHARE * len(several)))
    drawn = np.random.default_rng(seed).choice(len(several), count, replace=False)
    chosen = [places[several[at]] for at in sorted(drawn)]
    same = [(one, other) for keys in chosen for one in keys for other in keys if one < other]
    apart = _most_alike([keys[0] for keys in chosen], rows)
    verdicts = [True] * len(same) + [False] * len(apart)
    return pa.table(
        [*map(list, zip(*same, *apart, strict=True)), verdicts], names=["left", "right", "is_same"]
    )


def _most_alike(keys: Sequence[str], rows: pa.Table) -> list[tuple[str, str]]:
    """Each of the rows with that of the others which shares most of its letters, each pair once."""
    wanted = set(keys)
    columns = (rows[name].to_pylist() for name in ("row_key", "country", "name", "address"))
    letters = {
        key: _letters(f"{country} {name} {address}".casefold())
        for key, country, name, address in zip(*columns, strict=True)
        if key in wanted
    }
    found = set()
    for key in keys:
        alike = max((_likeness(letters[key], letters[other]), other) for other in keys if other != key)
        found.add((min(key, alike[1]), max(key, alike[1])))
    return sorted(found)


def _letters(text: str) -> frozenset[str]:
    return frozenset(text[at : at + LETTERS] for at in range(max(1, len(text) - LETTERS + 1)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
