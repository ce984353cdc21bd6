"""What stops training: always with what is missing."""

from typing import TYPE_CHECKING, ClassVar

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

if TYPE_CHECKING:
    from akkoord.engine.matching.learning.training import Training


class TooFewAnswers(AkkoordError):
    """Nothing can be measured with so few answers."""

    code: ClassVar[str] = "too_few_answers"
    sentence: ClassVar[str] = gettext_noop(
        "There are %(same)d answers “same” and %(different)d “different”; "
        "at least %(least)d of each are needed."
    )


class ModelMeasuresWorse(AkkoordError):
    """The learned model is no better than the one it starts from."""

    code: ClassVar[str] = "model_measures_worse"
    sentence: ClassVar[str] = gettext_noop(
        "The learned model measures worse than the one in use (%(worse)s), so it is not written."
    )

    def __init__(self, training: "Training") -> None:
        super().__init__(worse=", ".join(training.worse))
        self.training = training
