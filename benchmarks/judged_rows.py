"""The judged pairs of real rows with their measures: those of the shared file, and the blind set."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt
from judgement_pairs import judged_pairs
from real_lists import lines_of, row, table

from akkoord.engine.matching.clusters.links import Links
from akkoord.engine.matching.comparing import measure_pairs
from akkoord.engine.matching.deciding.scoring import NOWHERE, Scorer
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.judgements import Groups
from akkoord.engine.matching.learning.fitting import Examples
from akkoord.engine.matching.model import Model

SHARED, LEARN, TEST = "judged", "blind, learn", "blind, test"
UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """All pairs that were called same or different; pair `at` is of the rows 2 × at and 2 × at + 1."""

    lines: tuple[Mapping[str, str], ...]
    part: npt.NDArray[np.str_]
    """SHARED, LEARN or TEST."""
    rows: Descriptions
    examples: Examples
    component: tuple[str, ...]
    """Pairs that share a row, even through other pairs, have one component."""

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def is_same(self) -> npt.NDArray[np.float64]:
        return self.examples.is_same

    def has_address(self) -> npt.NDArray[np.bool_]:
        """Whether both rows of a pair give an address."""
        given = np.diff(self.rows.address.starts) > 0
        return np.asarray(given[0::2] & given[1::2])

    def decided(self, model: Model) -> Links:
        """What the machine says of every pair, with its rules that no model overrules."""
        pairs = np.arange(2 * len(self), dtype=np.int32).reshape(-1, 2)
        bears = np.full(2 * len(self), NOWHERE, dtype=np.int32)
        return Scorer(self.rows, model, bears).score(pairs, keep_from=0.0)


def read_judged_rows() -> JudgedRows:
    """Every judged pair, measured from the texts of its two rows alone."""
    lines = [{**line, "part": SHARED} for line in lines_of("pairs/judged.csv")]
    lines += [{**asdict(pair), "part": LEARN if pair.part == "learn" else TEST} for pair in judged_pairs()]
    lines = [line for line in lines if line["label"] != UNSURE]
    described = describe(table([_row(line, at, side) for at, line in enumerate(lines) for side in "12"]))
    pairs = np.arange(2 * len(lines), dtype=np.int32).reshape(-1, 2)
    is_same = np.array([line["label"] == "same" for line in lines], dtype=np.float64)
    return JudgedRows(
        lines=tuple(lines),
        part=np.array([line["part"] for line in lines]),
        rows=described,
        examples=Examples.of(measure_pairs(described, pairs), is_same),
        component=_components(described.text.reshape(-1, 2)),
    )


def _row(line: Mapping[str, str], at: int, side: str) -> dict[str, object]:
    given = {name: line[f"{name}{side}"] for name in ("name", "address", "country")}
    return row(f"{at:05}:{side}", handed_in=line[f"source{side}"], **given)


def _components(texts: npt.NDArray[np.uint64]) -> tuple[str, ...]:
    """Pairs hang together when a text stands in both: the same row may come from either file."""
    groups = Groups()
    sides: Sequence[tuple[str, str]] = [(str(left), str(right)) for left, right in texts.tolist()]
    for left, right in sides:
        groups.join(left, right)
    return tuple(groups.of(left) for left, _ in sides)
