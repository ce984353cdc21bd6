"""One location as one list writes it down: what happens to it, and what was done to it."""

from collections.abc import Callable
from random import Random

from akkoord.engine.sample.scale.habits import Habit
from akkoord.engine.sample.scale.rates import rates
from akkoord.engine.sample.scale.sites import Site
from akkoord.engine.sample.scale.texts import Flexible, Text, told

OWN_FORM = {kind: f"own_{kind}_form" for kind in ("legal", "name", "address", "city")}


class Telling:
    """A row in the making; `damage` gathers codes of what was done to the truth."""

    def __init__(self, site: Site, habit: Habit, random: Random) -> None:
        self.site, self.habit, self.random = site, habit, random
        self.chances = rates().rows
        self.damage: list[str] = []

    def may_happen(self, kind: str) -> bool:
        """Whether this row is to have a fault of a kind."""
        return self.random.random() < self.chances[kind] * self.habit.carelessness

    def happens(self, kind: str) -> bool:
        """Whether this row has a fault of a kind; noted when it has."""
        if self.may_happen(kind):
            self.damage.append(kind)
            return True
        return False

    def form_of(self, word: Flexible) -> str:
        """A word in the list's own form, in any form, or as the location writes it."""
        turn = self.random.random() - self.chances[OWN_FORM[word.kind]]
        if turn < 0:
            return self.habit.form_of(word)
        is_any = turn < self.chances["any_form"] * self.habit.carelessness
        return self.random.choice(word.forms) if is_any else word.written

    def told(self, text: Text) -> str:
        """`text` with its words in the forms of this row."""
        return told(text, self.form_of)

    def slipped(self, text: str, kind: str, slip: Callable[..., str]) -> str:
        """`text` after a slip of the kind, if it happens; noted when it changes anything."""
        if not self.may_happen(kind):
            return text
        slipped = slip(text, random=self.random)
        if slipped != text:
            self.damage.append(kind)
        return slipped
