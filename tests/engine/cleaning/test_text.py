import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.cleaning.text import has_lost_letters, squashed, text_key, text_keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("S.T. Örüm-Tekstil", "st orum tekstil"),
        ("m e r c u r y", "mercury"),
        ("HUBIN South RoadEconomic Zone", "hubin south road economic zone"),
        ("No158,Hubin", "no 158 hubin"),
        ("Do?ruyol Ye?ilova", "doruyol yeilova"),
        ("S&P Apparel", "sp apparel"),
        ("Huai’an", "huaian"),
        ("", ""),
    ],
)
def test_text_key_of_messy_text(text, key):
    assert text_key(text) == key


@given(st.text())
def test_text_key_of_any_text_is_plain_words(text):
    key = text_key(text)

    assert set(key) <= set(string.ascii_lowercase + string.digits + " ")
    assert key == " ".join(key.split())


@given(
    st.lists(st.from_regex(r"[a-z]{3,8}", fullmatch=True), min_size=1),
    st.sampled_from([", ", " - ", " / ", "  "]),
)
def test_text_key_ignores_case_and_punctuation(words, separator):
    assert text_key(separator.join(words).upper()) == " ".join(words)


def test_squashed_has_no_blanks():
    assert squashed("wei li") == "weili"


def test_keys_of_texts_are_those_of_each():
    assert text_keys(["Örüm", "", "a b"]) == ["orum", "", "a b"]


@pytest.mark.parametrize(
    ("text", "has_lost"),
    [
        ("U?urlu", True),
        ("?ahin Tekstil", True),
        ("Ör\ufffdm", True),
        ("Uğurlu", False),
        ("Where is it?", False),
    ],
)
def test_lost_letters_are_seen_inside_words(text, has_lost):
    assert has_lost_letters(text) is has_lost
