"""GoldenMatch: `zero-config`, which chooses everything by itself, and `configured`, written by hand."""

import logging
import os

os.environ.setdefault("GOLDENMATCH_ANALYTICS", "0")

import goldenmatch
import pyarrow as pa
from cleaned_text import numbers, plain, rarest_words, telling
from goldenmatch.config.schemas import (
    BlockingConfig,
    BlockingKeyConfig,
    GoldenMatchConfig,
    MatchkeyConfig,
    MatchkeyField,
)
from one_command import Task, clusters_table, pairs_table, read_task

BLOCKED_ON = ("squashed", "name_word_1", "name_word_2", "address_word_1")


def given_columns(task: Task) -> dict[str, list[object]]:
    """Name, operators, address and country in plain letters, and the point as one text."""
    given = {name: task.rows[name].to_pylist() for name in task.rows.column_names}
    columns: dict[str, list[object]] = {
        "name": [telling(plain(name)) for name in given["name"]],
        "address": [plain(address) for address in given["address"]],
        "country": [country or "" for country in given["country"]],
    }
    if task.has_other_names:
        named = zip(given["name"], given["other_names"], strict=True)
        columns["known_names"] = [
            "|".join(telling(plain(each)) for each in [name, *other]) for name, other in named
        ]
    if task.has_points:
        points = zip(given["lat"], given["lng"], strict=True)
        columns["point"] = [None if lat is None else f"{lat},{lng}" for lat, lng in points]
    return columns


def with_blocking_columns(columns: dict[str, list[object]]) -> dict[str, list[object]]:
    """The columns with the keys that candidates share, by country, and the numbers of the address."""
    countries, names, addresses = (columns[name] for name in ("country", "name", "address"))
    known = [str(each).replace("|", " ") for each in columns.get("known_names", names)]
    name_words = rarest_words(countries, known, most=200)
    address_words = rarest_words(countries, addresses, most=100)

    def keyed(words: list[list[str]], at: int) -> list[object]:
        parts = zip(countries, words, strict=True)
        return [f"{country} {each[at]}" if len(each) > at else None for country, each in parts]

    found = {
        "numbers": ["|".join(numbers(address)) or None for address in addresses],
        "squashed": keyed([[name.replace(" ", "")[:6]] for name in names], 0),
        "name_word_1": keyed(name_words, 0),
        "name_word_2": keyed(name_words, 1),
        "address_word_1": keyed(address_words, 0),
    }
    if "point" in columns:
        points = ((point or "").split(",") for point in columns["point"])
        found["cell"] = [f"{float(a[0]):.2f} {float(a[1]):.2f}" if len(a) == 2 else None for a in points]
    return columns | found


def configuration(columns: dict[str, list[object]]) -> GoldenMatchConfig:
    """A probabilistic comparison of all fields, candidates by several blocking passes."""
    fields = [
        MatchkeyField(field="name", scorer="ensemble", level_thresholds=[0.95, 0.85, 0.7], levels=4),
        MatchkeyField(field="address", scorer="token_sort", level_thresholds=[0.95, 0.8, 0.6], levels=4),
        MatchkeyField(field="numbers", scorer="array_intersect", levels=3, partial_threshold=0.3),
    ]
    if "known_names" in columns:
        fields.append(MatchkeyField(field="known_names", scorer="array_intersect:overlap", levels=2))
    if "point" in columns:
        fields.append(MatchkeyField(field="point", scorer="geo_haversine", levels=3))
    passes = [BlockingKeyConfig(fields=[name]) for name in (*BLOCKED_ON, "cell") if name in columns]
    return GoldenMatchConfig(
        matchkeys=[MatchkeyConfig(name="place", type="probabilistic", fields=fields)],
        blocking=BlockingConfig(strategy="multi_pass", keys=passes[:1], passes=passes, skip_oversized=True),
    )


def main(task: Task) -> None:
    """Clean, then everything by GoldenMatch."""
    logging.disable(logging.WARNING)
    keys = task.row_keys
    config = None
    with task.stage("clean"):
        columns = given_columns(task)
        if task.set_up == "configured":
            columns = with_blocking_columns(columns)
            config = configuration(columns)
        table = pa.table(columns)
    with task.stage("match"):
        result = goldenmatch.dedupe_df(table, config=config)
    with task.stage("collect"):
        review = [(one, other, score) for one, other, score in result.review_pairs]
        scored = [*result.scored_pairs, *review]
        asked = [False] * len(result.scored_pairs) + [True] * len(review)
        cluster_of = dict.fromkeys(keys, "")
        for number, cluster in result.clusters.items():
            cluster_of |= {keys[at]: number for at in cluster["members"]}
        waiting = frozenset(keys[at] for one, other, _ in review for at in (one, other))
    task.write(
        pairs_table(((keys[one], keys[other], score) for one, other, score in scored), asked),
        clusters_table({key: cluster or key for key, cluster in cluster_of.items()}, waiting),
        threshold=None,
        version=f"GoldenMatch {goldenmatch.__version__}",
    )


if __name__ == "__main__":
    main(read_task())
