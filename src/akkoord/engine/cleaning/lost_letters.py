"""Which word was it before an encoding lost its letters? `Do?ruyol` beside `Doğruyol` can only be that."""

import re

from anyascii import anyascii

from akkoord.engine.cleaning.text import has_lost_letters

_WORD = re.compile(r"[\w?\ufffd]*[?\ufffd][\w?\ufffd]*")
_WHOLE_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[?\ufffd]")
FEWEST_KNOWN = 1
"""So many letters of a damaged word must have survived."""


def _fitting(damaged: str, words: frozenset[str]) -> str | None:
    """The only one of `words` that `damaged` can be, each mark standing for one letter."""
    parts = [re.escape(anyascii(part).lower()) for part in _MARKS.split(damaged)]
    if sum(map(len, parts)) < FEWEST_KNOWN:
        return None
    shape = re.compile("[a-z0-9]".join(parts))
    fitting = [word for word in words if shape.fullmatch(word)]
    return fitting[0] if len(fitting) == 1 else None


def restored(text: str, *, by: str) -> str:
    """`text` with each damaged word replaced by the one word of `by` that fits; others stay as they are."""
    if not has_lost_letters(text):
        return text
    words = frozenset(_WHOLE_WORD.findall(anyascii(by).lower()))
    return _WORD.sub(lambda found: _fitting(found.group(), words) or found.group(), text)
