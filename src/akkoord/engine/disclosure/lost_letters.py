"""Letters that were lost on the way (`K?z?l?rmak`), written again where enough others write the word.

Few lists lose letters, and such a list loses them in all its rows: the marks would set them apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from akkoord.engine.disclosure.mentions import Mention
from akkoord.engine.disclosure.public_rows import PublicLocation
from akkoord.engine.disclosure.towns import town_names

MARKS = "?\ufffd"
"""What stands for a lost letter: what an old encoding cannot write, or a wrong one not read."""
FIELDS = ("name", "address", "town", "region")

_WORD = re.compile(r"[\w?\ufffd][\w?\ufffd.'’-]*")
_ANY = "*"
"""Stands for a letter that may have been lost: one that is not in ASCII."""

Spellings = Mapping[str, str]
"""How a word looks with letters lost → the word."""


def rows_with_lost_letters(rows: Iterable[PublicLocation]) -> tuple[str, ...]:
    """The locations in whose texts letters are missing still."""
    return tuple(row.location_id for row in rows if any(is_damaged(getattr(row, name)) for name in FIELDS))


def is_damaged(text: str) -> bool:
    """Does a word of the text lack a letter? A question mark by itself is none."""
    return any(_lacks_letters(found.group()) for found in _WORD.finditer(text))


class KnownWords:
    """The words of each country that may help: at least `k` companies write them, or they name a town."""

    def __init__(self, mentions: Iterable[Mention], *, k: int) -> None:
        self._by_country = {
            country: _spellings(writers, country=country, k=k)
            for country, writers in _writers(mentions).items()
        }

    def restored(self, text: str, *, country: str) -> str:
        """The text with the lost letters of every word that is known; the other letters stay as they are."""
        spellings = self._by_country.get(country, {})
        if not spellings or not any(mark in text for mark in MARKS):
            return text
        return _WORD.sub(lambda found: _restored_word(found.group(), spellings), text)


def _writers(mentions: Iterable[Mention]) -> dict[str, dict[str, set[str | None]]]:
    """Country → word with letters that may be lost → who writes it; only where letters were lost."""
    damaged: set[str] = set()
    writers: dict[str, dict[str, set[str | None]]] = defaultdict(lambda: defaultdict(set))
    for mention in mentions:
        country = mention.country.upper()
        for text in (getattr(mention, name) for name in FIELDS):
            if any(mark in text for mark in MARKS):
                damaged.add(country)
            elif not text.isascii():
                for word in _bare_words(text):
                    writers[country][word].add(mention.company)
    return {country: writers[country] for country in damaged}


def _spellings(writers: Mapping[str, set[str | None]], *, country: str, k: int) -> Spellings:
    """The town goes before the word that most companies write, that before the first of the alphabet."""
    usual = [word for word, companies in writers.items() if None in companies or len(companies) >= k]
    in_order = sorted(usual, key=lambda word: (len(writers[word]), word), reverse=True)
    towns = (word for name in town_names(country) if not name.isascii() for word in _bare_words(name))
    return {_look(word): word for word in reversed([*towns, *in_order])}


def _bare_words(text: str) -> Iterable[str]:
    words = (found.group().strip(".-'’") for found in _WORD.finditer(text))
    return (word for word in words if not word.isascii())


def _restored_word(word: str, spellings: Spellings) -> str:
    bare = word.rstrip(".-'’")
    known = spellings.get(_look(bare), "") if _lacks_letters(word) else ""
    if not known or not all(_may_be(there, here) for there, here in zip(known, bare, strict=True)):
        return word
    is_shout = bare.isupper() and sum(map(str.isupper, bare)) > 1
    letters = (there if here in MARKS else here for there, here in zip(known, bare, strict=True))
    whole = "".join(letters)
    return (whole.upper() if is_shout else whole) + word[len(bare) :]


def _look(word: str) -> str:
    return "".join(letter.lower() if letter.isascii() and letter not in MARKS else _ANY for letter in word)


def _may_be(known: str, written: str) -> bool:
    return written in MARKS or known.lower() == written.lower()


def _lacks_letters(word: str) -> bool:
    return any(mark in word for mark in MARKS) and any(map(str.isalnum, word))
