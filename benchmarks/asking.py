"""Puts questions about generated lists to the truth: how fast does the register get better with each answer?

python benchmarks/asking.py                 # prints the section of benchmarks/README.md
python benchmarks/asking.py --write         # puts it there
python benchmarks/asking.py --rows 4500     # another size
"""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from figures import measured_on, write_section

from akkoord.engine.arrays import Array
from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.clusters import Answers, Links, cluster
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.groups import Described, group_rows
from akkoord.engine.matching.model import shipped_model
from akkoord.engine.matching.review import entropy, error_left, expected_questions, to_review
from akkoord.engine.sample.scale.plan import plan_for
from akkoord.engine.sample.scale.writing import write_rows

STOPS = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0)
"""After these shares of the questions that were open at the start."""
ROUND = 25
"""Answers between two computations of the groups; what follows from an answer is never asked."""
TEXT = """## Asking people

`benchmarks/asking.py` generates {rows:,} rows of {lists} lists, matches them, and answers its questions from
the truth in three orders: by their worth (`matching/review.py`), by the uncertainty of the pair alone, and by
chance. {questions:,} questions are open at the start, on {share:.1%} of the rows; as some follow from answers
to others, {expected:,.0f} were expected to be put. {measured}:

| questions put | {orders} |
|---|{columns}|
{lines}

Pairwise F1 of the register (precision, recall). Of the pairs of rows that were compared, the probabilities
let {before} wrong decisions be expected before the first question and {after} after the last;
{wrong_before:,} and {wrong_after:,} were wrong."""

Order = Callable[[Array, Links, Answers], Array]


@dataclass(slots=True)
class Person:
    """Knows the truth, and remembers what was said by the smallest rows of groups."""

    truth: Array
    together: Array
    apart: set[tuple[int, int]]

    def says(self, left: int, right: int) -> None:
        """Answer for two rows, unless the answer follows."""
        one, other = sorted((int(self.together[left]), int(self.together[right])))
        if self.truth[left] != self.truth[right]:
            self.apart.add((one, other))
            return
        self.together[self.together == other] = one
        moved = ((one if a == other else a, one if b == other else b) for a, b in self.apart)
        self.apart = {(min(pair), max(pair)) for pair in moved}

    def knows(self, left: int, right: int) -> bool:
        one, other = sorted((int(self.together[left]), int(self.together[right])))
        return one == other or (one, other) in self.apart

    def answers(self) -> Answers:
        pairs = np.array(sorted(self.apart), dtype=np.int32).reshape(-1, 2)
        return Answers(self.together.copy(), pairs)


@dataclass(frozen=True, slots=True)
class Standing:
    """How good the register is after so many questions."""

    asked: int
    precision: float
    recall: float

    def __str__(self) -> str:
        f1 = 2 * self.precision * self.recall / (self.precision + self.recall)
        return f"{f1:.4f} ({self.precision:.4f}, {self.recall:.4f})"


def by_worth(place: Array, links: Links, answers: Answers) -> Array:
    """As the review shows them."""
    return to_review(place, links, answers)


def by_uncertainty(place: Array, links: Links, answers: Answers) -> Array:
    """The least sure pair first, whatever it moves."""
    asked = to_review(place, links, answers)
    return asked[np.argsort(-entropy(links.probability[asked]), kind="stable")]


def by_chance(place: Array, links: Links, answers: Answers) -> Array:
    """In no order."""
    asked = np.sort(to_review(place, links, answers))
    return np.random.default_rng(2018).permutation(asked)


def places_of(group: Array) -> Array:
    """int32, the number of each row's place."""
    return np.searchsorted(np.unique(group), group).astype(np.int32)


def standing(asked: int, group: Array, truth: Array) -> Standing:
    """Pairs of rows that are together against those that should be."""

    def pairs(*labels: Array) -> int:
        _, sizes = np.unique(np.stack(labels), axis=1, return_counts=True)
        return int((sizes * (sizes - 1) // 2).sum())

    both = pairs(group, truth)
    return Standing(asked, both / pairs(group), both / pairs(truth))


def ask(links: Links, group: Array, truth: Array, order: Order, most: int) -> tuple[list[Standing], Array]:
    """Standings at the stops, and the places at the end."""
    person = Person(truth, np.arange(len(truth), dtype=np.int32), set())
    stops = [round(share * most) for share in STOPS]
    found, asked = [standing(0, group, truth)], 0
    while len(found) < len(stops):
        questions = order(places_of(group), links, person.answers()).tolist()
        upto = min(asked + ROUND, stops[len(found)])
        for question in questions:
            left, right = int(links.left[question]), int(links.right[question])
            if asked < upto and not person.knows(left, right):
                person.says(left, right)
                asked += 1
        group = cluster(len(truth), links, person.answers())
        if asked >= stops[len(found)] or not questions:
            found.append(standing(asked, group, truth))
    return found, group


def wrong_links(links: Links, group: Array, truth: Array) -> int:
    """Compared pairs that are together and should not be, or the other way round."""
    together = group[links.left] == group[links.right]
    return int((together != (truth[links.left] == truth[links.right])).sum())


def section(rows: int, lists: int, links: Links, group: Array, truth: Array) -> str:
    """The figures as a part of the README."""
    place, nobody = places_of(group), Answers.none(len(truth))
    questions = to_review(place, links, nobody)
    orders = {"by worth": by_worth, "by uncertainty": by_uncertainty, "by chance": by_chance}
    found = {name: ask(links, group, truth, order, len(questions)) for name, order in orders.items()}
    last = found["by worth"][1]
    before = error_left(place, links, nobody)
    after = error_left(place, links, nobody, answered=questions)
    lines = [
        f"| {standings[0].asked:,} | " + " | ".join(map(str, standings)) + " |"
        for standings in zip(*(each for each, _ in found.values()), strict=True)
    ]
    return TEXT.format(
        rows=rows,
        lists=lists,
        questions=len(questions),
        share=len(np.unique(_ends(links, questions))) / rows,
        expected=expected_questions(place, links, questions),
        measured=measured_on(),
        orders=" | ".join(orders),
        columns="|".join("---" for _ in orders),
        lines="\n".join(lines),
        before=f"{before.expected:,.0f} ({before.low:,.0f}–{before.high:,.0f})",
        after=f"{after.expected:,.0f} ({after.low:,.0f}–{after.high:,.0f})",
        wrong_before=wrong_links(links, group, truth),
        wrong_after=wrong_links(links, last, truth),
    )


def _ends(links: Links, questions: Array) -> Array:
    return np.concatenate([links.left[questions], links.right[questions]])


def main(arguments: Sequence[str] | None = None) -> None:
    """Generate, match, ask, measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        plan = plan_for(options.rows, seed=options.seed)
        write_rows(plan, Path(folder) / "sample")
        rows = pq.read_table(Path(folder) / "sample" / "rows").sort_by("row_key")
        truth = (
            pq.read_table(Path(folder) / "sample" / "truth.parquet").sort_by("row_key")["location"].to_numpy()
        )
    given = Described(rows, describe(rows))
    matching = group_rows(given, candidate_pairs(given.descriptions), [], shipped_model())
    text = section(rows.num_rows, plan.lists, matching.links, matching.group, truth)
    write_section("asking", text, into_readme=options.write)


if __name__ == "__main__":
    main()
