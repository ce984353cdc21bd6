"""The quality that the benchmarks measure may not fall unnoticed."""

import csv

import numpy as np
from tests.engine.matching.rows import row, table
from tests.real_data import real_data

from akkoord.engine.cleaning.countries import country_of
from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.clusters import SAME
from akkoord.engine.matching.deciding.scoring import NOWHERE, Scorer
from akkoord.engine.matching.describing import describe


def test_automatic_decisions_on_judged_pairs_of_real_rows():
    with real_data("pairs/judged.csv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["label"] != "unsure"]
    rows = [
        row(
            f"{at:03}:{side}",
            line[f"name{side}"],
            line[f"address{side}"],
            country_of(line[f"country{side}"]) or "",
        )
        for at, line in enumerate(lines)
        for side in "12"
    ]
    pairs = np.arange(len(rows)).reshape(-1, 2)
    scorer = Scorer(describe(table(*rows)), shipped_model(), np.full(len(rows), NOWHERE))
    decided = scorer.score(pairs, keep_from=0.0).decision
    joined = [
        line["label"] == "same" for line, decision in zip(lines, decided, strict=True) if decision == SAME
    ]

    assert sum(joined) / len(joined) >= 0.97
    assert sum(joined) / sum(line["label"] == "same" for line in lines) >= 0.85
