"""How do we make a name findable? Plain words for the search index and for what people type."""

import re

from anyascii import anyascii

from akkoord.engine.cleaning.names import without_legal_form

_APOSTROPHES = re.compile(r"['`´’]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SINGLE_LETTERS = re.compile(r"\b[a-z](?: [a-z]\b)+")


def search_key(text: str) -> str:
    """Lower-case ASCII words, one blank between them; single letters in a row become a word.

    `S.T. Screen` and `ST Screen` → `st screen`; `ÖRÜM TEKSTİL` → `orum tekstil`. Nothing is
    remembered between calls, because what people search for is nobody's business.
    """
    plain = _NOT_WORD.sub(" ", _APOSTROPHES.sub("", anyascii(text).lower())).strip()
    return _SINGLE_LETTERS.sub(lambda found: found.group().replace(" ", ""), plain)


def telling_key(name: str) -> str:
    """The search key of a name without its legal form: `Örüm Tekstil Ltd. Şti.` → `orum tekstil`."""
    return without_legal_form(search_key(name))
