"""Akkoord itself under the same command line: `shipped`, or `labels` to learn from labelled pairs first.

As `akkoord match` does it, large libraries that are not needed are not loaded.
"""

import time
from itertools import pairwise

from akkoord.engine.unneeded import without_unneeded

with without_unneeded():
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc
    from one_command import Task, read_task

    from akkoord.engine.matching import Consolidation, Judgement, Model, Verdict, consolidate, shipped_model
    from akkoord.engine.matching.model import read_model
    from akkoord.engine.rows import ROW_SCHEMA


def as_rows(given: pa.Table) -> pa.Table:
    """The rows as matching reads them; what the comparison does not give is empty."""
    empty = {"row": given["row_key"], "identifiers": pa.array([[]] * given.num_rows, pa.list_(pa.string()))}
    empty["location_id"] = pa.nulls(given.num_rows, pa.string())
    columns = {name: given[name] for name in given.column_names}
    return pa.table([(empty | columns)[name] for name in ROW_SCHEMA.names], names=ROW_SCHEMA.names).cast(
        ROW_SCHEMA
    )


def learned(rows: pa.Table, labels: pa.Table) -> Model:
    """The shipped model moved towards the labels, unless that is no better: as `akkoord train` does it."""
    from akkoord.engine.matching.learning.answers import answers_of  # noqa: PLC0415 - for labels only
    from akkoord.engine.matching.learning.training import train  # noqa: PLC0415 - as above

    judgements = [
        Judgement(line["left"], line["right"], Verdict.SAME if line["is_same"] else Verdict.DIFFERENT)
        for line in labels.to_pylist()
    ]
    start = shipped_model()
    return train(start, answers_of(rows, judgements)).better(start)


def consolidated(task: Task, rows: pa.Table, model: Model) -> Consolidation:
    """The register, with the seconds of each step."""
    steps: list[tuple[str, float]] = []
    result = consolidate(
        rows, model=model, progress=lambda step, _: steps.append((step, time.perf_counter()))
    )
    steps.append(("", time.perf_counter()))
    for (step, start), (_, end) in pairwise(steps):
        task.seconds[step] = task.seconds.get(step, 0.0) + end - start
    return result


def pairs_of(result: Consolidation) -> pa.Table:
    """The kept pairs, with those that a person is asked."""
    asked = pa.chunked_array([*result.review["left"].chunks, *result.review["right"].chunks]).unique()

    def numbered(table: pa.Table) -> np.ndarray:
        ends = (pc.index_in(table[side], value_set=asked) for side in ("left", "right"))
        left, right = (np.asarray(pc.fill_null(end, len(asked)), dtype=np.int64) for end in ends)
        return left * (len(asked) + 1) + right

    is_asked = np.isin(numbered(result.pairs), numbered(result.review))
    pairs = result.pairs.select(["left", "right", "probability"]).rename_columns(["left", "right", "score"])
    return pairs.append_column("asked", pa.array(is_asked))


def main(task: Task) -> None:
    """Learn when asked to, consolidate, answer."""
    rows = as_rows(task.rows)
    model = read_model(task.model) if task.model else shipped_model()
    if task.set_up == "labels":
        with task.stage("train"):
            model = learned(rows, task.labels)
    result = consolidated(task, rows, model)
    with task.stage("collect"):
        places = result.assignments
        asked = pc.equal(places["decision"], "ask")
        columns = [places["row_key"], places["location_id"], asked]
        clusters = pa.table(columns, names=["row_key", "cluster", "asked"])
        pairs = pairs_of(result)
    task.write(pairs, clusters, threshold=model.same, version=model.version)


if __name__ == "__main__":
    with without_unneeded():
        main(read_task())
