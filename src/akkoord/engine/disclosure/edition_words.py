"""What an edition is called and what it says of itself, in every language."""

from collections.abc import Callable, Sequence

from akkoord.engine.insight import unit_words
from akkoord.engine.text import gettext_noop

LANGUAGES = ("en", "nl", "de", "fr")
"""The languages in which an edition describes itself; the rows are as the world writes them."""
TITLE = gettext_noop("%(units)s of %(agreement)s, edition %(number)d")
COUNTS_TITLE = gettext_noop("%(units)s of %(agreement)s by country, edition %(number)d")
ABOUT = gettext_noop(
    "The locations behind the products of the participants of this agreement in %(year)d, as one list. "
    "It does not say who produces where."
)

Translate = Callable[[str], str]


def title(
    units: Sequence[str], *, agreement: str, number: int, shows_places: bool, translate: Translate
) -> str:
    """`Production locations of Agreement on Textile, edition 3`."""
    words = unit_words(units, number=2, translate=translate)
    parts = {"units": words[:1].upper() + words[1:], "agreement": agreement, "number": number}
    return translate(TITLE if shows_places else COUNTS_TITLE) % parts


def about(year: int, *, translate: Translate) -> str:
    """One sentence for whoever finds the list without having looked for it."""
    return translate(ABOUT) % {"year": year}
