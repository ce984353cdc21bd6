"""Every language has every text, in its own script and direction."""

import re

import pytest

from akkoord.public.reporting.asked import THEMES
from akkoord.public.reporting.languages import CODES, language

FILLED = re.compile(r"%\(\w+\)s")


def every_text(texts, path=""):
    for name, value in texts.items():
        if isinstance(value, dict):
            yield from every_text(value, f"{path}{name}.")
        elif isinstance(value, list):
            yield from ((f"{path}{name}.{number}", each) for number, each in enumerate(value))
        else:
            yield f"{path}{name}", value


ENGLISH = dict(every_text(language("en").texts))


@pytest.mark.parametrize("code", CODES)
def test_language_has_every_text_and_fills_in_the_same(code):
    texts = dict(every_text(language(code).texts))
    assert texts.keys() == ENGLISH.keys()
    assert {name: FILLED.findall(text) for name, text in texts.items()} == {
        name: FILLED.findall(text) for name, text in ENGLISH.items()
    }
    assert all(text.strip() for text in texts.values())


@pytest.mark.parametrize("code", [each for each in CODES if each != "en"])
def test_language_repeats_no_english(code):
    texts = dict(every_text(language(code).texts))
    assert [name for name in texts if texts[name] == ENGLISH[name] and name != "direction"] == []


def test_languages_of_the_right_are_written_from_the_right():
    assert [code for code in CODES if language(code).direction == "rtl"] == ["ur", "ar"]


def test_every_theme_has_words():
    assert list(language("en").texts["themes"]) == list(THEMES)
