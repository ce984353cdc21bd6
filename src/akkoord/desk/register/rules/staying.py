"""Why does a location keep the identifier that it keeps? The written rules of naming, told for people."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Stays(StrEnum):
    """The rule by which a location bears its identifier after a merge or split."""

    KEPT = "kept"
    """Nothing else was in question."""
    NEW = "new"
    DRAWN = "drawn"
    """It was drawn from a text that is here."""
    MOST = "most"
    """Most texts bear it."""
    FIRST = "first"
    """As many texts bear another: then the first in the alphabet."""


@dataclass(frozen=True, slots=True)
class WhyItStays:
    """The rule, the text that it was drawn from, and how many of the texts here bear it."""

    rule: Stays
    text: str = ""
    bearing: int = 0
    of: int = 0


def why_it_stays(
    location_id: str, texts: Sequence[str], current: Mapping[str, str], drawn: Callable[[str], str]
) -> WhyItStays:
    """`texts` will be at `location_id`, `current` is where all are now, `drawn` draws one's identifier."""
    texts = sorted(texts)
    here = Counter(current[text] for text in texts if text in current)
    own, everywhere = here.pop(location_id, 0), sum(each == location_id for each in current.values())
    if not everywhere:
        return WhyItStays(Stays.NEW)
    if here:
        origins, rivals = texts[:1], max(here.values())
    elif own < everywhere:
        origins, rivals = [text for text in texts if current.get(text) == location_id], everywhere - own
    else:
        return WhyItStays(Stays.KEPT)
    if origin := next((text for text in origins if drawn(text) == location_id), ""):
        return WhyItStays(Stays.DRAWN, text=origin)
    return WhyItStays(Stays.MOST if own > rivals else Stays.FIRST, bearing=own, of=own + rivals)
