"""Which pairs of rows are worth comparing? Those whose names or texts share rare runs of letters.

Within one country; across countries only those that look nearly equal, because a person must see them.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from akkoord.engine.matching.places import Place

NEIGHBOURS_BY_NAME = 30
NEIGHBOURS_BY_TEXT = 20
LIKE_NAMES = 0.35
LIKE_TEXTS = 0.25
NEIGHBOURS_ABROAD = 5
LIKE_ABROAD = 0.7
WORTH_THREADS = 500
"""From this many rows on, a second thread saves more than it costs."""

Pairs = npt.NDArray[np.int64]
"""Two columns of positions, left < right, sorted, each pair once."""


def _grams(texts: Sequence[str]) -> sparse.csr_matrix:
    """Unit vectors of letter runs weighted by their rarity; works on the bytes of all texts at once."""
    encoded = [text.encode("ascii", "ignore") for text in texts]
    flat = np.frombuffer(b"\0\0".join(encoded) + b"\0\0", dtype=np.uint8).astype(np.int64)
    owner = np.repeat(np.arange(len(encoded)), [len(text) + 2 for text in encoded])[: len(flat)]
    codes = (flat[:-2] << 16) | (flat[1:-1] << 8) | flat[2:]
    whole = (flat[:-2] > 0) & (flat[1:-1] > 0) & (flat[2:] > 0)
    vocabulary, columns = np.unique(codes[whole], return_inverse=True)
    counts = sparse.csr_matrix(
        (np.ones(len(columns)), (owner[:-2][whole], columns)), shape=(len(texts), max(1, len(vocabulary)))
    )
    counts.sum_duplicates()
    seen = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((1 + len(texts)) / (1 + seen)) + 1.0
    weighted = counts.copy()
    weighted.data = (1.0 + np.log(counts.data)) * rarity[counts.indices]
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1.0 / np.maximum(lengths, 1e-9)) @ weighted)


def _neighbours(grams: sparse.csr_matrix, *, most: int, likeness: float) -> Pairs:
    threads = 2 if grams.shape[0] >= WORTH_THREADS else None
    turned = grams.T.tocsr()
    found = sp_matmul_topn(grams, turned, top_n=most + 1, threshold=likeness, n_threads=threads).tocoo()
    pairs = np.column_stack([np.minimum(found.row, found.col), np.maximum(found.row, found.col)])
    return np.asarray(pairs[pairs[:, 0] < pairs[:, 1]], dtype=np.int64)


def _within_country(places: Sequence[Place], positions: list[int]) -> Pairs:
    chosen = [places[at] for at in positions]
    by_name = _neighbours(
        _grams([place.name.squashed for place in chosen]), most=NEIGHBOURS_BY_NAME, likeness=LIKE_NAMES
    )
    texts = [place.name.squashed + place.address.squashed for place in chosen]
    by_text = _neighbours(_grams(texts), most=NEIGHBOURS_BY_TEXT, likeness=LIKE_TEXTS)
    local = np.vstack([by_name, by_text])
    pairs: Pairs = np.sort(np.asarray(positions, dtype=np.int64)[local], axis=1)
    return pairs


def _abroad(places: Sequence[Place]) -> Pairs:
    """Nearly equal texts in different or unknown countries."""
    texts = [place.name.squashed + place.address.squashed for place in places]
    pairs = _neighbours(_grams(texts), most=NEIGHBOURS_ABROAD, likeness=LIKE_ABROAD)
    countries = np.array([place.country for place in places], dtype=object)
    return np.asarray(pairs[countries[pairs[:, 0]] != countries[pairs[:, 1]]], dtype=np.int64)


def _sharing(keys: Sequence[Sequence[str]]) -> Pairs:
    """Pairs of consecutive rows that share a key: as many links as hold the group together."""
    last: dict[str, int] = {}
    pairs = []
    for at, row_keys in enumerate(keys):
        for key in row_keys:
            if key in last:
                pairs.append((last[key], at))
            last[key] = at
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def candidate_pairs(places: Sequence[Place]) -> Pairs:
    """Pairs of positions in `places` to compare; the order of `places` changes nothing but the numbering."""
    if not places:
        return np.empty((0, 2), dtype=np.int64)
    by_country: dict[str, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        by_country[place.country].append(at)
    parts = [_within_country(places, positions) for positions in by_country.values() if len(positions) > 1]
    identifiers = [[f"{scheme}:{value}" for scheme, value in place.identifiers.items()] for place in places]
    parts += [_abroad(places), _sharing(identifiers), _sharing([[place.same_text] for place in places])]
    return np.unique(np.vstack(parts), axis=0)
