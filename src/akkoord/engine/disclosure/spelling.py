"""Which of many spellings becomes the public one: what most companies write, never who wrote it."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from akkoord.engine.cleaning.text import has_lost_letters

Votes = Iterable[tuple[str | None, str]]
"""(company or None for a neutral source, what it wrote)"""


def tidy(text: str) -> str:
    """The text without the marks of the file it came from: composed letters, single blanks.

    A text without a letter or digit, such as a dash, is none.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" ,;")
    return plain if any(map(str.isalnum, plain)) else ""


def agreed_spelling(votes: Votes) -> str:
    """The spelling that most companies use; a neutral source goes before all companies.

    Spellings that differ in capitals only are counted together. A tie goes to a form without lost
    letters, then to the fullest, then to the one that is not all capitals, then to the first in
    the alphabet, so that the order in which the lists came has no say.
    """
    by_form = _by_form(votes)
    if not by_form:
        return ""
    form = min(
        by_form, key=lambda form: (-_companies(by_form[form]), has_lost_letters(form), -len(form), form)
    )
    spellings = by_form[form]
    return min(spellings, key=lambda text: (-len(spellings[text]), text.isupper(), text.islower(), text))


def shared_spellings(votes: Votes, *, k: int) -> tuple[str, ...]:
    """The spellings that at least `k` companies use, in alphabetical order."""
    by_form = _by_form(votes)
    return tuple(
        sorted(
            min(spellings, key=lambda text: (-len(spellings[text]), text))
            for spellings in by_form.values()
            if _companies(spellings) >= k
        )
    )


def _by_form(votes: Votes) -> dict[str, dict[str, set[str | None]]]:
    by_form: dict[str, dict[str, set[str | None]]] = defaultdict(lambda: defaultdict(set))
    written = [(company, tidy(text)) for company, text in votes]
    has_neutral = any(company is None and text for company, text in written)
    for company, text in written:
        if text and (company is None or not has_neutral):
            by_form[text.casefold()][text].add(company)
    return by_form


def _companies(spellings: dict[str, set[str | None]]) -> int:
    return len(set().union(*spellings.values()))
