"""The languages in which somebody can report; each is a table of texts beside this module."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import get_language

from akkoord.engine.yaml_data import yaml_data

CODES = ("en", "nl", "de", "fr", "tr", "bn", "hi", "ta", "zh", "vi", "id", "my", "ur", "ar")
"""In the order in which they are offered (ISO 639-1)."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: how it calls itself, which way it is written, and every text of the pages."""

    code: str
    texts: Mapping[str, Any]

    @property
    def name(self) -> str:
        """As those who speak it call it."""
        return str(self.texts["name"])

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return str(self.texts["direction"])


@cache
def language(code: str) -> Language:
    """The language with this code, one of `CODES`."""
    return Language(code, yaml_data("akkoord.public.reporting", f"texts/{code}.yaml"))


def languages() -> list[Language]:
    """All of them, in the order in which they are offered."""
    return [language(code) for code in CODES]


def of_the_site() -> str:
    """The code of the language in which somebody reads the site."""
    code = (get_language() or "")[:2]
    return code if code in CODES else CODES[0]
