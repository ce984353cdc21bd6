"""The fonts that every page loads: all letters of our languages, and not under the name of their makers."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

STATIC = Path(__file__).resolve().parents[2] / "src/akkoord/project"
FONTS = sorted((STATIC / "static/akkoord/vendor/fonts").glob("akkoord-*.woff2"))
NOT_LETTERS = set("\n→←✓…⚠▸▾●○≥≤⌘")
"""Signs that a system has in another font."""


def letters_of_our_texts():
    for path in (STATIC / "locale").glob("*/LC_MESSAGES/django.po"):
        with path.open("rb") as stream:
            for message in read_po(stream):
                for text in [message.id, message.string]:
                    yield from "".join(text) if isinstance(text, tuple | list) else text


@pytest.mark.parametrize("family", ["sans", "serif"])
def test_fonts_have_every_letter_of_our_languages(family):
    parts = [path for path in FONTS if f"-{family}-" in path.name]
    has = {chr(code) for path in parts for code in TTFont(path).getBestCmap()}

    assert len(parts) == 2
    assert set(letters_of_our_texts()) - has - NOT_LETTERS == set()


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_font_has_a_name_of_its_own(path):
    names = TTFont(path)["name"]

    assert [names.getDebugName(at) for at in (1, 4, 6) if "Source" in (names.getDebugName(at) or "")] == []
    assert "Reserved Font Name" in names.getDebugName(0)
