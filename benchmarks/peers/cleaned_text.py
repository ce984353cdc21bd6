"""What a careful user cleans before handing names and addresses to a general tool."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from anyascii import anyascii

LEGAL_FORMS = frozenset(Path(__file__).with_name("legal_forms.txt").read_text(encoding="ascii").split())
"""Short words that say nothing of the place: legal forms and fillers of the main languages."""


def plain(text: str | None) -> str:
    """ASCII, lower case, anything but letters and digits a blank."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", anyascii(text or "").lower().replace("'", "")).split())


def telling(text: str) -> str:
    """A plain name without legal forms; all of it when nothing else is left."""
    kept = [word for word in text.split() if (word not in LEGAL_FORMS and len(word) > 1) or word.isdigit()]
    return " ".join(kept) or text


def numbers(text: str) -> list[str]:
    """The distinct numbers of a plain text."""
    return sorted(set(re.findall(r"\d+", text)))


def rarest_words(countries: Sequence[str], texts: Sequence[str], *, most: int) -> list[list[str]]:
    """The words of each text, rarest within the country first, without those in more than `most` rows."""
    words = [sorted(set(text.split())) for text in texts]
    rows = Counter((country, word) for country, each in zip(countries, words, strict=True) for word in each)
    return [
        sorted(
            (word for word in each if 1 < rows[country, word] <= most and len(word) > 1),
            key=lambda word, country=country: (rows[country, word], word),
        )
        for country, each in zip(countries, words, strict=True)
    ]


def joined(parts: Iterable[str | None]) -> str:
    """Texts that are there, as one."""
    return " ".join(part for part in parts if part)
