"""Measures the shipped model on pairs of real rows that were judged by careful reading; prints its section.

python benchmarks/judged_pairs.py           # prints the section of benchmarks/README.md
python benchmarks/judged_pairs.py --write   # puts it there
python benchmarks/judged_pairs.py --wrong   # also shows the pairs that come out wrong, but for the test part

The shipped model has learned from the pairs of the shared file and of the learn part. On these,
models are measured that its recipe gives without the pairs that they are measured on, without any pair that
hangs together with them, and without pairs generated from their rows. The test part is measured by the
shipped model.
With scikit-learn at hand, monotone trees are measured on the same division.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from figures import measured_on, write_section
from judged_rows import LEARN, SHARED, TEST, JudgedRows
from training.sources import sources
from trees import trees_at_hand

from akkoord.engine.matching.clusters.links import ASK, DIFFERENT, SAME
from akkoord.engine.matching.learning.folds import folds_of
from akkoord.engine.matching.learning.quality import brier, log_loss, recall_at, reliability
from akkoord.engine.matching.model import shipped_model

Array = npt.NDArray[np.float64]

LEVELS = (0.95, 0.97, 0.99)
FOLDS = 5
MILLION = 1_000_000
TEXT = """## Judged pairs of real rows

`benchmarks/judged_pairs.py` compares {pairs} pairs of rows from real lists that careful reading called one
place ({same}) or two: {shared} of a shared file, drawn evenly over the range of likeness so that hard ones
are many, and seen while the rules were written; and {blind} of a blind set (`benchmarks/judgements.csv`),
whose test part nobody looks at. The shipped model (version {version}) learns from generated pairs
(`benchmarks/training`) and from all of these but the test part. So the others are measured in {folds}
divisions by location: each by a model of the same recipe that has seen none of its locations.
{measured}:

| pairs | joined: recall | precision | found with questions | pairs asked | rows asked |
|---|---|---|---|---|---|
{decisions}

| pairs | log-loss | Brier | {levels} |
|---|---|---|---|---|---|
{probabilities}

How honest the probabilities are:

| said | pairs | mean said | found |
|---|---|---|---|
{reliability}

{trees}
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was said of every pair."""

    probability: Array
    decision: npt.NDArray[np.int8]


def out_of_fold(judged: JudgedRows) -> Measured:
    """What models say that saw no row of a pair's component; the shipped one saw none of the test part."""
    is_test = judged.part == TEST
    fold = np.where(is_test, FOLDS, folds_of(judged.component, folds=FOLDS))
    texts = judged.rows.text.reshape(-1, 2)
    probability, decision = np.zeros(len(judged)), np.zeros(len(judged), dtype=np.int8)
    for at in range(FOLDS + 1):
        here = fold == at
        model = shipped_model() if at == FOLDS else sources().model(without=np.unique(texts[here]))
        links = judged.decided(model)
        probability[here], decision[here] = links.probability[here] / MILLION, links.decision[here]
    return Measured(probability, decision)


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
        f"| {name} ({len(is_same)}) | {is_same[joined].sum() / total:.3f} "
        f"| {is_same[joined].sum() / max(1, joined.sum()):.3f} "
        f"| {is_same[joined | asked].sum() / total:.3f} | {asked.mean():.1%} | {rows_asked:.1%} |"
    )


def _probabilities(name: str, chosen: npt.NDArray[np.bool_], judged: JudgedRows, found: Measured) -> str:
    is_same, likely = judged.is_same[chosen], found.probability[chosen]
    figures = [f"{log_loss(likely, is_same):.3f}", f"{brier(likely, is_same):.4f}"]
    figures += [f"{recall_at(likely, is_same, level):.3f}" for level in LEVELS]
    return f"| {name} | {' | '.join(figures)} |"


def _reliability(judged: JudgedRows, found: Measured) -> str:
    lines = (
        f"| {at / 10:.1f} to {(at + 1) / 10:.1f} | {each.pairs} | {each.said:.2f} | {each.found:.2f} |"
        for at, each in enumerate(reliability(found.probability, judged.is_same))
    )
    return "\n".join(lines)


def section(judged: JudgedRows, found: Measured, trees: str) -> str:
    """The section of the README."""
    parts = [(name, chosen) for name, chosen in parts_of(judged) if chosen.any()]
    return TEXT.format(
        pairs=len(judged),
        same=int(judged.is_same.sum()),
        shared=int((judged.part == SHARED).sum()),
        blind=int((judged.part != SHARED).sum()),
        version=shipped_model().version,
        folds=FOLDS,
        measured=measured_on(),
        levels=" | ".join(f"recall at precision {level}" for level in LEVELS),
        decisions="\n".join(_decisions(*part, judged, found) for part in parts),
        probabilities="\n".join(_probabilities(*part, judged, found) for part in parts),
        reliability=_reliability(judged, found),
        trees=trees,
    )


def tree_lines(judged: JudgedRows) -> str:
    """Monotone trees, or that they cannot be measured."""
    likely = trees_at_hand(judged, folds_of(judged.component, folds=FOLDS))
    if likely is None:
        return "Monotone trees: not measured, scikit-learn is not in this environment."
    trees = Measured(likely, np.zeros(len(judged), dtype=np.int8))
    lines = "\n".join(_probabilities(*part, judged, trees) for part in parts_of(judged) if part[1].any())
    head = " | ".join(f"recall at precision {level}" for level in LEVELS)
    return (
        "Monotone gradient-boosted trees on the same measures, generated pairs and division:\n\n"
        f"| pairs | log-loss | Brier | {head} |\n|---|---|---|---|---|---|\n{lines}"
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
    judged = sources().judged
    found = out_of_fold(judged)
    write_section("judged pairs", section(judged, found, tree_lines(judged)), into_readme=options.write)
    if options.wrong:
        show_wrong(judged, found)


if __name__ == "__main__":
    main()
