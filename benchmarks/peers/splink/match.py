"""Splink with DuckDB, trained as recommended: u by random pairs, m by expectation maximisation or labels.

Set-ups: `em` (careful comparisons and blocking, no label), `labels` (the same, m from labelled pairs),
`plain` (the same comparisons, blocking by equality alone, for large data).
"""

import logging
from contextlib import suppress

import pyarrow as pa
import splink
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from cleaned_text import joined, numbers, plain, rarest_words, telling
from one_command import Task, clusters_table, pairs_table, read_task
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.internals.exceptions import EMTrainingException

SAME = 0.95
"""The threshold of Splink's own examples of deduplication."""
KEPT_FROM = 0.01
RANDOM_PAIRS = 1e6
RECALL_OF_EXACT = 0.6
"""Of rows with one name and one address in all true pairs; Splink asks for a guess."""
SHARED = "len(list_intersect({0}_l, {0}_r))"
ALL = "len(list_distinct(list_concat({0}_l, {0}_r)))"
FEWEST = "least(len({0}_l), len({0}_r))"


def prepared(task: Task) -> pa.Table:
    """Cleaned columns, and the rare words that candidates may share."""
    given = {name: task.rows[name].to_pylist() for name in task.rows.column_names}
    names = [telling(plain(name)) for name in given["name"]]
    others = [[telling(plain(other)) for other in each] for each in given["other_names"]]
    addresses = [plain(address) for address in given["address"]]
    countries = [country or "" for country in given["country"]]
    name_words = rarest_words(
        countries, [joined([a, *b]) for a, b in zip(names, others, strict=True)], most=200
    )
    address_words = rarest_words(countries, addresses, most=100)
    prefixes = [[name.replace(" ", "")[:6]] for name in names]
    common = rarest_words(countries, [each[0] for each in prefixes], most=200)
    texts = [joined([name, address]) for name, address in zip(names, addresses, strict=True)]

    def nth(words: list[list[str]], at: int) -> list[str | None]:
        return [each[at] if len(each) > at else None for each in words]

    columns = {
        "unique_id": given["row_key"],
        "country": [country or None for country in countries],
        "name": [name or None for name in names],
        "squashed": [name.replace(" ", "") or None for name in names],
        "name_words": [sorted(set(name.split())) for name in names],
        "known_names": [sorted({name, *other} - {""}) for name, other in zip(names, others, strict=True)],
        "address": [address or None for address in addresses],
        "address_words": [sorted(set(address.split())) for address in addresses],
        "numbers": [numbers(text) for text in texts],
        "prefix": nth(common, 0),
        "name_word_1": nth(name_words, 0),
        "name_word_2": nth(name_words, 1),
        "address_word_1": nth(address_words, 0),
        "address_word_2": nth(address_words, 1),
        "lat": pa.array(given["lat"], pa.float64()),
        "lng": pa.array(given["lng"], pa.float64()),
        "cell": [
            None if a is None else f"{a:.2f} {b:.2f}" for a, b in zip(given["lat"], given["lng"], strict=True)
        ],
    }
    return pa.table(columns)


def level(condition: str, label: str) -> levels.CustomLevel:
    return levels.CustomLevel(condition, label_for_charts=label)


def missing(column: str) -> object:
    empty = f"coalesce(len({column}_l), 0) = 0 OR coalesce(len({column}_r), 0) = 0"
    return levels.CustomLevel(empty, label_for_charts="missing").configure(is_null_level=True)


def overlap(column: str, share: float) -> levels.CustomLevel:
    """At least this share of all words of both is in both."""
    return level(f"{SHARED.format(column)} >= {share} * {ALL.format(column)}", f"{share:.0%} of words")


def compared(task: Task) -> list[object]:
    """What is compared, each with levels from equal to unlike; what is missing says nothing."""
    name = [
        levels.NullLevel("name"),
        levels.ExactMatchLevel("name", term_frequency_adjustments=True),
        level("squashed_l = squashed_r", "the same letters"),
        levels.JaroWinklerLevel("name", 0.95),
        overlap("name_words", 0.66),
        level(f"{SHARED.format('name_words')} = {FEWEST.format('name_words')}", "one within the other"),
        levels.JaroWinklerLevel("name", 0.88),
        overlap("name_words", 0.33),
        levels.JaroWinklerLevel("name", 0.75),
        levels.ElseLevel(),
    ]
    if task.has_other_names:
        name.insert(3, level(f"{SHARED.format('known_names')} > 0", "a known name of the other"))
    address = [missing("address_words"), levels.ExactMatchLevel("address")]
    address += [*(overlap("address_words", share) for share in (0.7, 0.5, 0.3, 0.1)), levels.ElseLevel()]
    number = [
        missing("numbers"),
        level(f"{SHARED.format('numbers')} = {ALL.format('numbers')}", "all the same"),
        level(f"{SHARED.format('numbers')} = {FEWEST.format('numbers')}", "all of one side"),
        level(f"{SHARED.format('numbers')} > 0", "some"),
        levels.ElseLevel(),
    ]
    found = [
        comparisons.CustomComparison(name, output_column_name="name"),
        comparisons.CustomComparison(address, output_column_name="address"),
        comparisons.CustomComparison(number, output_column_name="numbers"),
        comparisons.ExactMatch("country"),
    ]
    if task.has_points:
        found.append(comparisons.DistanceInKMAtThresholds("lat", "lng", [0.2, 1, 5, 25]))
    return found


def blocking(task: Task) -> list[object]:
    """Which rows are compared at all."""
    rules = [block_on("country", "name"), block_on("country", "address")]
    if task.set_up != "plain":
        rules += [
            block_on("country", "prefix"),
            block_on("country", "name_word_1"),
            block_on("country", "name_word_2"),
            block_on("country", "address_word_1"),
            block_on("country", "address_word_2"),
        ]
    return [*rules, block_on("cell")] if task.has_points else rules


def train(task: Task, linker: Linker, database: DuckDBAPI) -> None:
    """As Splink's documentation goes: prior, u, m."""
    exact = [block_on("country", "name", "address")]
    exact += [block_on("name", "cell")] if task.has_points else []
    training = linker.training
    training.estimate_probability_two_random_records_match(exact, recall=RECALL_OF_EXACT)
    training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=1)
    if task.set_up == "labels":
        same = task.labels.filter(task.labels["is_same"])
        pairs = pa.table({"unique_id_l": same["left"], "unique_id_r": same["right"]})
        training.estimate_m_from_pairwise_labels(database.register(pairs, table_name="labels"))
        return
    rules = [block_on("country", "name"), block_on("country", "address"), block_on("country", "name_word_1")]
    for rule in rules:
        with suppress(EMTrainingException):  # on a few hundred rows a rule may find no pair
            training.estimate_parameters_using_expectation_maximisation(rule)


def main(task: Task) -> None:
    """Prepare, train, predict, cluster."""
    logging.disable(logging.WARNING)
    database = DuckDBAPI()
    with task.stage("prepare"):
        rows = database.register(prepared(task), table_name="rows")
        settings = SettingsCreator(
            link_type="dedupe_only",
            comparisons=compared(task),
            blocking_rules_to_generate_predictions=blocking(task),
            retain_matching_columns=False,
        )
        linker = Linker(rows, settings)
    with task.stage("train"):
        train(task, linker, database)
    with task.stage("predict"):
        predicted = linker.inference.predict(threshold_match_probability=KEPT_FROM)
    with task.stage("clusters"):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predicted, threshold_match_probability=SAME
        ).as_pyarrow_table()
    found = predicted.as_pyarrow_table()
    columns = (found[name].to_pylist() for name in ("unique_id_l", "unique_id_r", "match_probability"))
    cluster_of = dict(zip(clusters["unique_id"].to_pylist(), clusters["cluster_id"].to_pylist(), strict=True))
    task.write(
        pairs_table(zip(*columns, strict=True)),
        clusters_table(cluster_of),
        threshold=SAME,
        version=f"Splink {splink.__version__}",
    )


if __name__ == "__main__":
    main(read_task())
