"""From which probability on is joining cheaper than asking, and asking cheaper than keeping apart?"""

from dataclasses import dataclass
from typing import Self

from akkoord.engine.matching.model import Model


@dataclass(frozen=True, slots=True)
class Costs:
    """What mistakes cost, in questions put to a person."""

    wrong_merge: float
    """Two places joined as one without asking."""
    missed: float
    """Two rows of one place kept apart without asking."""

    def __post_init__(self) -> None:
        if not min(self.wrong_merge, self.missed) > 1.0:
            raise ValueError("A question must cost less than a mistake.")

    @classmethod
    def of(cls, model: Model) -> Self:
        """The costs under which the thresholds of this model are right."""
        return cls(wrong_merge=round(1.0 / (1.0 - model.same), 3), missed=round(1.0 / model.ask, 3))

    @property
    def same(self) -> float:
        """The chance of one place from which on joining costs less than asking."""
        return round(1.0 - 1.0 / self.wrong_merge, 4)

    @property
    def ask(self) -> float:
        """The chance of one place from which on asking costs less than keeping apart."""
        return round(min(1.0 / self.missed, self.same), 4)
