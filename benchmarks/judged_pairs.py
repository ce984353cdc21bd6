"""Measures models on pairs of real rows that were judged by careful reading; prints its section.

python benchmarks/judged_pairs.py           # prints the section of benchmarks/README.md
python benchmarks/judged_pairs.py --write   # puts it there
python benchmarks/judged_pairs.py --wrong   # also shows the shared pairs that come out wrong

The shipped model has never seen these pairs. The learned model has, but never those that it is measured on
nor another pair of their rows. The test part of the blind set is measured and never learned from.
With scikit-learn at hand, monotone trees are measured on the same division.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from figures import measured_on, write_section
from judged_rows import LEARN, SHARED, TEST, JudgedRows, read_judged_rows
from trees import trees_at_hand

from akkoord.engine.matching.clusters.links import ASK, DIFFERENT, SAME
from akkoord.engine.matching.learning.fitting import fitted
from akkoord.engine.matching.learning.folds import folds_of
from akkoord.engine.matching.learning.quality import brier, log_loss, recall_at, reliability
from akkoord.engine.matching.learning.thresholds import Costs, thresholds
from akkoord.engine.matching.model import Model, shipped_model

Array = npt.NDArray[np.float64]

LEVELS = (0.95, 0.97, 0.99)
MILLION = 1_000_000
TEXT = """## Judged pairs of real rows

`benchmarks/judged_pairs.py` compares {pairs} pairs of rows from real lists that careful reading called one
place ({same}) or two: {shared} of a shared file, drawn evenly over the range of likeness so that hard ones
are many, and seen while the rules were written; and {blind} of a blind set (`benchmarks/judgements.csv`),
whose test part nobody looks at. The shipped model (version {version}) is trained on pairs generated from
register rows (`benchmarks/training`) and has seen none of them. The learned model starts from it and learns
as `akkoord train` does from all answers but the tenth that it is measured on, and never from the test part.
{measured}:

| pairs | model | joined: recall | precision | found with questions | pairs asked | rows asked |
|---|---|---|---|---|---|---|
{decisions}

| pairs | model | log-loss | Brier | {levels} |
|---|---|---|---|---|---|---|
{probabilities}

How honest the probabilities are, on all pairs:

| said | shipped: pairs | mean said | found | learned: pairs | mean said | found |
|---|---|---|---|---|---|---|
{reliability}

{trees}
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one model says of every pair."""

    name: str
    probability: Array
    decision: npt.NDArray[np.int8]


def by_model(judged: JudgedRows, model: Model) -> Measured:
    """What one model says."""
    links = judged.decided(model)
    return Measured("shipped", links.probability / MILLION, links.decision)


def out_of_fold(judged: JudgedRows, start: Model, costs: Costs) -> Measured:
    """What models say that saw no row of a pair's component; they learn from all parts but the test part."""
    fold = folds_of(judged.answers.component)
    probability, decision = np.zeros(len(judged)), np.zeros(len(judged), dtype=np.int8)
    for at in np.unique(fold).tolist():
        links = judged.decided(_learned(judged, start, (fold != at) & (judged.part != TEST), costs))
        probability[fold == at] = links.probability[fold == at] / MILLION
        decision[fold == at] = links.decision[fold == at]
    return Measured("learned", probability, decision)


def _learned(judged: JudgedRows, start: Model, seen: npt.NDArray[np.bool_], costs: Costs) -> Model:
    """A model of the pairs in `seen`, with thresholds from a division of these pairs."""
    answers = judged.taken(seen)
    fold, log_odds = folds_of(answers.component, folds=5), np.zeros(int(seen.sum()))
    for at in np.unique(fold).tolist():
        part = fitted(start, answers.examples.taken(fold != at))
        log_odds[fold == at] = part.log_odds(answers.examples.measures[fold == at])
    same, ask = thresholds(log_odds, answers.examples.is_same, costs)
    return replace(fitted(start, answers.examples), same=same, ask=ask)


def parts_of(judged: JudgedRows) -> Iterator[tuple[str, npt.NDArray[np.bool_]]]:
    """The parts that are measured apart."""
    yield "shared", judged.part == SHARED
    yield "blind, learn part", judged.part == LEARN
    yield "blind, test part", judged.part == TEST
    yield "all", judged.part != ""
    yield "with both addresses", judged.has_address()
    yield "an address missing", ~judged.has_address()


def _decisions(name: str, chosen: npt.NDArray[np.bool_], judged: JudgedRows, found: Measured) -> str:
    is_same, decision = judged.is_same[chosen], found.decision[chosen]
    joined, asked = decision == SAME, decision == ASK
    total = max(1.0, is_same.sum())
    texts = judged.rows.text.reshape(-1, 2)[chosen]
    rows_asked = len(np.unique(texts[asked])) / max(1, len(np.unique(texts)))
    return (
        f"| {name} ({len(is_same)}) | {found.name} | {is_same[joined].sum() / total:.3f} "
        f"| {is_same[joined].sum() / max(1, joined.sum()):.3f} "
        f"| {is_same[joined | asked].sum() / total:.3f} | {asked.mean():.1%} | {rows_asked:.1%} |"
    )


def _probabilities(name: str, chosen: npt.NDArray[np.bool_], judged: JudgedRows, found: Measured) -> str:
    is_same, likely = judged.is_same[chosen], found.probability[chosen]
    figures = [f"{log_loss(likely, is_same):.3f}", f"{brier(likely, is_same):.4f}"]
    figures += [f"{recall_at(likely, is_same, level):.3f}" for level in LEVELS]
    return f"| {name} | {found.name} | {' | '.join(figures)} |"


def _reliability(judged: JudgedRows, models: Sequence[Measured]) -> str:
    tables = [reliability(found.probability, judged.is_same) for found in models]
    lines = []
    for at, bins in enumerate(zip(*tables, strict=True)):
        cells = " | ".join(f"{each.pairs} | {each.said:.2f} | {each.found:.2f}" for each in bins)
        lines.append(f"| {at / 10:.1f} to {(at + 1) / 10:.1f} | {cells} |")
    return "\n".join(lines)


def section(judged: JudgedRows, models: Sequence[Measured], trees: str) -> str:
    """The section of the README."""
    parts = [(name, chosen) for name, chosen in parts_of(judged) if chosen.any()]
    return TEXT.format(
        pairs=len(judged),
        same=int(judged.is_same.sum()),
        shared=int((judged.part == SHARED).sum()),
        blind=int((judged.part != SHARED).sum()),
        version=shipped_model().version,
        measured=measured_on(),
        levels=" | ".join(f"recall at precision {level}" for level in LEVELS),
        decisions="\n".join(_decisions(*part, judged, found) for part in parts for found in models),
        probabilities="\n".join(_probabilities(*part, judged, found) for part in parts for found in models),
        reliability=_reliability(judged, models),
        trees=trees,
    )


def tree_lines(judged: JudgedRows, learned: Measured) -> str:
    """Monotone trees beside the curves, or that they cannot be measured."""
    likely = trees_at_hand(judged, folds_of(judged.answers.component))
    if likely is None:
        return "Monotone trees: not measured, scikit-learn is not in this environment."
    seen = judged.part != TEST
    models = [replace(learned, name="curves"), replace(learned, name="trees", probability=likely)]
    parts = [("all but the test part", seen), ("blind, test part", ~seen)]
    lines = "\n".join(_probabilities(*part, judged, found) for part in parts for found in models)
    head = " | ".join(f"recall at precision {level}" for level in LEVELS)
    return (
        "Monotone gradient-boosted trees on the same measures, generated pairs and division:\n\n"
        f"| pairs | model | log-loss | Brier | {head} |\n|---|---|---|---|---|---|---|\n{lines}"
    )


def show_wrong(judged: JudgedRows, found: Measured) -> None:
    """The pairs outside the test part on which the machine decides wrongly by itself."""
    wrong = np.where(judged.is_same > 0, DIFFERENT, SAME)
    for at in np.flatnonzero((found.decision == wrong) & (judged.part != TEST)).tolist():
        line = judged.lines[at]
        print(f"\n{line['pair_id']} is {line['label']}, machine: {found.probability[at]:.3f}")
        for side in "12":
            print("  ", " | ".join(line[f"{name}{side}"] for name in ("name", "address", "country")))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the section into benchmarks/README.md")
    parser.add_argument("--wrong", action="store_true", help="also show the pairs that come out wrong")
    options = parser.parse_args(arguments)
    judged = read_judged_rows()
    shipped, learned = by_model(judged, shipped_model()), out_of_fold(judged, shipped_model(), Costs())
    text = section(judged, [shipped, learned], tree_lines(judged, learned))
    write_section("judged pairs", text, into_readme=options.write)
    if options.wrong:
        show_wrong(judged, shipped)


if __name__ == "__main__":
    main()
