"""What somebody in a story can ask: what is kept about them, and that it is erased."""

from collections.abc import Collection, Iterable

from akkoord.engine.cleaning.search_keys import search_key
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

STILL_OUTSIDE = gettext_noop("the story, which everybody can still read: it is taken off first")
STILL_IN_TEXTS = gettext_noop(
    "the text, which others are in too: it is written anew without this person first"
)
STILL_NAMED = gettext_noop("the text, in which the name of this person still stands")


def is_named(text: str, names: Iterable[str]) -> bool:
    """Whether one of these names stands in the text as whole words, whatever their spelling."""
    words = f" {search_key(text)} "
    keys = (search_key(each) for each in names)
    return any(key and f" {key} " in words for key in keys)


def speaks_of(text: str, names: Collection[str], others: Collection[str]) -> bool:
    """Whether a paragraph belongs to one person: it is nobody else's where nobody else is in the story."""
    return not others or (is_named(text, names) and not is_named(text, others))


class ErasureAsked(AkkoordError):
    """Who asked to be erased leaves with a certificate, and is asked nothing any more."""

    code = "story_erasure_asked"
    sentence = gettext_noop(
        "This person asked to be erased: nothing more is noted, and two people erase them with a certificate."
    )
