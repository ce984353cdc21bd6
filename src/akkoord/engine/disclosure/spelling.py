"""Which of many spellings becomes the public one: what most companies write, never who wrote it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from akkoord.engine.cleaning.text import has_lost_letters

Votes = Iterable[tuple[str | None, str]]
"""(company or None for a neutral source, what it wrote)"""

SHORTEST_SHOUT = 5
"""Letters; a shorter text in capitals is an abbreviation."""
LOW_WORDS = frozenset(
    {
        *("and", "of", "the", "for", "de", "da", "do", "dos", "du", "des", "di", "la", "le"),
        *("e", "en", "et", "und", "ve", "y"),
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def tidy(text: str) -> str:
    """The text without the marks of the file it came from: composed letters, single blanks.

    A text without a letter or digit, such as a dash, is none.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" ,;")
    return plain if any(map(str.isalnum, plain)) else ""


def in_ordinary_capitals(text: str) -> str:
    """A text that is all in capitals, written as most lists write; any other text as it is.

    Few companies write their whole list in capitals: it would set their rows apart. Single letters, as
    in "S.T.", stay capitals.
    """
    if not text.isupper() or sum(map(str.isalpha, text)) < SHORTEST_SHOUT:
        return text
    return _WORD.sub(_ordinary_word, text)


def _ordinary_word(found: re.Match[str]) -> str:
    word = found.group()
    low = unicodedata.normalize("NFC", word.lower().replace("i\u0307", "i"))
    stands_after = found.string[: found.start()]
    is_first = not any(map(str.isalnum, stands_after))
    if len(word) == 1:
        return word
    if stands_after[-1:].isdigit() or (low in LOW_WORDS and not is_first):
        return low
    return word[0] + low[1:]


def agreed_spelling(votes: Votes) -> str:
    """The spelling that most companies use; a neutral source goes before all companies.

    Spellings that differ in capitals only are counted together. A tie goes to a form without lost
    letters, then to the fullest, then to the one that is not all capitals, then to the first in
    the alphabet, so that the order in which the lists came has no say.
    """
    votes = list(votes)
    if len(votes) == 1:
        return tidy(votes[0][1])
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
