"""A plain rule: nearest neighbours by TF-IDF of character 3-grams, then rapidfuzz on name and address."""

import numpy as np
import sklearn
from cleaned_text import joined, plain
from one_command import Task, clusters_table, connected, pairs_table, read_task
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

NEIGHBOURS = 10
LEAST_COSINE = 0.3
NAME_WEIGHT = 0.6
SAME = 0.85
FARTHEST = 2.0
"""Kilometres: rows with coordinates farther apart are two places."""
EARTH = 6371.0


def candidates(texts: list[str], countries: np.ndarray) -> np.ndarray:
    """Each row with its nearest rows of the same country, as positions."""
    found = []
    for country in np.unique(countries):
        rows = np.flatnonzero(countries == country)
        if len(rows) < 2:
            continue
        vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32)
        matrix = vectors.fit_transform([texts[at] or "?" for at in rows])
        near = sp_matmul_topn(
            matrix, matrix.T.tocsr(), top_n=NEIGHBOURS + 1, threshold=LEAST_COSINE, n_threads=2
        ).tocoo()
        found.append(np.stack([rows[near.row], rows[near.col]], axis=1))
    pairs = np.sort(np.concatenate(found), axis=1) if found else np.empty((0, 2), dtype=np.int64)
    return np.unique(pairs[pairs[:, 0] < pairs[:, 1]], axis=0)


def kilometres(points: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Great-circle distance; NaN where a row has no coordinates."""
    (lat1, lng1), (lat2, lng2) = np.radians(points[pairs[:, 0]]).T, np.radians(points[pairs[:, 1]]).T
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH * np.arcsin(np.sqrt(half))


def likeness(names: list[str], addresses: list[str], pairs: np.ndarray) -> np.ndarray:
    """Weighted likeness of name and address; of the name alone where an address is missing."""

    def measured(texts: list[str], scorer: object) -> np.ndarray:
        columns = ([texts[at] for at in side] for side in pairs.T)
        return cpdist(*columns, scorer=scorer, workers=2) / 100

    name = measured(names, fuzz.token_sort_ratio)
    address = measured(addresses, fuzz.token_set_ratio)
    empty = np.array([not text for text in addresses])
    missing = empty[pairs[:, 0]] | empty[pairs[:, 1]]
    return np.where(missing, name, NAME_WEIGHT * name + (1 - NAME_WEIGHT) * address)


def main(task: Task) -> None:
    """Clean, find, compare, connect."""
    with task.stage("clean"):
        columns = {name: task.rows[name].to_pylist() for name in task.rows.column_names}
        names = [plain(name) for name in columns["name"]]
        addresses = [plain(address) for address in columns["address"]]
        others = [plain(joined(each)) for each in columns["other_names"]]
        texts = [joined(parts) for parts in zip(names, others, addresses, strict=True)]
    with task.stage("candidates"):
        pairs = candidates(texts, np.array([country or "" for country in columns["country"]]))
    with task.stage("compare"):
        score = likeness(names, addresses, pairs)
        points = np.array([columns["lat"], columns["lng"]], dtype=np.float64).T
        score = np.where(kilometres(points, pairs) > FARTHEST, 0.0, score)
    with task.stage("clusters"):
        keys = task.row_keys
        scored = [(keys[a], keys[b], each) for (a, b), each in zip(pairs, score, strict=True)]
        clusters = connected(keys, [(a, b) for a, b, each in scored if each >= SAME])
    task.write(
        pairs_table(scored),
        clusters_table(clusters),
        threshold=SAME,
        version=f"scikit-learn {sklearn.__version__}",
    )


if __name__ == "__main__":
    main(read_task())
