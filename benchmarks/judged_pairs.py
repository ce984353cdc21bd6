"""Measures the shipped model on pairs of real rows that were judged by careful reading; prints its section.

python benchmarks/judged_pairs.py           # prints the section of benchmarks/README.md
python benchmarks/judged_pairs.py --write   # puts it there
python benchmarks/judged_pairs.py --wrong   # also shows the pairs that come out wrong

The model has never seen these pairs. A second table shows what their labels add when they are used
for training, always judged by models that have seen neither the pair nor a row of it.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from figures import measured_on, write_section
from real_lists import lines_of, real_data, row, table
from training.fitting import as_model, balanced, fit
from training.generated_pairs import Generator, Labelled, measured

from akkoord.engine.intake import read_list, to_matching_rows
from akkoord.engine.matching.judgements import Decision, Groups
from akkoord.engine.matching.measures import measure_pairs
from akkoord.engine.matching.model import model_from, shipped_model
from akkoord.engine.matching.places import places_of
from akkoord.engine.matching.scoring import ScoredPair, Scorer

FOLDS = 10
GENERATED_WEIGHT = 0.1
"""Of a generated pair against a judged one, when both train."""
LEVELS = (0.95, 0.97, 0.99)

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """The pairs that both readings called same or different."""

    lines: list[dict[str, str]]
    scored: list[ScoredPair]
    labelled: Labelled
    group: list[str]
    """Pairs that share a row, even through others, have one group."""


def read_judged() -> Judged:
    """The judged pairs, scored by the shipped model from the texts of their two rows alone."""
    lines = [line for line in lines_of("pairs/judged.csv") if line["label"] != "unsure"]
    rows, groups = [], Groups()
    for at, line in enumerate(lines):
        for side in "12":
            given = {name: line[f"{name}{side}"] for name in ("name", "address", "country")}
            rows.append(row(f"{at:04}:{side}", **given))
        groups.join(*(f"{line[f'source{side}']}:{line[f'row_id{side}']}" for side in "12"))
    places = places_of(table(rows))
    pairs = np.arange(len(rows)).reshape(-1, 2)
    is_same = np.array([line["label"] == "same" for line in lines], dtype=np.float64)
    return Judged(
        lines=lines,
        scored=Scorer(places, shipped_model(), {}).score(pairs, keep_from=0.0),
        labelled=Labelled(measure_pairs(places, pairs[:, 0].tolist(), pairs[:, 1].tolist()), is_same),
        group=[groups.of(f"{line['source1']}:{line['row_id1']}") for line in lines],
    )


def out_of_fold(judged: Judged, *, seed: int = 0) -> Array:
    """Probabilities by models trained on generated and judged pairs, none of the fold's groups among them."""
    path = real_data("register/oar-2022.csv")
    register = to_matching_rows(read_list(path, filename=path.name), "register")
    generated = measured(Generator(register, seed=1).pairs())
    names = sorted(set(judged.group))
    fold_of = dict(zip(names, np.random.default_rng(seed).integers(0, FOLDS, len(names)), strict=True))
    fold = np.array([fold_of[group] for group in judged.group])
    found = np.zeros(len(fold))
    for number in range(FOLDS):
        train, test = fold != number, fold == number
        both = Labelled(
            np.vstack([judged.labelled.measures[train], generated.measures]),
            np.concatenate([judged.labelled.is_same[train], generated.is_same]),
        )
        weights = np.concatenate([np.ones(train.sum()), balanced(generated.is_same) * GENERATED_WEIGHT])
        model = model_from(as_model(*fit(both, weights=weights, smoothing=0.2), version="", trained_on=""))
        found[test] = model.probabilities(judged.labelled.measures[test])
    return found


def recall_at(probability: Array, is_same: Array, precision: float) -> float:
    """The highest recall at which at least this share of the found pairs is right."""
    order = np.argsort(-probability, kind="stable")
    right = np.cumsum(is_same[order])
    good = right / np.arange(1, len(order) + 1) >= precision
    return float((right[good] / is_same.sum()).max()) if good.any() else 0.0


def section(judged: Judged, learned: Array) -> str:
    """The section of the README."""
    is_same = judged.labelled.is_same
    likely = np.array([pair.probability for pair in judged.scored])
    decided = np.array([str(pair.decision) for pair in judged.scored])
    curve = "\n".join(
        f"| recall at precision ≥ {level} | {recall_at(likely, is_same, level):.3f} "
        f"| {recall_at(learned, is_same, level):.3f} |"
        for level in LEVELS
    )
    same = int(is_same.sum())
    return f"""## Judged pairs of real rows

`benchmarks/judged_pairs.py` compares {len(is_same)} pairs of rows from real lists ({same} one place,
{len(is_same) - same} two places), judged twice by careful reading and drawn evenly over the range of
likeness, so that hard ones are many. The shipped model (version {shipped_model().version}) has never seen
them: it is trained on pairs generated from register rows (`benchmarks/training`). The rules for
numbers and words were written with a third of these pairs in view, and the wrong decisions on all of them
were looked at when the kinds of generated pairs and the two thresholds were chosen: a blind set would give
somewhat less.
{measured_on()}:

| what the machine decides | recall | precision |
|---|---|---|
| joined without asking | {_recall_and_precision(decided == Decision.SAME, is_same)} |
| joined or asked | {_recall_and_precision(decided != Decision.DIFFERENT, is_same)} |

{int((decided == Decision.ASK).sum())} of the pairs are asked. What their labels would add to the training
stands in the last column: {FOLDS} folds, each judged by a model that saw neither its pairs nor their rows.

| by probability alone | shipped | with judged pairs, out of fold |
|---|---|---|
{curve}
"""


def _recall_and_precision(found: npt.NDArray[np.bool_], is_same: Array) -> str:
    right = float(is_same[found].sum())
    return f"{right / is_same.sum():.3f} | {right / max(1, found.sum()):.3f}"


def show_wrong(judged: Judged) -> None:
    """The pairs on which the machine decides wrongly by itself."""
    for line, pair, is_same in zip(judged.lines, judged.scored, judged.labelled.is_same, strict=True):
        wrong = Decision.DIFFERENT if is_same else Decision.SAME
        if pair.decision is wrong:
            print(
                f"\n{line['pair_id']} is {line['label']}, machine: {pair.decision} ({pair.probability:.3f})"
            )
            for side in "12":
                print("  ", " | ".join(line[f"{name}{side}"] for name in ("name", "address", "country")))
            print("  ", "; ".join(pair.reasons))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the section into benchmarks/README.md")
    parser.add_argument("--wrong", action="store_true", help="also show the pairs that come out wrong")
    options = parser.parse_args(arguments)
    judged = read_judged()
    write_section("judged pairs", section(judged, out_of_fold(judged)), into_readme=options.write)
    if options.wrong:
        show_wrong(judged)


if __name__ == "__main__":
    main()
