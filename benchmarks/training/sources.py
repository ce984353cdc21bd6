"""What the shipped model learns from, and the same without some locations, to measure it honestly on them."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt
from judged_rows import TEST, JudgedRows, read_judged_rows
from real_lists import real_data

from akkoord.engine.intake import read_list, to_matching_rows
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.learning.fitting import Examples
from akkoord.engine.matching.model import Model
from training.fitting import fit
from training.generated_pairs import Generated, Generator, measured
from training.places import Place, places_in, rows_of
from training.sample_pairs import not_ruled_out, sample_pairs

REGISTER = "register/oar-2022.csv"
SEED = 1
VERSION = "2026.8"

Texts = npt.NDArray[np.uint64]
"""Rows by their texts (`Descriptions.text`): the same row stands in several files."""
NONE: Texts = np.zeros(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Sources:
    """Generated and judged pairs; the rows of the blind test part are in none of them."""

    register: Texts
    """The rows that pairs are generated from."""
    generated: Generated
    judged: JudgedRows
    in_lists: Examples
    """Candidates of generated lists that a model of the generated pairs alone does not rule out."""

    def model(self, *, without: Texts = NONE) -> Model:
        """The model that has seen neither these rows nor any that hangs together with them."""
        pairs = self.judged.rows.text.reshape(-1, 2)
        component = np.array(self.judged.component)
        hidden = np.unique(component[np.isin(pairs, without).any(axis=1)])
        is_hidden = np.isin(component, hidden)
        texts = np.union1d(without, pairs[is_hidden])
        generated = self.generated.without(np.isin(self.register, texts))
        judged = self.judged.examples.taken(~is_hidden & (self.judged.part != TEST))
        trained_on = (
            f"{len(generated.is_same)} pairs generated from a public register, {len(self.in_lists.is_same)} "
            "pairs of generated lists (benchmarks/training), and "
            f"{len(judged.is_same)} pairs of real rows that careful reading called one place or two; not "
            "those of the part of benchmarks/judgements.csv that is kept for measuring, nor of their rows"
        )
        return replace(fit(generated, judged, self.in_lists), version=VERSION, trained_on=trained_on)


@cache
def sources(seed: int = SEED) -> Sources:
    """Everything that there is to learn from."""
    judged = read_judged_rows()
    places = register_places()
    texts = describe(rows_of(places)).text
    kept = ~np.isin(texts, judged.rows.text.reshape(-1, 2)[judged.part == TEST])
    places = [place for place, is_kept in zip(places, kept, strict=True) if is_kept]
    generated = measured(Generator(places, seed=seed).pairs())
    candidates = sample_pairs()
    nothing = candidates.taken(np.zeros(0, dtype=np.int64))
    in_lists = not_ruled_out(candidates, fit(generated.examples, nothing, nothing))
    return Sources(texts[kept], generated, judged, in_lists)


def register_places() -> list[Place]:
    """The places of the register, without those whose names are invented."""
    path = real_data(REGISTER)
    return places_in(to_matching_rows(read_list(path, filename=path.name), "register"))
